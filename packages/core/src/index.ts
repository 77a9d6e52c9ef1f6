export { type Cycle, type CycleRegime, type CycleSlot, createCycle, MOST_RUNNERS } from "./cycle.js";
export {
  formatInstant,
  type Instant,
  instantFromMicroseconds,
  instantFromSeconds,
  parseInstant,
  secondsFromInstant,
  secondsFromMicroseconds,
} from "./instant.js";
export { createMembershipView, type MembershipView } from "./membership-view.js";
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
  type Protocol,
  type SlotSettings,
  type SlotWindowSettings,
} from "./settings.js";
export { type AtomicServiceClaim, type ClaimReason, type ClaimRequest, decideAtomicServiceClaim } from "./slot-claim.js";
export {
  calculateTimeSlot,
  canRunAtomicService,
  type ExecutionVerdict,
  isRunnerInTimeSlot,
  type TimeSlot,
  validateExecutionTime,
} from "./slot-window.js";
