import { expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { editorDocument } from "./editor-document.js";
import { hover } from "./hover.js";
import { inlayHints } from "./inlay-hints.js";

const SETTINGS = `[project]
dependencies = ["pynenc==0.2.3"]
[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_check_interval_minutes = 0.5
[tool.slotwise]
runners = 4
`;
const service = (name: string) =>
  `  ${name}:\n    environment: {PYNENC__APP_ID: ${name}, PYNENC__REDIS_URL: "redis://r"}\n    deploy: {replicas: 4}\n`;

/** The tooltips of the hints, and what is said at the interval and at the size. */
function saidOf(...services: readonly string[]): readonly string[] {
  const compose = { name: "compose.yaml", text: `services:\n${services.map(service).join("")}` };
  const files = [{ name: "pyproject.toml", text: SETTINGS }, ...(services.length === 0 ? [] : [compose])];
  const editor = editorDocument(analyseProject(files), "pyproject.toml");
  if (editor === undefined) throw new Error("pyproject.toml is in its project");
  const options = { pictures: { kind: "text" }, nowSeconds: 0 } as const;
  const hovers = ["atomic_service_interval", "runners"].map((word) => {
    return hover(editor, SETTINGS.indexOf(word), options)?.markdown ?? "";
  });
  return [...inlayHints(editor, { hasDrawings: false }).map(({ tooltip }) => tooltip), ...hovers];
}

it("is named in hints and hovers where a file is about several deployments", () => {
  const [firstHint = "", ...others] = saidOf("orders", "mails");
  const name = firstHint.split(":")[0] ?? "";
  expect(name).toMatch(/^(?:service (?:orders|mails)|pyproject\.toml)$/);
  expect(others).toHaveLength(4);
  for (const said of others) expect(said).toContain(name);
  for (const said of others.slice(-2)) {
    expect(said).toContain(`\n\nThat is ${name}, one of the 3 deployments that this file is about.\n\n`);
  }
});

it("is not named where there is but one", () => {
  for (const said of saidOf()) expect(said).not.toMatch(/pyproject\.toml:? |one of the/);
});
