import type { SettingsDocument, Severity, TextRange } from "@slotwise/project";
import type { Finding, Fix, Place } from "../findings/finding.js";
import type { Problem, ProblemFix, Rule } from "../rules/rule.js";

export function toFinding(rule: Rule, problem: Problem, configured: Severity | undefined): Finding {
  return new FoundProblem(rule, problem, configured);
}

/**
 * Fixes are worked out when somebody asks for them: at most keystrokes nobody does, and each is judged. A class, since
 * objects that each have a getter of their own are all of different shapes to V8, and slow wherever they are used.
 */
class FoundProblem implements Finding {
  readonly rule: Finding["rule"];
  readonly severity: Severity;
  readonly place: Place;
  readonly message: string;
  readonly releases: Finding["releases"];
  readonly related: Finding["related"];
  readonly drawing: Finding["drawing"];
  readonly #problem: Problem;
  #fixes: readonly Fix[] | undefined;

  constructor(rule: Rule, problem: Problem, configured: Severity | undefined) {
    this.rule = rule.name;
    this.severity = configured ?? problem.severity ?? rule.severity;
    this.place = placeIn(problem.document, problem.range);
    this.message = problem.message;
    this.releases = problem.releases ?? [];
    this.related = (problem.related ?? []).map(({ document, range, message }) => ({
      place: placeIn(document, range),
      message,
    }));
    this.drawing = problem.drawing;
    this.#problem = problem;
  }

  get fixes(): readonly Fix[] {
    const { fixes = [] } = this.#problem;
    this.#fixes ??= [...(typeof fixes === "function" ? fixes() : fixes)].map(toFix);
    return this.#fixes;
  }
}

function toFix({ title, safe, edits, change, reveals }: ProblemFix): Fix {
  return {
    title,
    safe: safe === true,
    edits: edits.map(({ document, range, newText }) => ({ place: placeIn(document, range), newText })),
    ...(change === undefined ? {} : { change }),
    ...(reveals === true ? { reveals } : {}),
  };
}

function placeIn({ source }: SettingsDocument, range: TextRange): Place {
  return {
    file: source.name,
    startOffset: range.start,
    endOffset: range.end,
    start: source.positionAt(range.start),
    end: source.positionAt(range.end),
  };
}
