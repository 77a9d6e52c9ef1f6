import { describe, expect, it } from "vitest";
import { folderWith } from "../cli/command.js";
import { danglingMaps } from "./dangling-maps.mjs";

function problems(files: Readonly<Record<string, string>>): readonly string[] {
  return danglingMaps(folderWith(files), Object.keys(files));
}

/** Taken apart, so that it is not taken for this file's own. */
const NAMES_A_MAP = "//# source".concat("MappingURL=a.js.map\n");

describe("dangling source maps", () => {
  it("lead to sources that are not published", () => {
    const map = JSON.stringify({ version: 3, sources: ["../src/a.ts"] });
    expect(problems({ "dist/a.js.map": map })).toEqual(["dist/a.js.map maps to ../src/a.ts, which is not there"]);
    expect(problems({ "dist/a.js.map": map, "src/a.ts": "" })).toEqual([]);
  });

  it("are none when they carry their sources", () => {
    const map = JSON.stringify({ version: 3, sources: ["../src/a.ts"], sourcesContent: ["let a;"] });
    expect(problems({ "dist/a.js.map": map })).toEqual([]);
  });

  it("are named by a file and missing", () => {
    const code = `let a;\n${NAMES_A_MAP}`;
    expect(problems({ "dist/a.js": code })).toEqual(["dist/a.js names a.js.map, which is not there"]);
    expect(problems({ "dist/a.js": code, "dist/a.js.map": JSON.stringify({ version: 3, sources: [] }) })).toEqual([]);
    expect(problems({ "dist/a.js": "let a;\n" })).toEqual([]);
  });
});
