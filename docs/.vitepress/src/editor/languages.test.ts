import { ensureSyntaxTree } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { expect, it } from "vitest";
import { languageOf } from "./languages.js";

const treeOf = async (path: string, text: string) => {
  const state = EditorState.create({ doc: text, extensions: await languageOf(path, text) });
  return ensureSyntaxTree(state, text.length, 20_000);
};

it("colours what is nested as far as anybody nests", async () => {
  expect((await treeOf("a.yaml", `${"[".repeat(500)}${"]".repeat(500)}`))?.length).toBe(1000);
});

it.each(["a.yaml", "a.py", "a.json"])("reads no brackets within brackets without end: %s", async (path) => {
  await expect(treeOf(path, "[".repeat(50_000))).resolves.not.toThrow();
});
