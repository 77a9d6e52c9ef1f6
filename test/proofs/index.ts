import type { Theorem } from "./theorem.js";
import { aloneMayAlwaysRun } from "./theorems/alone-may-always-run.js";
import { appendedRunnerMovesNobody } from "./theorems/appended-runner-moves-nobody.js";
import { atMostOneMayRun } from "./theorems/at-most-one-may-run.js";
import { claimExecutionsDisjoint } from "./theorems/claim-executions-disjoint.js";
import { claimExecutionsOverlapPastRoom } from "./theorems/claim-executions-overlap-past-room.js";
import { claimNoTurnMissed } from "./theorems/claim-no-turn-missed.js";
import { claimNobodyFromFiveRunners } from "./theorems/claim-nobody-from-five-runners.js";
import { claimRefusedTurnKept } from "./theorems/claim-refused-turn-kept.js";
import { claimRefusedTurnLostPastRoom } from "./theorems/claim-refused-turn-lost-past-room.js";
import { claimStartWindow } from "./theorems/claim-start-window.js";
import { claimTurnMissedPastStartWindow } from "./theorems/claim-turn-missed-past-start-window.js";
import { claimWindowsDisjoint } from "./theorems/claim-windows-disjoint.js";
import { decisionRepeats } from "./theorems/decision-repeats.js";
import { differentNumbersASlotApart } from "./theorems/different-numbers-a-slot-apart.js";
import { differentRunnersASlotApart } from "./theorems/different-runners-a-slot-apart.js";
import { differentRunnersDifferentNumbers } from "./theorems/different-runners-different-numbers.js";
import { doublesAnyMarginRepairs } from "./theorems/doubles-any-margin-repairs.js";
import { doublesMarginKeepsApart } from "./theorems/doubles-margin-keeps-apart.js";
import { doublesOverlapAt200Seconds } from "./theorems/doubles-overlap-at-200-seconds.js";
import { doublesTwoOverlaps } from "./theorems/doubles-two-overlaps.js";
import { doublesUnownedInstant } from "./theorems/doubles-unowned-instant.js";
import { everyInstantInASlot } from "./theorems/every-instant-in-a-slot.js";
import { executionsDisjoint } from "./theorems/executions-disjoint.js";
import { executionsOverlapExample } from "./theorems/executions-overlap-example.js";
import { executionsOverlapPastGap } from "./theorems/executions-overlap-past-gap.js";
import { largerMarginLargerWindow } from "./theorems/larger-margin-larger-window.js";
import { longExecutionLooksDead } from "./theorems/long-execution-looks-dead.js";
import { longExecutionNotDead } from "./theorems/long-execution-not-dead.js";
import { marginShrinksWindowBelowSlot } from "./theorems/margin-shrinks-window-below-slot.js";
import { moreRunnersLargerWindow } from "./theorems/more-runners-larger-window.js";
import { noInstantInTwoSlots } from "./theorems/no-instant-in-two-slots.js";
import { noMarginNoSilence } from "./theorems/no-margin-no-silence.js";
import { noTurnMissed } from "./theorems/no-turn-missed.js";
import { oneRemainder } from "./theorems/one-remainder.js";
import { seenWhenDeadAfterCoversPeriod } from "./theorems/seen-when-dead-after-covers-period.js";
import { slotNumberFixesStart } from "./theorems/slot-number-fixes-start.js";
import { slotsMeet } from "./theorems/slots-meet.js";
import { slotsScale } from "./theorems/slots-scale.js";
import { turnMissedPastWindow } from "./theorems/turn-missed-past-window.js";
import { turnNeverComes } from "./theorems/turn-never-comes.js";
import { twoConfigurationsOverlap } from "./theorems/two-configurations-overlap.js";
import { twoViewsOverlap } from "./theorems/two-views-overlap.js";
import { unseenPastDeadAfter } from "./theorems/unseen-past-dead-after.js";
import { windowHalfOpen } from "./theorems/window-half-open.js";
import { windowInsideSlot } from "./theorems/window-inside-slot.js";
import { windowLengthRule } from "./theorems/window-length.js";
import { windowsDisjoint } from "./theorems/windows-disjoint.js";

/** The only list. A theorem uses only what stands above it. */
export const theorems: readonly Theorem[] = [
  slotNumberFixesStart,
  differentRunnersDifferentNumbers,
  slotsScale,
  differentNumbersASlotApart,
  differentRunnersASlotApart,
  oneRemainder,
  everyInstantInASlot,
  noInstantInTwoSlots,
  slotsMeet,
  windowLengthRule,
  windowInsideSlot,
  windowHalfOpen,
  windowsDisjoint,
  noMarginNoSilence,
  atMostOneMayRun,
  aloneMayAlwaysRun,
  decisionRepeats,
  appendedRunnerMovesNobody,
  marginShrinksWindowBelowSlot,
  executionsDisjoint,
  executionsOverlapPastGap,
  noTurnMissed,
  turnMissedPastWindow,
  turnNeverComes,
  seenWhenDeadAfterCoversPeriod,
  unseenPastDeadAfter,
  longExecutionNotDead,
  longExecutionLooksDead,
  claimWindowsDisjoint,
  claimStartWindow,
  claimExecutionsDisjoint,
  claimExecutionsOverlapPastRoom,
  claimNoTurnMissed,
  claimTurnMissedPastStartWindow,
  claimRefusedTurnKept,
  claimRefusedTurnLostPastRoom,
  claimNobodyFromFiveRunners,
  doublesTwoOverlaps,
  doublesMarginKeepsApart,
  doublesAnyMarginRepairs,
  executionsOverlapExample,
  largerMarginLargerWindow,
  moreRunnersLargerWindow,
  twoViewsOverlap,
  twoConfigurationsOverlap,
  doublesOverlapAt200Seconds,
  doublesUnownedInstant,
];
