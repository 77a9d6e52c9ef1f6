import { type ActiveRunnerInfo, parseInstant } from "@slotwise/core";
import { breach, type Call, type Question, sameAnswer } from "@slotwise/testkit";

interface Settings {
  readonly serviceIntervalMinutes: number;
  readonly spreadMarginMinutes: number;
}

type RunnerVector = Readonly<Record<string, unknown>> & { readonly runnerId: string; readonly creationTime: string };

/** A view with everybody's decision and position, as pynenc 0.2.3 has them. */
export interface CanRunVector extends Settings {
  readonly currentTime: number;
  readonly activeRunners: readonly RunnerVector[];
  readonly canRun: Readonly<Record<string, boolean>>;
  readonly positions: Readonly<Record<string, number | null>>;
  readonly maxExecutionDuration: number;
}

/** A verdict on one execution. */
export interface ExecutionVector {
  readonly executionDuration: number;
  readonly allocatedSlotSize: number;
  readonly level: "warning" | "info" | null;
}

/** A view with everybody's claim, as pynenc 0.2.4 and later have them. */
export interface ClaimVector extends Settings {
  readonly currentTime: number;
  readonly membershipStabilizationSeconds: number;
  readonly maxStartSlotFraction: number;
  readonly activeRunners: readonly RunnerVector[];
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Calls with the answers that were recorded: a question to which no other answers are right. */
export function recorded(pairs: readonly (readonly [Call, unknown])[]): Question {
  return {
    calls: pairs.map(([call]) => call),
    judge: (answers) => {
      const wrong = pairs.findIndex(
        ([{ call }, expected], index) => !sameAnswer(call, answers[index] as never, expected as never),
      );
      return wrong < 0 ? undefined : breach("the answer is not the one that pynenc gave", wrong);
    },
  };
}

/** Vectors leave out what does not matter to their decision. */
export function runnerOf(runner: RunnerVector): ActiveRunnerInfo {
  const optional = (value: unknown) => (typeof value === "string" ? parseInstant(value) : null);
  const creationTime = parseInstant(runner.creationTime);
  return {
    runnerId: runner.runnerId,
    creationTime,
    lastHeartbeat: optional(runner.lastHeartbeat) ?? creationTime,
    allowToRunAtomicService: runner.allowToRunAtomicService !== false,
    lastServiceStart: optional(runner.lastServiceStart),
    lastServiceEnd: optional(runner.lastServiceEnd),
  };
}
