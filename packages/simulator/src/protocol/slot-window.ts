import { type Cycle, canRunAtomicService, type SlotSettings } from "@slotwise/core";
import { secondsOf } from "../time/microseconds.js";
import { edgeNear, lastEdge } from "./edge.js";
import type { Decision, Question, Turn } from "./protocol.js";
import type { SlotProtocol } from "./slot-protocol.js";
import { isLongOver, noTurnAt, type SlotWindow } from "./turn.js";

/**
 * pynenc 0.1.0 to 0.2.3. It answers yes or no; the reason is ours. Its stores sort by creation time alone: an SQLite file
 * that somebody ran ANALYZE on lists equal ones by their last heartbeats.
 */
export const SLOT_WINDOW: SlotProtocol = { tieOrder: "any", decide, decideInLarge, turnIn };

function decide({ asker, view, position, local }: Question, settings: SlotSettings): Decision {
  const runners = view.members.map(({ id }) => ({ runnerId: id }));
  const mayStart = canRunAtomicService(asker.id, runners, secondsOf(local), settings);
  return { mayStart, reason: reasonOf(view.size, position, mayStart) };
}

function decideInLarge({ view, position, local }: Question, _settings: SlotSettings, cycle: Cycle): Decision {
  const mayStart = position !== -1 && cycle.mayStart(position, secondsOf(local));
  return { mayStart, reason: reasonOf(view.size, position, mayStart) };
}

function turnIn({ cycle, start, end }: SlotWindow, { position, local }: Question): Turn {
  if (isLongOver(end, local)) return noTurnAt(start);
  const isIn = (time: number): boolean => cycle.mayStart(position, secondsOf(time));
  const opens = edgeNear(isIn, start);
  return opens === undefined ? noTurnAt(start) : { opens, closes: lastEdge(isIn, [end, end + 1], opens, end) };
}

function reasonOf(size: number, position: number, mayStart: boolean): string {
  if (size === 0) return "nobody_is_active";
  if (size === 1) return position === 0 ? "alone" : "one_other_is_alone";
  if (position === -1) return "not_in_view";
  return mayStart ? "in_window" : "outside_window";
}
