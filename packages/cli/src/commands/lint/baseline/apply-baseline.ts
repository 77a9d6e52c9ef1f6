import type { Finding, RuleName } from "@slotwise/language-service";
import type { Baseline } from "./baseline.js";

/** What a baseline does to the findings of a run. */
export interface Accepted {
  /** To be reported: what no baseline covers, and everything of a rule that a file now has more of. */
  readonly reported: readonly Finding[];
  readonly accepted: number;
}

/** A file that cannot be judged hides what else is wrong with it: no baseline covers that, and no choice of rules. */
export const HIDING_RULES: ReadonlySet<RuleName> = new Set(["syntax-error", "unreadable-file"]);

/**
 * Leaves out what a baseline accepts. Counted by file and rule: which one of several is new nobody can tell, so that
 * all of them are reported when there are more than accepted.
 */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  keyOf: (file: string) => string,
): Accepted {
  const today = countFindings(findings, keyOf);
  const reported = findings.filter(({ rule, place }) => {
    const key = keyOf(place.file);
    return (today.get(key)?.get(rule) ?? Number.POSITIVE_INFINITY) > (baseline.get(key)?.get(rule) ?? 0);
  });
  return { reported, accepted: findings.length - reported.length };
}

/** Today's findings as a baseline would accept them. */
export function countFindings(findings: readonly Finding[], keyOf: (file: string) => string): Baseline {
  const counts = new Map<string, Map<string, number>>();
  // Those told as one count each: a deployment that comes to have the problem too is one that nobody has accepted.
  for (const { rule, place, grouped = [undefined] } of findings) {
    if (HIDING_RULES.has(rule)) continue;
    const rules = counts.get(keyOf(place.file)) ?? new Map<string, number>();
    rules.set(rule, (rules.get(rule) ?? 0) + grouped.length);
    counts.set(keyOf(place.file), rules);
  }
  return counts;
}

/** An entry that accepts more than there is. */
export interface StaleEntry {
  readonly file: string;
  readonly rule: string;
  readonly accepted: number;
  readonly today: number;
}

/**
 * Entries that are no longer needed.
 * @param isCovered whether this run would have found the problems of a file
 */
export function staleEntries(
  baseline: Baseline,
  today: Baseline,
  isCovered: (file: string) => boolean,
): readonly StaleEntry[] {
  return [...baseline].flatMap(([file, rules]) =>
    isCovered(file)
      ? [...rules]
          .map(([rule, accepted]) => ({ file, rule, accepted, today: today.get(file)?.get(rule) ?? 0 }))
          .filter((entry) => entry.today < entry.accepted)
      : [],
  );
}
