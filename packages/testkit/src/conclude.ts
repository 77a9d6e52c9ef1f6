import type { Call } from "./contract/implementation.js";
import type { PagedFacts } from "./contract/invariant.js";
import { referenceAnswer } from "./contract/reference.js";
import type { AskedCall, InvariantResult, NotCheckedResult, Replay } from "./contract/result.js";
import type { Outcome, Stage } from "./outcome.js";

/** Cases and calls so far. */
export interface Tally {
  cases: number;
  calls: number;
}

/** The smallest case that did not hold, and what replays it. */
export interface Failure {
  readonly outcome: Outcome;
  readonly replay: Replay;
}

export function noCases(invariant: PagedFacts): NotCheckedResult {
  return { kind: "not-checked", invariant, cases: 0, calls: 0, why: { kind: "no-cases" } };
}

/** What a case that did not hold means for its invariant. */
export function concluded(invariant: PagedFacts, tally: Tally, { outcome, replay }: Failure): InvariantResult {
  const effort = { invariant, cases: tally.cases, calls: tally.calls };
  switch (outcome.kind) {
    case "held":
      return { kind: "held", ...effort };
    case "unsupported":
      return { kind: "not-checked", ...effort, cases: 0, calls: 0, why: { kind: "unsupported", call: outcome.call } };
    case "broken": {
      const { message, at } = outcome.breach;
      return { kind: "broken", ...effort, counterexample: { message, asked: askedIn(outcome.stages), at }, replay };
    }
    case "errored": {
      const asked = askedIn(outcome.stages);
      const counterexample = { message: outcome.message, asked, at: asked.length === 0 ? [] : [asked.length - 1] };
      return { kind: "errored", ...effort, message: outcome.message, counterexample, replay };
    }
  }
}

function askedIn(stages: readonly Stage[]): readonly AskedCall[] {
  return stages.flatMap(({ calls, answers }) =>
    calls
      .slice(0, Math.max(answers.length + 1, 1))
      .map((call, index) => ({ call, answer: answers[index], reference: referenceOf(call) })),
  );
}

/** The model refuses what is out of its domain, which a call made from an implementation's own answer may be. */
function referenceOf(call: Call): unknown {
  try {
    return referenceAnswer(call);
  } catch (error) {
    return error;
  }
}
