import { readFileSync } from "node:fs";
import type { analyseProject } from "@slotwise/language-service";
import type { editorDocument, hover, quickFixes } from "@slotwise/language-service/editor";
import type { SettingsFile } from "@slotwise/project";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { FIX_CASES } from "./fix-cases.js";
import { FIX_MUTANTS, type FixMutant } from "./mutants.js";

const SOURCES = new URL("../../../packages/language-service/src/", import.meta.url);

interface Service {
  readonly analyseProject: typeof analyseProject;
  readonly editorDocument: typeof editorDocument;
  readonly hover: typeof hover;
  readonly quickFixes: typeof quickFixes;
}

/** What the service stands on is bundled once: only one of its own files differs from mutant to mutant. */
const GIVEN = ["core", "words", "timeline", "pynenc", "project"];

describe("mutants of fixes", () => {
  let foundation: unknown;
  let right: readonly string[];
  beforeAll(async () => {
    const all = GIVEN.map((name) => `export * as ${name} from "@slotwise/${name}";`);
    foundation = await evaluated(all.join("\n"), undefined, undefined);
    right = FIX_CASES.map(told(await serviceWith(foundation, undefined)));
  });

  it("each change a text that stands in its file once", () => {
    const unclear = FIX_MUTANTS.filter(({ file, find }) => sourceOf(file).split(find).length !== 2);
    expect(unclear).toEqual([]);
  });

  for (const file of new Set(FIX_MUTANTS.map((mutant) => mutant.file))) {
    it(`of ${file} each tell something else than what is right`, async () => {
      const survivors: FixMutant[] = [];
      for (const mutant of FIX_MUTANTS.filter((each) => each.file === file)) {
        const tell = told(await serviceWith(foundation, mutant));
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

function sourceOf(file: string): string {
  return readFileSync(new URL(file, SOURCES), "utf8");
}

async function serviceWith(foundation: unknown, mutant: FixMutant | undefined): Promise<Service> {
  const entry = `export { analyseProject } from "./index.js"; export { editorDocument, hover, quickFixes } from "./editor.js";`;
  return (await evaluated(entry, foundation, mutant)) as Service;
}

/** Bundles in memory, with one flaw or none, and runs what came of it. */
async function evaluated(entry: string, given: unknown, mutant: FixMutant | undefined): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: SOURCES.pathname, loader: "ts" },
    conditions: ["slotwise-source"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "made",
    target: "node20",
    logLevel: "silent",
    plugins: [
      {
        name: "mutant",
        setup({ onLoad, onResolve }): void {
          if (mutant !== undefined) {
            onLoad({ filter: /\.ts$/ }, ({ path }) =>
              path.endsWith(`packages/language-service/src/${mutant.file}`)
                ? { contents: sourceOf(mutant.file).replace(mutant.find, () => mutant.replace), loader: "ts" }
                : undefined,
            );
          }
          if (given === undefined) return;
          onResolve({ filter: new RegExp(`^@slotwise/(${GIVEN.join("|")})$`) }, ({ path }) => {
            return { path, namespace: "given" };
          });
          onLoad({ filter: /.*/, namespace: "given" }, ({ path }) => ({
            contents: `module.exports = given.${path.replace("@slotwise/", "")};`,
            loader: "js",
          }));
        },
      },
    ],
  });
  return new Function("given", `${outputFiles[0]?.text ?? ""}\nreturn made;`)(given);
}
