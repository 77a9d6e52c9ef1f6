import { type CallName, type PagedFacts, type Question, type Call } from "@slotwise/testkit";
import { readAnswer } from "../../../target/wire-answer.js";
import { type CanRunVector, type ClaimVector, type ExecutionVector, recorded, runnerOf } from "./recorded.js";

/** Recorded answers of pynenc to one kind of call. */
export interface VectorSet {
  readonly facts: PagedFacts;
  readonly file: string;
  /** The question of one line. */
  readonly questionOf: (vector: never) => Question;
}

/** The only list of vector sets. */
export const VECTOR_SETS: readonly VectorSet[] = [
  {
    facts: factsOf(
      "time-slot",
      "calculateTimeSlot",
      "slot-window",
      "pynenc 0.2.3's windows of 1,200 positions, bit for bit.",
    ),
    file: "time-slot.jsonl",
    questionOf: ({ start, end, ...args }: Call<"calculateTimeSlot">["args"] & Record<"start" | "end", number>) =>
      recorded([
        [
          { call: "calculateTimeSlot", args },
          { start, end },
        ],
      ]),
  },
  {
    facts: factsOf(
      "in-time-slot",
      "isRunnerInTimeSlot",
      "slot-window",
      "pynenc 0.2.3's answers at 1,200 times at and around edges.",
    ),
    file: "in-time-slot.jsonl",
    questionOf: ({ inSlot, ...args }: Call<"isRunnerInTimeSlot">["args"] & { readonly inSlot: boolean }) =>
      recorded([[{ call: "isRunnerInTimeSlot", args }, inSlot]]),
  },
  {
    facts: factsOf(
      "can-run",
      "canRunAtomicService",
      "slot-window",
      "pynenc 0.2.3's decisions for everybody in 900 views, and a stranger.",
    ),
    file: "can-run.jsonl",
    questionOf: ({ canRun, ...asked }: CanRunVector) => {
      const activeRunners = asked.activeRunners.map(runnerOf);
      const { currentTime, serviceIntervalMinutes, spreadMarginMinutes } = asked;
      const common = { activeRunners, currentTime, serviceIntervalMinutes, spreadMarginMinutes };
      return recorded(
        Object.entries(canRun).map(([runnerId, answer]) => [
          { call: "canRunAtomicService", args: { runnerId, ...common } },
          answer,
        ]),
      );
    },
  },
  {
    facts: factsOf(
      "positions",
      "calculateRunnerPosition",
      "both",
      "pynenc 0.2.3's positions of everybody in 900 views, and of a stranger.",
    ),
    file: "can-run.jsonl",
    questionOf: ({ positions, ...asked }: CanRunVector) => {
      const activeRunners = asked.activeRunners.map(runnerOf);
      return recorded(
        Object.entries(positions).map(([runnerId, position]) => [
          { call: "calculateRunnerPosition", args: { runnerId, activeRunners } },
          position,
        ]),
      );
    },
  },
  {
    facts: factsOf(
      "longest-execution",
      "maxExecutionDurationSeconds",
      "slot-window",
      "pynenc 0.2.3's longest executions of 900 views.",
    ),
    file: "can-run.jsonl",
    questionOf: ({ activeRunners, maxExecutionDuration }: CanRunVector) =>
      recorded([
        [
          { call: "maxExecutionDurationSeconds", args: { activeRunners: activeRunners.map(runnerOf) } },
          maxExecutionDuration,
        ],
      ]),
  },
  {
    facts: factsOf(
      "execution-time",
      "validateExecutionTime",
      "slot-window",
      "pynenc 0.2.3's verdicts on 600 executions.",
    ),
    file: "execution-time.jsonl",
    questionOf: ({ executionDuration, allocatedSlotSize, level }: ExecutionVector) =>
      recorded([
        [
          { call: "validateExecutionTime", args: { executionDuration, allocatedSlotSize } },
          { kind: level === "warning" ? "overrun" : level === "info" ? "near-limit" : "fits" },
        ],
      ]),
  },
  {
    facts: factsOf(
      "claim",
      "decideAtomicServiceClaim",
      "slot-claim",
      "The claims of pynenc 0.2.4 and later for everybody in 400 views, and a stranger.",
    ),
    file: "claim.jsonl",
    questionOf: ({ claims, ...asked }: ClaimVector) => {
      const { currentTime, serviceIntervalMinutes, spreadMarginMinutes } = asked;
      const { membershipStabilizationSeconds, maxStartSlotFraction } = asked;
      const activeRunners = asked.activeRunners.map(runnerOf);
      const settings = {
        serviceIntervalMinutes,
        spreadMarginMinutes,
        membershipStabilizationSeconds,
        maxStartSlotFraction,
      };
      return recorded(
        Object.entries(claims).map(([runnerId, claim]) => [
          { call: "decideAtomicServiceClaim", args: { runnerId, activeRunners, currentTime, ...settings } },
          readAnswer("decideAtomicServiceClaim", claim),
        ]),
      );
    },
  },
];

function factsOf(name: string, call: CallName, protocol: PagedFacts["protocol"], statement: string): PagedFacts {
  return {
    id: `vectors-${name}`,
    statement,
    assumptions: [],
    domain: "what is recorded",
    protocol,
    family: "vectors",
    needs: [call],
    page: "invariants.md#vectors",
  };
}
