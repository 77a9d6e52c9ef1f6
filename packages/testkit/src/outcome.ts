import {
  type AsyncImplementation,
  type Call,
  type CallName,
  ImplementationGone,
  UNSUPPORTED,
} from "./contract/implementation.js";
import type { Breach, Question } from "./contract/invariant.js";

/** Calls and the answers they got; of the last call there is none when it failed. */
export interface Stage {
  readonly calls: readonly Call[];
  readonly answers: readonly unknown[];
}

/** How one case ended. */
export type Outcome =
  | { readonly kind: "held"; readonly calls: number }
  | { readonly kind: "broken"; readonly calls: number; readonly breach: Breach; readonly stages: readonly Stage[] }
  | { readonly kind: "errored"; readonly calls: number; readonly message: string; readonly stages: readonly Stage[] }
  | { readonly kind: "unsupported"; readonly calls: number; readonly call: CallName };

/** Calls that every implementation is asked through, whatever its calls are typed as. */
export type Answerer = Readonly<Partial<Record<CallName, (args: unknown) => unknown>>>;

/** Asks one case of an implementation that answers at once. */
export function askNow(first: Question, implementation: Answerer): Outcome {
  const stages: Stage[] = [];
  let question = first;
  let calls = 0;
  for (;;) {
    const answers: unknown[] = [];
    stages.push({ calls: question.calls, answers });
    for (const { call, args } of question.calls) {
      if (implementation[call] === undefined) return { kind: "unsupported", calls, call };
      calls++;
      try {
        // Asked as a method: an implementation may be a class, and need its `this`.
        const answer = implementation[call](args);
        if (answer === UNSUPPORTED) return { kind: "unsupported", calls, call };
        if (answer instanceof Promise) throw new TypeError(`${call} answers later, but describe answered at once`);
        answers.push(answer);
      } catch (error) {
        return errored(error, calls, stages);
      }
    }
    const next = judged(question, answers, stages, calls);
    if (!("judge" in next)) return next;
    question = next;
  }
}

/** An implementation that answers later, whatever its calls are typed as. */
export type LaterAnswerer = Answerer & Pick<AsyncImplementation, "askAll">;

/** Asks one case of an implementation that answers later; the calls of a question all at once. */
export async function askLater(first: Question, implementation: LaterAnswerer): Promise<Outcome> {
  const stages: Stage[] = [];
  let question = first;
  let calls = 0;
  for (;;) {
    const missing = question.calls.find(({ call }) => implementation[call] === undefined);
    if (missing !== undefined) return { kind: "unsupported", calls, call: missing.call };
    calls += question.calls.length;
    let answers: readonly unknown[];
    try {
      answers = await askAll(question.calls, implementation);
    } catch (error) {
      if (error instanceof ImplementationGone) throw error;
      const failing = { calls: await onlyFailing(question.calls, implementation), answers: [] };
      return errored(error, calls, [...stages, failing]);
    }
    const unsupported = question.calls[answers.indexOf(UNSUPPORTED)];
    if (unsupported !== undefined) return { kind: "unsupported", calls, call: unsupported.call };
    stages.push({ calls: question.calls, answers });
    const next = judged(question, answers, stages, calls);
    if (!("judge" in next)) return next;
    question = next;
  }
}

function askAll(calls: readonly Call[], implementation: LaterAnswerer): Promise<readonly unknown[]> {
  if (implementation.askAll !== undefined) return implementation.askAll(calls);
  return Promise.all(calls.map(({ call, args }) => implementation[call]?.(args)));
}

/** Which call of several it was that failed. */
async function onlyFailing(calls: readonly Call[], implementation: LaterAnswerer): Promise<readonly Call[]> {
  for (const call of calls) {
    try {
      await implementation[call.call]?.(call.args);
    } catch {
      return [call];
    }
  }
  return calls;
}

function judged(
  question: Question,
  answers: readonly unknown[],
  stages: readonly Stage[],
  calls: number,
): Outcome | Question {
  try {
    const verdict = question.judge(answers);
    if (verdict === undefined) return { kind: "held", calls };
    return "judge" in verdict ? verdict : { kind: "broken", calls, breach: verdict, stages };
  } catch (error) {
    return errored(error, calls, stages);
  }
}

function errored(error: unknown, calls: number, stages: readonly Stage[]): Outcome {
  if (error instanceof ImplementationGone) throw error;
  return { kind: "errored", calls, message: error instanceof Error ? error.message : String(error), stages };
}
