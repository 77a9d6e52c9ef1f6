import { expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { editorDocument } from "./editor-document.js";
import { fleetState } from "./fleet-state.js";

function stateOf(name: string, files: Readonly<Record<string, string>>) {
  const project = analyseProject(Object.entries(files).map(([path, text]) => ({ name: path, text })));
  const document = editorDocument(project, name);
  return document === undefined ? undefined : fleetState(document);
}

const SETTINGS = "[tool.pynenc]\natomic_service_interval_minutes = 5.0\n[tool.slotwise]\npynenc-version = '0.2'\n";

it("tells the size that is declared, and how bad the worst finding is", () => {
  expect(stateOf("pyproject.toml", { "pyproject.toml": `${SETTINGS}runners = "1-4"\n` })).toMatchObject({
    fleet: "1-4 runners",
    verdict: "warning",
  });
  expect(stateOf("pyproject.toml", { "pyproject.toml": SETTINGS })).toMatchObject({ fleet: "fleet size unknown" });
});

it("takes the size from the service that is started, not from the folder beside it", () => {
  const compose = "services:\n  worker:\n    environment:\n      PYNENC__APP_ID: a\n    deploy:\n      replicas: 4\n";
  expect(stateOf("pyproject.toml", { "pyproject.toml": SETTINGS, "compose.yaml": compose })).toMatchObject({
    fleet: "4 runners",
    verdict: "warning",
  });
});

it("has nothing to tell of a file without settings", () => {
  expect(stateOf("pyproject.toml", { "pyproject.toml": "[tool.other]\n" })).toBeUndefined();
});
