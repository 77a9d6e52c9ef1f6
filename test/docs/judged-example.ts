import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fleet } from "@slotwise/core";
import { analyseProject } from "@slotwise/language-service";
import { editorDocument, judgedFleets } from "@slotwise/language-service/editor";
import { huntsFor, readFileFleets, type Verdict, verdictOn } from "@slotwise/panel";
import { headline, search, story } from "@slotwise/simulator";
import { ROOT } from "./markdown.js";

export interface ExampleFile {
  readonly name: string;
  readonly text: string;
}

/** What is seen of an example: its problems, and the panel of one of its files. */
export interface JudgedExample {
  /** `warning no-margin`, each once, sorted. */
  readonly problems: readonly string[];
  readonly deployments: readonly { readonly name: string | undefined; readonly verdict: Verdict }[];
  /** Why any of them is not judged. */
  readonly notJudged: readonly string[];
}

/** The files of a folder, as the site hands them to a playground. */
export function exampleFiles(folder: string): readonly ExampleFile[] {
  const path = join(ROOT, folder);
  return readdirSync(path)
    .sort()
    .map((name) => ({ name, text: readFileSync(join(path, name), "utf8") }));
}

export function judgeExample(files: readonly ExampleFile[], chosen: string): JudgedExample {
  const project = analyseProject(files);
  const editor = editorDocument(project, chosen);
  // Through the walls that are between an editor and its panel.
  const shown = readFileFleets(JSON.parse(JSON.stringify((editor && judgedFleets(editor)) ?? null)));
  const deployments = shown?.deployments ?? [];
  return {
    problems: [...new Set(project.findings.map(({ severity, rule }) => `${severity} ${rule}`))].sort(),
    deployments: deployments.flatMap((fleet) =>
      fleet.terms === null ? [] : [{ name: fleet.name, verdict: verdictOn(fleet.terms, fleet) }],
    ),
    notJudged: deployments.flatMap((fleet) => (fleet.terms === null ? [`${fleet.name}: ${fleet.notJudged}`] : [])),
  };
}

/** What the panel says below "What can go wrong"; undefined where it finds nothing. */
export function canGoWrong(fleet: Fleet, choice: Parameters<typeof huntsFor>[1]) {
  for (const hunt of huntsFor(fleet, choice)) {
    const result = search(hunt);
    if (result.kind === "found") {
      return { headline: headline(result.counterexample), story: story(result.counterexample).join(" ") };
    }
  }
  return undefined;
}
