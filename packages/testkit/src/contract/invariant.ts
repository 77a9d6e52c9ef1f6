import type { Protocol } from "@slotwise/core";
import type * as fc from "fast-check";
import type { Call, CallAnswer, CallName } from "./implementation.js";

/** The answers to a list of calls, each at the place of its call. */
export type AnswersTo<Calls extends readonly Call[]> = {
  readonly [Index in keyof Calls]: Calls[Index] extends { readonly call: infer Name extends CallName }
    ? CallAnswer<Name>
    : never;
};

/** An invariant that does not hold: one sentence, and which of the calls show it. */
export interface Breach {
  readonly message: string;
  /** Indices into all calls that were asked, in the order in which they were. */
  readonly at: readonly number[];
}

/** Calls that belong together, and what their answers mean: nothing wrong, a breach, or that more must be asked. */
export interface Question {
  readonly calls: readonly Call[];
  judge(answers: readonly unknown[]): Breach | Question | undefined;
}

/** What an invariant is, before any way to check it. */
export interface InvariantFacts {
  /** Kebab-case, stable: the name for `only`, for lists of known deviations and for the docs. */
  readonly id: string;
  /** What always holds, in one sentence. */
  readonly statement: string;
  /** What must be the case for it to be promised. */
  readonly assumptions: readonly string[];
  /** Where it holds in IEEE doubles; outside there may be a finding instead. */
  readonly domain: string;
  readonly protocol: Protocol | "both";
  /**
   * `invariant` can be stated without the model; `conformance` compares with the reference model, bit for bit;
   * `vectors` are recorded answers of pynenc itself.
   */
  readonly family: "invariant" | "conformance" | "vectors";
  /** Which calls it needs. */
  readonly needs: readonly CallName[];
}

/** An invariant's facts and its section in the docs: all that a result keeps of it. */
export interface PagedFacts extends InvariantFacts {
  readonly page: string;
}

/** An invariant with the questions that test it. The generated questions shrink as any fast-check value does. */
export interface Invariant extends PagedFacts {
  readonly questions: fc.Arbitrary<Question>;
}

/** What `defineInvariant` is given: the facts, where cases come from, what to ask in a case, and how to judge. */
export interface InvariantDefinition<Case, Calls extends readonly Call[]> extends InvariantFacts {
  readonly cases: fc.Arbitrary<Case>;
  readonly ask: (example: Case) => Calls;
  readonly judge: (answers: AnswersTo<Calls>, example: Case, calls: Calls) => Breach | Question | undefined;
}

export function defineInvariant<Case, const Calls extends readonly Call[]>(
  definition: InvariantDefinition<Case, Calls>,
): Invariant {
  const { cases, ask, judge, ...facts } = definition;
  return {
    ...facts,
    page: `invariants.md#${facts.id}`,
    questions: cases.map((example) => {
      const calls = ask(example);
      return question(calls, (answers) => judge(answers, example, calls));
    }),
  };
}

/** A question with typed answers. */
export function question<const Calls extends readonly Call[]>(
  calls: Calls,
  judge: (answers: AnswersTo<Calls>) => Breach | Question | undefined,
): Question {
  // The runner answers each call with its own kind of answer, which the list of calls cannot say of a dynamic list.
  return { calls, judge: judge as unknown as Question["judge"] };
}

/** The breach shown by these calls. */
export function breach(message: string, ...at: readonly number[]): Breach {
  return { message, at };
}
