export {
  COUNTEREXAMPLE_SCHEMA,
  type Counterexample,
  counterexampleJson,
  createCounterexample,
  replay,
  scenarioOf,
} from "./counterexample/counterexample.js";
export { headline } from "./counterexample/headline.js";
export { keyEvents } from "./counterexample/key-events.js";
export type { Found } from "./counterexample/run-once.js";
export { story } from "./counterexample/story.js";
export { type LocalStretch, Trace, type TraceEvent, type TraceKind, type Unseen } from "./counterexample/trace.js";
export { counterexampleTest } from "./counterexample/vitest-test.js";
export { exactDuration, exactTime, listed } from "./counterexample/words.js";
export { pictureOf } from "./drawing/picture-of.js";
export type { ExecutionEnd, Listener } from "./engine/listener.js";
export { type Bounds, type Exploration, explore } from "./exhaustive/explore.js";
export type { CronSchedule } from "./observers/cron.js";
export type { FleetReport } from "./observers/report.js";
export type {
  Decision,
  DecisionRule,
  DecisionRules,
  Question,
  StoreLock,
  TieOrder,
  Turn,
} from "./protocol/protocol.js";
export { slotRule } from "./protocol/slot-rule.js";
export { type SimulateOptions, type SimulationResult, simulate } from "./run/simulate.js";
export { simulateTarget, type Target, withTarget } from "./run/simulate-target.js";
export {
  CHOICE_KINDS,
  type ChoiceKind,
  type Choices,
  ExtremeChoices,
  ListedChoices,
  RandomChoices,
  RecordedChoices,
  type RunnerChoices,
} from "./scenario/choices.js";
export { type Fault, type FaultKind, STEPS, type Step } from "./scenario/fault.js";
export { Random } from "./scenario/random.js";
export {
  type Configuration,
  configurationOf,
  RELIABLE_STORE,
  type Scenario,
  type ScenarioRunner,
  type StoreBehaviour,
} from "./scenario/scenario.js";
export { VIOLATION_KINDS, type Violation, type ViolationKind } from "./scenario/violation.js";
export { FixedFleet, nameOf, type Part } from "./search/fixed-fleet.js";
export type { FaultAllowance, Hunt } from "./search/hunt.js";
export { type SearchResult, search } from "./search/search.js";
export { closeSchedules, refusedSchedules, sparseSchedules } from "./search/worst-case.js";
export type { Member } from "./store/member.js";
export type { View } from "./store/view.js";
export { isSimulable, SIMULABLE_INTERVAL } from "./time/interval.js";
export type { LookTimes } from "./time/look-times.js";
export {
  DAY,
  HOUR,
  MILLISECOND,
  MINUTE,
  type Microseconds,
  microseconds,
  SECOND,
  secondsOf,
} from "./time/microseconds.js";
