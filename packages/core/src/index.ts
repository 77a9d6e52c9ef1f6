export { CRON_REST_SECONDS, CRON_TICK_AGE_SECONDS, type CronQuestion, servesCron } from "./cron-rule.js";
export { findLosableTick, type LosableTick } from "./cron-ticks.js";
export { type Cycle, type CycleRegime, type CycleSlot, createCycle, isOpenAllTheTime, MOST_RUNNERS } from "./cycle.js";
export {
  checkPeriodSeconds,
  createFleet,
  cycleOf,
  type Fleet,
  type FleetDescription,
  idlePeriodSeconds,
} from "./fleet.js";
export { guarantee, guarantees } from "./guarantees.js";
export {
  type Instant,
  instantFromMicroseconds,
  instantFromSeconds,
  microsecondsFromInstant,
  secondsBetween,
  secondsFromInstant,
  secondsFromMicroseconds,
} from "./instant.js";
export { formatInstant, parseInstant } from "./instant-text.js";
export {
  brokenPromises,
  isSafe,
  type Limit,
  LOCKLESS_PROMISES,
  largestSafeCheckInterval,
  largestSafeFleet,
  largestSafeMargin,
  largestTolerableSkew,
  longestSafeExecution,
  SAFETY_PROMISES,
  sizeRegimes,
  smallestSafeDeadAfter,
  smallestSafeInterval,
  smallestSafeMargin,
} from "./limits.js";
export { type LockExposure, lockExposure } from "./lock-exposure.js";
export { createMembershipView, type MembershipView } from "./membership-view.js";
export { type MissedTurns, missedTurns } from "./missed-turns.js";
export { type PlacedCycle, type SharedStarts, sharedStarts } from "./mixed-fleet.js";
export type { Guarantee, Inequality, PromiseName, Quantity, Witness, WitnessEvent } from "./promise.js";
export { PROTOCOL_NAMES, PROTOCOLS, type Protocol, type ProtocolModel, startFraction } from "./protocols.js";
export { formatSeconds, pythonFloorDivide, pythonModulo, roundHalfEven } from "./python-float.js";
export {
  type ActiveRunnerInfo,
  calculateRunnerPosition,
  lastExecutionDurationSeconds,
  maxExecutionDurationSeconds,
} from "./runner.js";
export {
  createSlotSettings,
  DEFAULT_SLOT_SETTINGS,
  type SlotSettings,
  type SlotWindowSettings,
} from "./settings.js";
export { findSharedInstant, type SharedInstant, type SharedInstantSearch } from "./shared-instant.js";
export {
  type AtomicServiceClaim,
  type Claimant,
  type ClaimDecider,
  type ClaimReason,
  type ClaimRequest,
  createClaimDecider,
  decideAtomicServiceClaim,
} from "./slot-claim.js";
export {
  calculateTimeSlot,
  canRunAtomicService,
  type ExecutionVerdict,
  isRunnerInTimeSlot,
  type TimeSlot,
  validateExecutionTime,
} from "./slot-window.js";
