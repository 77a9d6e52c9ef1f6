import { canRunAtomicService, type SlotSettings } from "@slotwise/core";
import { secondsOf } from "../microseconds.js";
import type { Decision, Question } from "./protocol.js";

/** pynenc 0.1.0 to 0.2.3 answers yes or no; the reason is ours. */
export function windowDecision({ asker, view, position, local }: Question, settings: SlotSettings): Decision {
  const runners = view.members.map(({ id }) => ({ runnerId: id }));
  const mayStart = canRunAtomicService(asker.id, runners, secondsOf(local), settings);
  return { mayStart, reason: windowReason(view.size, position, mayStart) };
}

/** The reason of a decision that is known. */
export function windowReason(size: number, position: number, mayStart: boolean): string {
  if (size === 0) return "nobody_is_active";
  if (size === 1) return position === 0 ? "alone" : "one_other_is_alone";
  if (position === -1) return "not_in_view";
  return mayStart ? "in_window" : "outside_window";
}
