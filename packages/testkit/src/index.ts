export { type ClaimLimits, type ClaimSituation, claimArguments, claimSituations } from "./arbitraries/claims.js";
export { durations } from "./arbitraries/durations.js";
export { type KnownDuration, knownDurations, microseconds, viewWithPasts } from "./arbitraries/histories.js";
export { fleetSizes, STRANGER, type View, views } from "./arbitraries/runners.js";
export { intervalMinutes, type MarginKind, type SettingsRecipe, settingsRecipes } from "./arbitraries/settings.js";
export { type Fleet, fleets, type Situation, type SituationLimits, situations } from "./arbitraries/situations.js";
export { cycleEdges, type TimeRecipe, times } from "./arbitraries/times.js";
export { checkInSteps, checkInvariant, checkInvariantAsync } from "./check.js";
export { checkList, checkListAsync, type ListedQuestion } from "./check-list.js";
export {
  type Exact,
  type ExactWindow,
  exactCanRun,
  exactClaimReason,
  exactDistanceToChange,
  exactDistanceToWindowEnd,
  exactly,
  exactModulo,
  exactTimeSlot,
  ROUNDING,
} from "./contract/exact-model.js";
export {
  type AsyncImplementation,
  CALL_NAMES,
  type Call,
  type CallAnswer,
  type CallArguments,
  type CallName,
  type CallTable,
  type ClaimArguments,
  type DecisionArguments,
  type ExecutionTimeArguments,
  type Implementation,
  type ImplementationDescription,
  ImplementationGone,
  type InTimeSlotArguments,
  type PositionArguments,
  type TimeSlotArguments,
  UNSUPPORTED,
  type Unsupported,
} from "./contract/implementation.js";
export {
  type AnswersTo,
  type Breach,
  breach,
  defineInvariant,
  type Invariant,
  type InvariantDefinition,
  type InvariantFacts,
  type PagedFacts,
  type Question,
  question,
} from "./contract/invariant.js";
export { referenceAnswer, referenceImplementation } from "./contract/reference.js";
export type {
  AskedCall,
  BrokenResult,
  Counterexample,
  Effort,
  ErroredResult,
  HeldResult,
  InvariantResult,
  NotCheckedResult,
  Replay,
  VerifyReport,
} from "./contract/result.js";
export { CLAIM_FIELDS, sameAnswer } from "./contract/same-answer.js";
export { nextDown, nextUp, nudge, ulpOf } from "./contract/ulp.js";
export {
  type DescribeOptions,
  describeInvariants,
  failIfBroken,
  type TestFunction,
  type TestRunner,
} from "./describe-invariants.js";
export {
  type AnswerRow,
  answersOf,
  explainAnswers,
  explainCounterexample,
  settingOf,
} from "./explain/counterexample.js";
export { INVARIANTS } from "./invariants/index.js";
export { type Batch, batchNumber, type CheckOptions, DEFAULT_RUNS, DEFAULT_SEED, planBatches } from "./plan.js";
export { selectInvariants, type VerifyOptions, verifyInvariants } from "./verify.js";
