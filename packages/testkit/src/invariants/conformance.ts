import type * as fc from "fast-check";
import type { Call, CallName } from "../contract/implementation.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { referenceAnswer } from "../contract/reference.js";
import { sameAnswer } from "../contract/same-answer.js";

/** One call, answered as the reference model answers it: what all conformance invariants have in common. */
export interface Conformance<Case> {
  readonly id: string;
  readonly call: CallName;
  readonly statement: string;
  readonly domain: string;
  readonly protocol: Invariant["protocol"];
  readonly cases: fc.Arbitrary<Case>;
  readonly ask: (example: Case) => readonly Call[];
}

/** Differential: the reference model is true to the last bit, so a conforming implementation is as well. */
export function defineConformance<Case>(facts: Conformance<Case>): Invariant {
  const { id, call, statement, domain, protocol, cases, ask } = facts;
  return defineInvariant({
    id,
    statement,
    assumptions: [],
    domain,
    protocol,
    family: "conformance",
    needs: [call],
    cases,
    ask,
    judge: (answers, _case, calls) => {
      const wrong = calls.findIndex((asked, index) => {
        const answer = answers[index];
        return answer === undefined || !sameAnswer(asked.call, answer, referenceAnswer(asked));
      });
      return wrong < 0 ? undefined : breach("the answer is not the reference model's", wrong);
    },
  });
}
