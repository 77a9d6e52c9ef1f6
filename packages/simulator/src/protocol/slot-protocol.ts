import type { Cycle, SlotSettings } from "@slotwise/core";
import type { Decision, Question, TieOrder, Turn } from "./protocol.js";
import type { SlotWindow } from "./turn.js";

/** How one of pynenc's protocols is asked, and where its turns lie. The reference model decides for each of them. */
export interface SlotProtocol {
  /** What the stores of its releases do. */
  readonly tieOrder: TieOrder;
  decide(question: Question, settings: SlotSettings): Decision;
  /** The same without a look at everybody in the view: a large fleet asks as often as it is large. */
  decideInLarge(question: Question, settings: SlotSettings, cycle: Cycle): Decision;
  /** The turn that goes with a window of somebody in the view; anywhere before the asker's time where it is long over. */
  turnIn(window: SlotWindow, question: Question, settings: SlotSettings): Turn;
}
