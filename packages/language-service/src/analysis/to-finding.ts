import type { SettingsDocument, Severity, TextRange } from "@slotwise/project";
import type { Finding, Fix, Place } from "../findings/finding.js";
import type { Problem, ProblemFix, Rule } from "../rules/rule.js";

/** Fixes are worked out when somebody asks for them: at most keystrokes nobody does, and each is judged. */
export function toFinding(rule: Rule, problem: Problem, configured: Severity | undefined): Finding {
  let fixes: readonly Fix[] | undefined;
  return {
    rule: rule.name,
    severity: configured ?? problem.severity ?? rule.severity,
    place: placeIn(problem.document, problem.range),
    message: problem.message,
    releases: problem.releases ?? [],
    related: (problem.related ?? []).map(({ document, range, message }) => ({
      place: placeIn(document, range),
      message,
    })),
    get fixes() {
      fixes ??= (problem.fixes ?? []).map(toFix);
      return fixes;
    },
    drawing: problem.drawing,
  };
}

function toFix({ title, safe, edits }: ProblemFix): Fix {
  return {
    title,
    safe: safe === true,
    edits: edits.map(({ document, range, newText }) => ({ place: placeIn(document, range), newText })),
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
