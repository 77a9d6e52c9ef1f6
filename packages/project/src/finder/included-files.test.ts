import { expect, it } from "vitest";
import { readDocument } from "../documents/read-document.js";
import { findProjects } from "./find-projects.js";
import { COMMAND_REACH } from "./limits.js";
import { memoryFiles } from "./memory-files.js";
import { pathsReferredTo } from "./named-files.js";

/** The projects of a tree, each with its folder and its files. */
async function found(texts: Readonly<Record<string, string>>) {
  const placed = Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/w/${name}`, text]));
  const { projects } = await findProjects(
    memoryFiles(placed),
    { folders: ["/w"], files: new Set() },
    { reach: COMMAND_REACH, refersTo: ({ path, text }) => pathsReferredTo(readDocument(path, text)) },
  );
  return projects.map(({ root, files }) => [root, ...files.map(({ path }) => path)]);
}

const WORKER = "services: {w: {environment: [PYNENC__APP_ID=a]}}\n";

it.each([
  ["includes", "include: [x/a.yaml, {path: [x/b.yaml]}]\n"],
  ["extends", "services: {a: {extends: {file: x/a.yaml, service: w}}, b: {extends: {file: x/b.yaml, service: w}}}\n"],
])("finds a Compose file without a word of pynenc that %s others in folders below", async (_how, text) => {
  const files = { "compose.yaml": text, "x/a.yaml": WORKER, "x/b.yaml": WORKER };
  expect(await found(files)).toEqual([["/w", "compose.yaml", "x/a.yaml", "x/b.yaml"]]);
  expect(await found({ ...files, "pyproject.toml": "" })).toEqual([
    ["/w", "pyproject.toml", "compose.yaml", "x/a.yaml", "x/b.yaml"],
  ]);
});

it("finds one that starts a runner and has no variable", async () => {
  const starting = "services:\n  w:\n    image: a\n    command:\n      - pynenc\n      - runner\n      - start\n";
  expect(await found({ "compose.yaml": starting, "deploy/other.yaml": "services: {db: {image: redis}}\n" })).toEqual([
    ["/w", "compose.yaml"],
  ]);
});

it("reads what one includes, also where that says nothing of ours", async () => {
  const files = { "compose.yaml": "include: [x/a.yaml]\n", "x/a.yaml": "services: {db: {image: redis}}\n" };
  expect(await found({ ...files, "y/.env": "PYNENC__APP_ID=a\n" })).toEqual([
    ["/w", "compose.yaml", "x/a.yaml"],
    ["/w/y", ".env"],
  ]);
});
