import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { applyEdits } from "../fixes/apply-edits.js";
import { quickFixes } from "./code-actions.js";
import { editorDocument } from "./editor-document.js";

/** A file's text after the action of that title, on whatever is found in it. */
function after(name: string, text: string, title: string): string | undefined {
  const editor = editorDocument(analyseProject([{ name, text }]), name);
  if (editor === undefined) return undefined;
  const action = quickFixes(editor, { start: 0, end: text.length }).find((each) => each.title.startsWith(title));
  if (action === undefined) return undefined;
  const edits = action.edits.map(({ file, range, newText }) => {
    const start = editor.document.source.positionAt(range.start);
    return { place: { file, startOffset: range.start, endOffset: range.end, start, end: start }, newText };
  });
  return applyEdits(text, edits);
}

const LINE = "Accept unknown-setting on this line";
const FILE = "Accept unknown-setting in this file";

describe("accepting a finding", () => {
  it("writes a comment above its line, indented as it is, with the file's own line ends", () => {
    expect(after("pyproject.toml", "[tool.pynenc]\r\n  app_idd = 'a'\r\n", LINE)).toBe(
      "[tool.pynenc]\r\n  # slotwise: ignore[unknown-setting]\r\n  app_idd = 'a'\r\n",
    );
  });
  it("keeps a byte order mark where it is", () => {
    expect(after("pynenc.toml", "\uFEFFapp_idd = 'a'\n", LINE)).toBe(
      "\uFEFF# slotwise: ignore[unknown-setting]\napp_idd = 'a'\n",
    );
  });
  it.each([
    ["pynenc.yaml", "app_idd: a\n"],
    [".env", "PYNENC__APP_IDD=a\n"],
    ["Dockerfile", "# syntax=docker/dockerfile:1\nFROM a\nENV PYNENC__APP_IDD=a\n"],
    ["compose.yaml", "services:\n  a:\n    environment:\n      PYNENC__APP_IDD: a\n"],
    ["worker.service", '[Service]\nEnvironment=A=1 \\\n  "PYNENC__APP_IDD=a"\n'],
    ["Procfile", "worker: PYNENC__APP_IDD=a pynenc runner start\n"],
    ["supervisord.conf", "[program:a]\ncommand=a\nenvironment=A=1,\n  PYNENC__APP_IDD=a\n"],
    [".envrc", "export PYNENC__APP_IDD=a\n"],
    ["tox.ini", "[testenv]\nset_env =\n  A=1\n  PYNENC__APP_IDD=a\n"],
    ["tox.toml", "[env_run_base]\nset_env.PYNENC__APP_IDD = 'a'\n"],
    ["app.py", '#!/usr/bin/env python\nimport os\nos.environ["PYNENC__APP_IDD"] = "a"\n'],
  ])("works in %s, on the line and in the file", (name, text) => {
    for (const title of [LINE, FILE]) {
      const changed = after(name, text, title);
      expect(changed).toContain("# slotwise: ignore");
      expect(changed?.startsWith(text.startsWith("#") ? text.slice(0, text.indexOf("\n")) : "")).toBe(true);
      expect(analyseProject([{ name, text: changed ?? "" }]).findings).toEqual([]);
    }
  });
  it("offers none where the format has no comments", () => {
    expect(after("pynenc.json", '{"app_idd": "a"}', LINE)).toBeUndefined();
  });
  it("offers none within a continued line that takes no comment", () => {
    const text = 'import os\nx = \\\n    1\nos.environ["PYNENC__APP_IDD"] = \\\n  "a"\n';
    expect(after("app.py", text, LINE)).toContain("# slotwise: ignore[unknown-setting]\nos.environ");
  });

  it("writes none between the lines of one command, which it would end", () => {
    const text = "export A=1 \\\n  PYNENC__APP_IDD=a\n";
    expect(after(".envrc", text, LINE)).toBeUndefined();
    expect(after(".envrc", text, FILE)).toContain("ignore-file");
  });
});
