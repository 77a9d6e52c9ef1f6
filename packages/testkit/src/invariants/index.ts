import type { Invariant } from "../contract/invariant.js";
import { claimAlone } from "./claim-alone.js";
import { claimAssigned } from "./claim-assigned.js";
import { claimAssignedByTime } from "./claim-assigned-by-time.js";
import { claimCycleHoldsNow } from "./claim-cycle-holds-now.js";
import { claimEmptyFleet } from "./claim-empty-fleet.js";
import { claimGrace } from "./claim-grace.js";
import { claimIgnoresHistory } from "./claim-ignores-history.js";
import { claimInvalidWindow } from "./claim-invalid-window.js";
import { claimLateStart } from "./claim-late-start.js";
import { claimOneStartAtAnInstant } from "./claim-one-start-at-an-instant.js";
import { claimOutsideWindow } from "./claim-outside-window.js";
import { claimRepeatsEveryCycle } from "./claim-repeats-every-cycle.js";
import { claimSameForAllAskers } from "./claim-same-for-all-askers.js";
import { claimSlotOwner } from "./claim-slot-owner.js";
import { claimStranger } from "./claim-stranger.js";
import { claimWindowInOwnSlot } from "./claim-window-in-own-slot.js";
import { claimWindowLength } from "./claim-window-length.js";
import { conformsClaim } from "./conforms-claim.js";
import { conformsDecision } from "./conforms-decision.js";
import { conformsInTimeSlot } from "./conforms-in-time-slot.js";
import { conformsLongestExecution } from "./conforms-longest-execution.js";
import { conformsPosition } from "./conforms-position.js";
import { conformsTimeSlot } from "./conforms-time-slot.js";
import { conformsVerdict } from "./conforms-verdict.js";
import { decisionFollowsTheWindow } from "./decision-follows-the-window.js";
import { decisionIgnoresHistory } from "./decision-ignores-history.js";
import { decisionIgnoresNamesAndAges } from "./decision-ignores-names-and-ages.js";
import { decisionRepeatsEveryCycle } from "./decision-repeats-every-cycle.js";
import { durationToTheMicrosecond } from "./duration-to-the-microsecond.js";
import { equalWindows } from "./equal-windows.js";
import { everyRunnerHasItsTurn } from "./every-runner-has-its-turn.js";
import { halfASlotWithoutRoom } from "./half-a-slot-without-room.js";
import { halfOpenEnds } from "./half-open-ends.js";
import { longestExecutionIsAMaximum } from "./longest-execution-is-a-maximum.js";
import { nearLimitBeyondFourFifths } from "./near-limit-beyond-four-fifths.js";
import { neverOutsideOwnSlot } from "./never-outside-own-slot.js";
import { noVerdictWithoutADuration } from "./no-verdict-without-a-duration.js";
import { nobodyInAnEmptyFleet } from "./nobody-in-an-empty-fleet.js";
import { oneRunnerAtAnInstant } from "./one-runner-at-an-instant.js";
import { overrunBeyondTheWindow } from "./overrun-beyond-the-window.js";
import { positionIsStable } from "./position-is-stable.js";
import { positionIsTheIndex } from "./position-is-the-index.js";
import { repeatsEveryCycle } from "./repeats-every-cycle.js";
import { sameQuestionSameAnswer } from "./same-question-same-answer.js";
import { singleRunnerRule } from "./single-runner-rule.js";
import { slotsTileTheCycle } from "./slots-tile-the-cycle.js";
import { strangersNever } from "./strangers-never.js";
import { unknownExecutionsDoNotCount } from "./unknown-executions-do-not-count.js";
import { windowInOwnSlot } from "./window-in-own-slot.js";
import { windowIsSlotLessMargin } from "./window-is-slot-less-margin.js";
import { windowsAreDisjoint } from "./windows-are-disjoint.js";

/** All invariants, in the order in which they are checked and documented. The only list. */
export const INVARIANTS: readonly Invariant[] = [
  nobodyInAnEmptyFleet,
  singleRunnerRule,
  strangersNever,
  oneRunnerAtAnInstant,
  windowsAreDisjoint,
  slotsTileTheCycle,
  windowInOwnSlot,
  equalWindows,
  windowIsSlotLessMargin,
  halfASlotWithoutRoom,
  halfOpenEnds,
  repeatsEveryCycle,
  decisionRepeatsEveryCycle,
  everyRunnerHasItsTurn,
  neverOutsideOwnSlot,
  decisionFollowsTheWindow,
  decisionIgnoresHistory,
  decisionIgnoresNamesAndAges,
  sameQuestionSameAnswer,
  positionIsTheIndex,
  positionIsStable,
  overrunBeyondTheWindow,
  nearLimitBeyondFourFifths,
  noVerdictWithoutADuration,
  durationToTheMicrosecond,
  longestExecutionIsAMaximum,
  unknownExecutionsDoNotCount,
  claimEmptyFleet,
  claimStranger,
  claimAlone,
  claimCycleHoldsNow,
  claimAssignedByTime,
  claimSameForAllAskers,
  claimOneStartAtAnInstant,
  claimWindowInOwnSlot,
  claimWindowLength,
  claimInvalidWindow,
  claimGrace,
  claimOutsideWindow,
  claimLateStart,
  claimAssigned,
  claimSlotOwner,
  claimIgnoresHistory,
  claimRepeatsEveryCycle,
  conformsTimeSlot,
  conformsInTimeSlot,
  conformsDecision,
  conformsPosition,
  conformsLongestExecution,
  conformsVerdict,
  conformsClaim,
];
