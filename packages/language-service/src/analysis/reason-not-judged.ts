import type { Analysis } from "./analysis.js";

/** What everybody who judges a fleet says when a value, or a file that does not parse, stands in the way. */
export function reasonNotJudged(analysis: Analysis): string {
  const broken = brokenFiles(analysis);
  if (broken.length > 0) return broken.map(problemText).join("; ");
  if (analysis.notJudged !== undefined) return analysis.notJudged.reason;
  const problem = analysis.findings.find(
    ({ severity, rule }) => severity === "error" || rule === "unnamed-settings-file",
  );
  return problem === undefined
    ? "the settings cannot be judged"
    : problemText({ file: problem.place.file, line: problem.place.start.line + 1, message: problem.message });
}

/** Where and why a deployment's settings cannot be told. */
export interface FileProblem {
  readonly file: string;
  /** From 1 on. */
  readonly line: number;
  readonly message: string;
}

/** A deployment's files that do not parse: they may say anything, so that the others do not tell the whole truth. */
export function brokenFiles({ documents, findings }: Analysis): readonly FileProblem[] {
  return documents.flatMap(({ source, syntaxProblem, unnamed }) => {
    if (syntaxProblem === undefined || syntaxProblem.tolerated === true || unnamed === "unread") return [];
    // The rule says what follows from it; it may be turned off.
    const found = findings.find(({ rule, place }) => rule === "syntax-error" && place.file === source.name);
    const line = source.positionAt(syntaxProblem.range.start).line + 1;
    return [{ file: source.name, line, message: found?.message ?? syntaxProblem.message }];
  });
}

function problemText({ file, line, message }: FileProblem): string {
  return `${file}:${line}: ${message}`;
}
