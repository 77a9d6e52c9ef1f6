import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { type EditorDocument, editorDocument } from "./editor-document.js";
import { runnerStrip, stripHints, stripLenses } from "./runner-strip.js";

function opened(name: string, text: string): EditorDocument {
  const editor = editorDocument(analyseProject([{ name, text }]), name);
  if (editor === undefined) throw new Error("the file is no part of the project");
  return editor;
}

const SETTINGS = "[project]\ndependencies = ['pynenc>=0.1']\n[tool.pynenc]\natomic_service_interval_minutes = 5.0\n";
const FOUR = opened("pyproject.toml", `${SETTINGS}[tool.slotwise]\nrunners = 4\n`);
const NONE: ReadonlyMap<string, number> = new Map();
const SIX = new Map([["pyproject.toml", 6]]);
const lineOf = ({ document }: EditorDocument, start: number) => document.source.text.slice(start).split("\n")[0];

describe("the row of sizes", () => {
  it("stands above what is declared, marks it, and draws a size at a click", () => {
    const lenses = stripLenses(FOUR, NONE);
    expect(lenses.map(({ title }) => title)).toEqual(["runners 1 ✓", "2 ✓", "3 ◐", "[4 ✗]", "5 ✗"]);
    expect(new Set(lenses.map(({ range }) => lineOf(FOUR, range.start)))).toEqual(new Set(["runners = 4"]));
    expect(lenses.map(({ command, target }) => [command, target])).toContainEqual([
      "slotwise.drawSize",
      { deployment: "pyproject.toml", runners: 5 },
    ]);
  });

  it("says of each release what it does with a fleet of that size", () => {
    const [, , third, fourth] = stripLenses(FOUR, NONE).map(({ tooltip }) => tooltip);
    expect(third).toMatch(/^3 runners\.\npynenc 0\.1\.0 to 0\.2\.3: safe\. .*\npynenc 0\.2\.4 to 0\.4\.0: not safe\. /);
    expect(fourth).toMatch(/^4 runners, as declared\.\n/);
  });

  it("marks what is drawn instead, and offers the way back", () => {
    const lenses = stripLenses(FOUR, SIX);
    expect(lenses.map(({ title }) => title).slice(3)).toEqual(["[4 ✗]", "5 ✗", "▸ 6 ✗", "7 ✗", "back"]);
    expect(lenses.at(-1)?.target).toEqual({ deployment: "pyproject.toml", runners: 6 });
    expect(runnerStrip(FOUR, SIX)?.tried).toBe(6);
    // What is declared is not tried.
    expect(stripLenses(FOUR, new Map([["pyproject.toml", 4]]))).toEqual(stripLenses(FOUR, NONE));
  });

  it("stands above the table where nobody says how many there are", () => {
    const editor = opened("pyproject.toml", SETTINGS);
    expect(new Set(stripLenses(editor, NONE).map(({ range }) => lineOf(editor, range.start)))).toEqual(
      new Set(["tool.pynenc]"]),
    );
  });

  it("is words behind what is declared for editors that draw nothing", () => {
    const [hint, ...others] = stripHints(FOUR);
    expect(others).toEqual([]);
    expect(hint?.label).toBe("1 ✓  2 ✓  3 ◐  [4 ✗]  5 ✗");
    expect(FOUR.document.source.text.slice(0, hint?.offset)).toMatch(/runners = 4$/);
    expect(stripHints(opened("pyproject.toml", SETTINGS))).toEqual([]);
  });

  it("knows each of several deployments", () => {
    const service = (name: string, interval: number) =>
      `  ${name}:\n    image: x\n    command: pynenc --app ${name} runner start\n    environment:\n      PYNENC__APP_ID: ${name}\n      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "${interval}"\n`;
    const editor = opened("compose.yaml", `services:\n${service("mails", 5)}${service("sweeps", 50)}`);
    // Nobody says how many runners of either there are.
    expect(stripLenses(editor, NONE)).toEqual([]);
    expect(runnerStrip(editor, NONE, "service sweeps")?.deployment).toBe("service sweeps");
    expect(runnerStrip(editor, NONE, "service sweeps")?.cells).not.toEqual(
      runnerStrip(editor, NONE, "service mails")?.cells,
    );
  });

  it("stands above each number of replicas, with the name of whose they are", () => {
    const service = (name: string, replicas: number) =>
      `  ${name}:\n    environment: {PYNENC__APP_ID: ${name}, PYNENC__REDIS_URL: "redis://r"}\n    deploy:\n      replicas: ${replicas}\n`;
    const editor = opened("compose.yaml", `services:\n${service("mails", 2)}${service("orders", 6)}`);
    const lenses = stripLenses(editor, NONE);
    const named = lenses.filter(({ title }) => title.startsWith("service "));
    expect(named.map(({ title, range }) => [title, lineOf(editor, range.start)])).toEqual([
      ["service orders, runners 1 ✓", "6"],
      ["service mails, runners 1 ✓", "2"],
    ]);
    // No cycle is drawn in this file.
    expect(lenses.find(({ title }) => title === "[6 ✗]")).toMatchObject({
      command: "slotwise.preview",
      target: { deployment: "service orders", runners: 6 },
    });
  });

  it("is not in a line that several deployments share", () => {
    const service = (name: string, replicas: number) =>
      `  ${name}:\n    environment: {PYNENC__APP_ID: ${name}, PYNENC__REDIS_URL: "redis://r"}\n    deploy:\n      replicas: ${replicas}\n`;
    const files = [
      { name: "compose.yaml", text: `services:\n${service("mails", 2)}${service("orders", 6)}` },
      { name: "pyproject.toml", text: SETTINGS },
    ];
    const editor = editorDocument(analyseProject(files), "pyproject.toml");
    expect(editor && stripLenses(editor, NONE)).toEqual([]);
  });

  it("is not there where no runner starts, whatever their number", () => {
    const text = "[tool.pynenc]\natomic_service_interval_minutes = 1.0\n[tool.slotwise]\npynenc-version = '0.4.0'\n";
    expect(stripLenses(opened("pyproject.toml", text), NONE)).toEqual([]);
  });
});
