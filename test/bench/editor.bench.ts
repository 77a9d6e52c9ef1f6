import { analyseProjectDocuments } from "@slotwise/language-service";
import { cycleDrawings, editorDocument, inlayHints } from "@slotwise/language-service/editor";
import { NO_DECLARATIONS, readDocument } from "@slotwise/project";
import { parseTOML } from "toml-eslint-parser";
import { pyproject200 } from "./pyproject-200.js";

/** What the server does for one keystroke once the debounce is over, the protocol apart. */
function keystroke(text: string): number {
  const project = analyseProjectDocuments([readDocument("pyproject.toml", text)], NO_DECLARATIONS);
  const editor = editorDocument(project, "pyproject.toml");
  if (editor === undefined) throw new Error("the bench's own file is not analysed");
  return project.findings.length + cycleDrawings(editor).length + inlayHints(editor, { hasDrawings: true }).length;
}

for (const [what, version] of [
  ["one version", ">=0.2,<0.3"],
  ["both versions", ">=0.2"],
] as const) {
  // Each keystroke makes another text, as somebody's typing would: in the interval itself, or anywhere else.
  const inValue = texts((index) => pyproject200(String(1 + index / 4), version));
  const elsewhere = texts((index) => `${pyproject200("5.0", version)}# ${index}\n`);
  for (const [where, typed] of [
    ["in the interval", inValue],
    ["elsewhere", elsewhere],
  ] as const) {
    const [parse, whole] = sortedMilliseconds(typed, (text) => parseTOML(text).body.length, keystroke);
    const ratio = (at(whole, 0.5) / at(parse, 0.5)).toFixed(2);
    process.stdout.write(
      `  200 lines, ${what}, typing ${where}: parse alone ${line(parse)}; to problems and drawings ${line(whole)}; median x${ratio}\n`,
    );
  }
}

function texts(make: (index: number) => string): readonly string[] {
  return Array.from({ length: 800 }, (_, index) => make(index));
}

/** By the clock, which is what somebody who types waits for; the two take turns, text by text. */
function sortedMilliseconds(
  texts: readonly string[],
  ...works: readonly [(text: string) => number, (text: string) => number]
): readonly [readonly number[], readonly number[]] {
  for (const text of texts.slice(0, 200)) for (const work of works) work(text);
  const times: readonly [number[], number[]] = [[], []];
  for (const text of texts.slice(200)) {
    for (const [index, work] of works.entries()) {
      const before = performance.now();
      work(text);
      times[index]?.push(performance.now() - before);
    }
  }
  for (const each of times) each.sort((one, other) => one - other);
  return times;
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function line(sorted: readonly number[]): string {
  return `p50 ${at(sorted, 0.5).toFixed(2)} ms, p99 ${at(sorted, 0.99).toFixed(2)} ms`;
}
