import {
  calculateRunnerPosition,
  calculateTimeSlot,
  canRunAtomicService,
  decideAtomicServiceClaim,
  isRunnerInTimeSlot,
  maxExecutionDurationSeconds,
  validateExecutionTime,
} from "@slotwise/core";
import type { Call, CallAnswer, CallName, Implementation } from "./implementation.js";

/** The reference model, `@slotwise/core`, as an implementation: what every other one is compared with. */
export const referenceImplementation: Implementation & Required<Pick<Implementation, CallName>> = {
  describe: () => ({ name: "@slotwise/core", version: "reference model", protocol: "slot-window" }),
  canRunAtomicService: (args) => canRunAtomicService(args.runnerId, args.activeRunners, args.currentTime, args),
  calculateTimeSlot: (args) => calculateTimeSlot(args.runnerPosition, args.totalRunners, args),
  isRunnerInTimeSlot: (args) => isRunnerInTimeSlot(args.currentTime, args.serviceIntervalMinutes, args),
  calculateRunnerPosition: (args) => calculateRunnerPosition(args.runnerId, args.activeRunners) ?? null,
  maxExecutionDurationSeconds: (args) => maxExecutionDurationSeconds(args.activeRunners),
  validateExecutionTime: (args) => validateExecutionTime(args.executionDuration, args.allocatedSlotSize),
  decideAtomicServiceClaim: (args) => decideAtomicServiceClaim(args),
};

/** What the reference model answers to one call. */
export function referenceAnswer<Name extends CallName>(call: Call<Name>): CallAnswer<Name> {
  const answer: (args: never) => unknown = referenceImplementation[call.call as Name];
  return answer(call.args as never) as CallAnswer<Name>;
}
