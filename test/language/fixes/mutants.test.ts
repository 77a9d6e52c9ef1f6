import type { analyseProject } from "@slotwise/language-service";
import type { editorDocument, hover, quickFixes } from "@slotwise/language-service/editor";
import type { SettingsFile } from "@slotwise/project";
import { beforeAll, describe, expect, it } from "vitest";
import { type Flaw, FlawedPackage } from "../../flawed-package.js";
import { FIX_CASES } from "./fix-cases.js";
import { FIX_MUTANTS } from "./mutants.js";

const SERVICE = new FlawedPackage("language-service", ["core", "words", "timeline", "pynenc", "project"]);

interface Service {
  readonly analyseProject: typeof analyseProject;
  readonly editorDocument: typeof editorDocument;
  readonly hover: typeof hover;
  readonly quickFixes: typeof quickFixes;
}

describe("mutants of fixes", () => {
  let right: readonly string[];
  beforeAll(async () => {
    right = FIX_CASES.map(told(await serviceWith(undefined)));
  });

  it("each change a text that stands in its file once", () => {
    expect(SERVICE.unclear(FIX_MUTANTS)).toEqual([]);
  });

  for (const file of new Set(FIX_MUTANTS.map((mutant) => mutant.file))) {
    it(`of ${file} each tell something else than what is right`, async () => {
      const survivors: Flaw[] = [];
      for (const mutant of FIX_MUTANTS.filter((each) => each.file === file)) {
        const tell = told(await serviceWith(mutant));
        if (FIX_CASES.every((files, at) => tell(files) === right[at])) survivors.push(mutant);
      }
      expect(survivors).toEqual([]);
    });
  }
});

/** All that is told of fixes in a project: hovers where problems stand, and what is offered. */
function told({ analyseProject: judge, editorDocument: open, hover: show, quickFixes: offer }: Service) {
  return (files: readonly SettingsFile[]): string => {
    const project = judge(files);
    const again = { files, judge: (changed: readonly SettingsFile[]) => judge(changed) };
    const lines = files.flatMap(({ name, text }) => {
      const editor = open(project, name);
      if (editor === undefined) return [];
      const actions = offer(editor, { start: 0, end: text.length }, { hasPreview: true, again });
      const shown = [
        text.indexOf("pynenc"),
        ...project.findings.flatMap(({ place }) => (place.file === name ? [place.startOffset] : [])),
      ].map((offset) => show(editor, offset, { pictures: { kind: "text" }, nowSeconds: 0 })?.markdown ?? "");
      return [...actions.map(({ title, edits, target }) => JSON.stringify([title, edits, target])), ...new Set(shown)];
    });
    return lines.join("\n");
  };
}

async function serviceWith(mutant: Flaw | undefined): Promise<Service> {
  const entry = `export { analyseProject } from "./index.js"; export { editorDocument, hover, quickFixes } from "./editor.js";`;
  return (await SERVICE.load(entry, mutant)) as Service;
}
