import type { SettingsFile } from "@slotwise/project";
import { expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { definitions } from "./definitions.js";
import { type EditorDocument, editorDocument } from "./editor-document.js";
import { fleetState } from "./fleet-state.js";
import { hover } from "./hover.js";
import { judgedFleets } from "./judged-fleets.js";
import { writeValues } from "./write-values.js";

const PYPROJECT: SettingsFile = {
  name: "pyproject.toml",
  text: '[project]\ndependencies = ["pynenc==0.2.3"]\n\n[tool.pynenc]\natomic_service_interval_minutes = 5.0\n',
};

const service = (name: string, minutes: string, replicas: number, others = "") =>
  `  ${name}:\n    environment:\n      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "${minutes}"\n${others}    deploy:\n      replicas: ${replicas}\n`;
const compose = (...services: readonly string[]): SettingsFile => {
  return { name: "compose.yaml", text: `services:\n${services.join("")}` };
};

function shown(name: string, ...files: readonly SettingsFile[]): EditorDocument {
  const editor = editorDocument(analyseProject(files), name);
  if (editor === undefined) throw new Error(`${name} is in its project`);
  return editor;
}

/** What a panel starts from: the fleet that it shows at first. */
function firstFleet(editor: EditorDocument) {
  const terms = judgedFleets(editor)?.deployments[0]?.terms;
  return terms == null ? undefined : [terms.declarations.runners?.most, terms.values.atomic_service_interval_minutes];
}

function hoverAt(editor: EditorDocument, offset: number): string {
  return hover(editor, offset, { pictures: { kind: "text" }, nowSeconds: 0 })?.markdown ?? "";
}

it("is the same for status, panel, hover, definition and what is written", () => {
  const worker = compose(service("worker", "1.0", 7));
  const editor = shown("pyproject.toml", PYPROJECT, worker);
  const offset = PYPROJECT.text.indexOf("5.0");
  expect(fleetState(editor)?.fleet).toBe("7 runners");
  expect(firstFleet(editor)).toEqual([7, 1]);
  expect(hoverAt(editor, offset)).toContain(
    "In force for service worker: `1.0`, from compose.yaml:4, which beats line 5.\n\nFor the folder itself: `5.0`, from line 5.",
  );
  const [place, ...others] = definitions(editor, offset);
  expect(others).toEqual([]);
  expect(place?.file).toBe("compose.yaml");
  expect(place?.range.start).toBe(worker.text.indexOf("PYNENC__"));
  const edits = writeValues(editor, { settings: { atomic_service_interval_minutes: 10 }, runners: 5 });
  expect(edits.map(({ file }) => file)).toEqual(["compose.yaml", "compose.yaml"]);
  const written = edits.toReversed().reduce((text, { range, newText }) => {
    return text.slice(0, range.start) + newText + text.slice(range.end);
  }, worker.text);
  expect(written).toBe(compose(service("worker", "10.0", 5)).text);
  expect(firstFleet(shown("pyproject.toml", PYPROJECT, { ...worker, text: written }))).toEqual([5, 10]);
});

it("is for a service's own variable that service, and another that beats a shared value is named beside it", () => {
  const other = '      PYNENC__APP_ID: "other"\n';
  const both = compose(service("bad", "1.0", 7), service("good", "60.0", 2, other));
  const editor = shown("compose.yaml", PYPROJECT, both);
  expect(hoverAt(editor, both.text.lastIndexOf("PYNENC__ATOMIC"))).toContain(
    "In force: `60.0`, from line 9, which beats pyproject.toml:5.",
  );
  const shared = shown("pyproject.toml", PYPROJECT, both);
  const offset = PYPROJECT.text.indexOf("5.0");
  const text = hoverAt(shared, offset);
  expect(text).toContain("In force for service bad: `1.0`, from compose.yaml:4, which beats line 5.");
  expect(text).toContain("For service good: `60.0`, from compose.yaml:9, which beats line 5.");
  expect(definitions(shared, offset).map(({ range }) => range.start)).toEqual([
    both.text.indexOf("PYNENC__"),
    both.text.lastIndexOf("PYNENC__ATOMIC"),
  ]);
});

it("leaves the replicas of one service alone where several make the fleet", () => {
  const both = compose(service("a", "5.0", 3), service("b", "5.0", 4));
  const editor = shown("pyproject.toml", PYPROJECT, both);
  expect(firstFleet(editor)?.[0]).toBe(7);
  expect(writeValues(editor, { runners: 8 }).map(({ file, newText }) => [file, newText])).toEqual([
    ["pyproject.toml", "\n[tool.slotwise]\nrunners = 8\n"],
  ]);
});

it.each(["[tool.pynenc\napp_id = 1\n", '[tool.pynenc]\napp_id = "\n[tool.slotwise]\nrunners = 4\n'])(
  "writes nothing into what does not parse: %j",
  (text) => {
    const editor = shown("pyproject.toml", { name: "pyproject.toml", text });
    expect(firstFleet(editor)).toBeUndefined();
    expect(writeValues(editor, { settings: { atomic_service_interval_minutes: 10 }, runners: 3 })).toEqual([]);
  },
);
