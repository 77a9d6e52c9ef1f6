import { type Cycle, decideAtomicServiceClaim, instantFromMicroseconds, type SlotSettings } from "@slotwise/core";
import { type Microseconds, microseconds, secondsOf } from "../time/microseconds.js";
import { edgeNear, type IsAllowed, lastEdge } from "./edge.js";
import type { Decision, Question, Turn } from "./protocol.js";
import type { SlotProtocol } from "./slot-protocol.js";
import { isLongOver, noTurnAt, type SlotWindow } from "./turn.js";

/** pynenc 0.2.4 and later, with its own reasons. All of its stores sort by creation time and runner id. */
export const SLOT_CLAIM: SlotProtocol = { tieOrder: "runner-id", decide, decideInLarge, turnIn };

function decide({ asker, view, local }: Question, settings: SlotSettings): Decision {
  const claim = decideAtomicServiceClaim({
    ...settings,
    runnerId: asker.id,
    activeRunners: view.members.map(({ id, createdAt }) => ({
      runnerId: id,
      creationTime: instantFromMicroseconds(createdAt),
    })),
    currentTime: secondsOf(local),
  });
  return { mayStart: claim.shouldTryStart, reason: claim.reason };
}

function decideInLarge(question: Question, settings: SlotSettings, cycle: Cycle): Decision {
  return question.position !== -1 && cycle.regime === "nobody"
    ? { mayStart: false, reason: "slot_window_invalid" }
    : decide(question, settings);
}

function turnIn({ cycle, start, end }: SlotWindow, question: Question, settings: SlotSettings): Turn {
  const late = lateFrom(cycle, settings, start) ?? end;
  // Where the margin leaves nothing every claim is refused, so there are no edges to look for.
  if (cycle.regime === "nobody" || isLongOver(Math.min(late, end), question.local)) return noTurnAt(start);
  const isIn = isAllowedTo(question, settings, cycle);
  const { membershipStabilizationSeconds } = settings;
  const grace = question.asker.createdAt + microseconds(membershipStabilizationSeconds);
  const waits = membershipStabilizationSeconds > 0 && grace > start && grace < end;
  // Rounding can take the very first microsecond of a window for the slot before it, whose runner is old enough.
  for (const guess of waits ? [start, grace] : [start]) {
    const opens = edgeNear(isIn, guess);
    if (opens === undefined) continue;
    const isBefore = waits && guess < grace;
    const closes = lastEdge(isIn, isBefore ? [opens + 1] : [late, end, late - 1], opens, isBefore ? opens : end);
    if (closes > question.local || !isBefore) return { opens, closes };
  }
  return noTurnAt(start);
}

/** From when on a start is refused as late, give or take a microsecond; undefined where it never is. */
function lateFrom({ windowSeconds }: Cycle, { maxStartSlotFraction: fraction }: SlotSettings, start: Microseconds) {
  return fraction > 0 && fraction < 1 ? start + microseconds(windowSeconds * fraction) + 1 : undefined;
}

/** The decision at a time of the asker's, all else equal; without the words, where they are not needed. */
function isAllowedTo(question: Question, settings: SlotSettings, cycle: Cycle): IsAllowed {
  if (settings.membershipStabilizationSeconds > 0) return (local) => decide({ ...question, local }, settings).mayStart;
  return (local) => cycle.mayStart(question.position, secondsOf(local));
}
