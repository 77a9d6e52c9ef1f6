import { type Cycle, createCycle, type Protocol, type SlotSettings } from "@slotwise/core";
import { requireSimulable } from "../interval.js";
import { type Microseconds, microseconds, SECOND, secondsOf } from "../microseconds.js";
import type { Configuration } from "../scenario.js";
import { claimDecision } from "./claim-decision.js";
import { edgeNear, lastEdge } from "./edge.js";
import type { Decision, DecisionRule, Question, StoreLock, Turn } from "./protocol.js";
import { windowDecision, windowReason } from "./window-decision.js";

/**
 * Both of pynenc's protocols, decided by the reference model and by nothing else.
 * @throws RangeError for another name, or an interval that cannot be simulated
 */
export function slotRule({ protocol, settings }: Configuration): DecisionRule {
  if (!isSlotProtocol(protocol)) {
    throw new RangeError(`protocol is ${JSON.stringify(protocol)}, but must be "slot-window" or "slot-claim"`);
  }
  requireSimulable(settings);
  return new SlotRule(protocol, settings);
}

/** Whether a protocol is one of pynenc's own. */
export function isSlotProtocol(protocol: string): protocol is Protocol {
  return protocol === "slot-window" || protocol === "slot-claim";
}

/** Views up to this size are given to the reference model as they are. */
const MOST_ASKED = 64;

class SlotRule implements DecisionRule {
  readonly lock: StoreLock;
  readonly #protocol: Protocol;
  readonly #settings: SlotSettings;
  /** By size of the view. */
  readonly #cycles = new Map<number, Cycle>();

  constructor(protocol: Protocol, settings: SlotSettings) {
    this.#protocol = protocol;
    this.#settings = settings;
    this.lock = protocol === "slot-claim" ? "running-record" : "none";
  }

  decide(question: Question): Decision {
    if (question.view.size > MOST_ASKED) return this.#decideInLarge(question);
    return this.#protocol === "slot-claim"
      ? claimDecision(question, this.#settings)
      : windowDecision(question, this.#settings);
  }

  turnOf(question: Question): Turn | undefined {
    const { position, view, local } = question;
    const cycle = this.#cycleOf(view.size);
    const number = Math.floor(secondsOf(local) / cycle.intervalSeconds);
    if (this.#protocol === "slot-window" && view.size === 1) return wholeCycle(cycle, number, local);
    if (position === -1) return undefined;
    // A clock shows the cycle's start off by less than a microsecond, so the neighbours are looked at, too.
    for (let candidate = number - 1; candidate <= number + 1; candidate++) {
      const turn = this.#turnIn(cycle, candidate, question);
      if (turn.closes > local) return turn;
    }
    return this.#turnIn(cycle, number + 2, question);
  }

  /** The same without a look at everybody in the view: a large fleet asks as often as it is large. */
  #decideInLarge(question: Question): Decision {
    const { view, position, local } = question;
    const cycle = this.#cycleOf(view.size);
    if (this.#protocol === "slot-window") {
      const mayStart = position !== -1 && cycle.mayStart(position, secondsOf(local));
      return { mayStart, reason: windowReason(view.size, position, mayStart) };
    }
    return position !== -1 && cycle.regime === "nobody"
      ? { mayStart: false, reason: "slot_window_invalid" }
      : claimDecision(question, this.#settings);
  }

  #turnIn(cycle: Cycle, number: number, question: Question): Turn {
    const slot = cycle.slotAt(question.position);
    const cycleSeconds = number * cycle.intervalSeconds;
    const start = microseconds(cycleSeconds + slot.windowStart);
    const end = microseconds(cycleSeconds + slot.windowEnd);
    const late = this.#lateFrom(cycle, start, end);
    // Long over: where exactly it closed does not matter.
    if (Math.min(late, end) + SECOND < question.local) return nothingAt(start);
    const isIn = this.#decisionOf(cycle, question);
    if (this.#protocol === "slot-window") {
      const opens = edgeNear(isIn, start);
      if (opens === undefined) return nothingAt(start);
      const closes = lastEdge(isIn, [end, end + 1], opens, end);
      return { opens, closes };
    }
    const grace = question.asker.createdAt + microseconds(this.#settings.membershipStabilizationSeconds);
    // Rounding can take the very first microsecond of a window for the slot before it, whose runner is old enough.
    for (const guess of grace > start && grace < end ? [start, grace] : [start]) {
      const opens = edgeNear(isIn, guess);
      if (opens === undefined) continue;
      const closes = lastEdge(isIn, guess < grace ? [opens + 1] : [late, end, late - 1], opens, end);
      if (closes > question.local || guess >= grace) return { opens, closes };
    }
    return nothingAt(start);
  }

  /** From when on a start is refused as late, give or take a microsecond; the window's end where it never is. */
  #lateFrom({ windowSeconds }: Cycle, start: Microseconds, end: Microseconds): Microseconds {
    const fraction = this.#settings.maxStartSlotFraction;
    const isCut = this.#protocol === "slot-claim" && fraction > 0 && fraction < 1;
    return isCut ? start + microseconds(windowSeconds * fraction) + 1 : end;
  }

  /** The decision at a time of the asker's, all else equal; without the words, where they are not needed. */
  #decisionOf(cycle: Cycle, question: Question): (local: Microseconds) => boolean {
    if (this.#protocol === "slot-claim" && this.#settings.membershipStabilizationSeconds > 0) {
      return (local) => claimDecision({ ...question, local }, this.#settings).mayStart;
    }
    return (local) => cycle.mayStart(question.position, secondsOf(local));
  }

  #cycleOf(size: number): Cycle {
    let cycle = this.#cycles.get(size);
    if (cycle === undefined) {
      cycle = createCycle(this.#protocol, this.#settings, size);
      this.#cycles.set(size, cycle);
    }
    return cycle;
  }
}

/** A lone runner of `slot-window` may always start; its turns are whole cycles. */
function wholeCycle(cycle: Cycle, number: number, local: Microseconds): Turn {
  const opens = Math.min(local, Math.ceil(number * cycle.intervalSeconds * SECOND));
  const closes = Math.max(local + 1, Math.ceil((number + 1) * cycle.intervalSeconds * SECOND));
  return { opens, closes };
}

/** A turn in which nobody may start. */
function nothingAt(time: Microseconds): Turn {
  return { opens: time, closes: time };
}
