import type { ActiveRunnerInfo, SlotWindowSettings } from "@slotwise/core";
import type { Call, ClaimArguments, ExecutionTimeArguments, InTimeSlotArguments } from "./implementation.js";

/** "May this runner start now?" under the slot window protocol. */
export function askCanRun(
  runnerId: string,
  activeRunners: readonly ActiveRunnerInfo[],
  currentTime: number,
  { serviceIntervalMinutes, spreadMarginMinutes }: SlotWindowSettings,
): Call<"canRunAtomicService"> {
  return {
    call: "canRunAtomicService",
    args: { runnerId, activeRunners, currentTime, serviceIntervalMinutes, spreadMarginMinutes },
  };
}

export function askTimeSlot(
  runnerPosition: number,
  totalRunners: number,
  { serviceIntervalMinutes, spreadMarginMinutes }: SlotWindowSettings,
): Call<"calculateTimeSlot"> {
  return {
    call: "calculateTimeSlot",
    args: { runnerPosition, totalRunners, serviceIntervalMinutes, spreadMarginMinutes },
  };
}

export function askInTimeSlot(args: InTimeSlotArguments): Call<"isRunnerInTimeSlot"> {
  return { call: "isRunnerInTimeSlot", args };
}

export function askPosition(
  runnerId: string,
  activeRunners: readonly ActiveRunnerInfo[],
): Call<"calculateRunnerPosition"> {
  return { call: "calculateRunnerPosition", args: { runnerId, activeRunners } };
}

export function askLongestExecution(activeRunners: readonly ActiveRunnerInfo[]): Call<"maxExecutionDurationSeconds"> {
  return { call: "maxExecutionDurationSeconds", args: { activeRunners } };
}

export function askVerdict(args: ExecutionTimeArguments): Call<"validateExecutionTime"> {
  return { call: "validateExecutionTime", args };
}

export function askClaim(args: ClaimArguments): Call<"decideAtomicServiceClaim"> {
  return { call: "decideAtomicServiceClaim", args };
}
