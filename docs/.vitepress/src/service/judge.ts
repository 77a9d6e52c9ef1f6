import type { Finding } from "@slotwise/language-service";
import { judgedFleets } from "@slotwise/language-service/editor";
import { nameOfReleases } from "@slotwise/pynenc";
import type { Judged, Problem } from "../crossing/messages.js";
import type { FileInProject, ProjectFiles } from "./project-files.js";

/** What the files say now. @param chosen the file that is shown */
export async function judge(files: ProjectFiles, chosen: string): Promise<Judged> {
  const all = await files.allFiles();
  const own = all.find(({ path }) => path === chosen) ?? (await files.fileAt(chosen));
  const read = own === undefined || all.includes(own) ? all : [own, ...all];
  const shown = [own, ...all].find((each) => each?.editor !== undefined && judgedFleets(each.editor) !== undefined);
  return {
    problems: distinct(read.flatMap(problemsIn)),
    fleets: (shown?.editor && judgedFleets(shown.editor)) ?? null,
    fleetsOf: shown?.path ?? null,
    projectOf: shown?.root ?? null,
  };
}

/** What was found in this file of its project, in the order in which it stands there. */
function problemsIn({ path, project, name }: FileInProject): readonly Problem[] {
  return project.findings
    .filter(({ place }) => place.file === name)
    .map((finding) => toProblem(path, finding))
    .toSorted((one, other) => one.start - other.start);
}

function toProblem(path: string, { rule, severity, message, place, releases }: Finding): Problem {
  return {
    path,
    rule,
    severity,
    message: releases.length === 0 ? message : `${message} (pynenc ${nameOfReleases(releases)})`,
    start: place.startOffset,
    end: place.endOffset,
  };
}

/** Projects that read one file find much the same in it. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
