import { concluded, noCases, type Tally } from "./conclude.js";
import type { AsyncImplementation, Implementation } from "./contract/implementation.js";
import type { PagedFacts, Question } from "./contract/invariant.js";
import type { InvariantResult } from "./contract/result.js";
import { type Answerer, askLater, askNow, type LaterAnswerer, type Outcome } from "./outcome.js";

/** A question that stands in a list, such as a line of recorded answers; not generated, so never shrunk. */
export interface ListedQuestion {
  /** Counted from 1. */
  readonly line: number;
  readonly question: Question;
}

/** Asks every question of a list of an implementation that answers at once, up to the first that fails. */
export function checkList(
  facts: PagedFacts,
  list: readonly ListedQuestion[],
  implementation: Implementation,
): InvariantResult {
  const tally: Tally = { cases: 0, calls: 0 };
  for (const { line, question } of list) {
    const outcome = askNow(question, implementation as Answerer);
    tally.cases++;
    tally.calls += outcome.calls;
    if (outcome.kind !== "held") return failed(facts, tally, line, outcome);
  }
  return list.length === 0 ? noCases(facts) : { kind: "held", invariant: facts, ...tally };
}

/** So many questions are under way at once. */
const AT_ONCE = 200;

/** Asks every question of a list of an implementation that answers later. */
export async function checkListAsync(
  facts: PagedFacts,
  list: readonly ListedQuestion[],
  implementation: AsyncImplementation,
): Promise<InvariantResult> {
  const tally: Tally = { cases: 0, calls: 0 };
  for (let first = 0; first < list.length; first += AT_ONCE) {
    const part = list.slice(first, first + AT_ONCE);
    const outcomes = await Promise.all(part.map(({ question }) => askLater(question, implementation as LaterAnswerer)));
    tally.cases += outcomes.length;
    for (const outcome of outcomes) tally.calls += outcome.calls;
    const index = outcomes.findIndex(({ kind }) => kind !== "held");
    const outcome = outcomes[index];
    if (outcome !== undefined) return failed(facts, tally, part[index]?.line ?? 0, outcome);
  }
  return list.length === 0 ? noCases(facts) : { kind: "held", invariant: facts, ...tally };
}

function failed(facts: PagedFacts, tally: Tally, line: number, outcome: Outcome): InvariantResult {
  return concluded(facts, tally, { outcome, replay: { kind: "line", line } });
}
