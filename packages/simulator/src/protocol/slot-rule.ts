import { type Cycle, createCycle, PROTOCOL_NAMES, PROTOCOLS, type Protocol, type SlotSettings } from "@slotwise/core";
import type { Configuration } from "../scenario/scenario.js";
import { requireSimulable } from "../time/interval.js";
import { secondsOf } from "../time/microseconds.js";
import type { Decision, DecisionRule, Question, StoreLock, TieOrder, Turn } from "./protocol.js";
import { SLOT_CLAIM } from "./slot-claim.js";
import type { SlotProtocol } from "./slot-protocol.js";
import { SLOT_WINDOW } from "./slot-window.js";
import { wholeCycle, windowIn } from "./turn.js";

const SLOT_PROTOCOLS: Readonly<Record<Protocol, SlotProtocol>> = {
  "slot-window": SLOT_WINDOW,
  "slot-claim": SLOT_CLAIM,
};

/**
 * One of pynenc's protocols, decided by the reference model and by nothing else.
 * @throws RangeError for another name, or an interval that cannot be simulated
 */
export function slotRule({ protocol, settings }: Configuration): DecisionRule {
  if (!isSlotProtocol(protocol)) {
    const names = PROTOCOL_NAMES.map((name) => JSON.stringify(name));
    throw new RangeError(`protocol is ${JSON.stringify(protocol)}, but must be ${names.join(" or ")}`);
  }
  requireSimulable(settings);
  return new SlotRule(protocol, settings);
}

/** Whether a protocol is one of pynenc's own. */
export function isSlotProtocol(protocol: string): protocol is Protocol {
  return PROTOCOL_NAMES.some((name) => name === protocol);
}

/** Views up to this size are given to the reference model as they are. */
const MOST_ASKED = 64;

class SlotRule implements DecisionRule {
  readonly lock: StoreLock;
  readonly tieOrder: TieOrder;
  readonly #name: Protocol;
  readonly #protocol: SlotProtocol;
  readonly #settings: SlotSettings;
  /** By size of the view. */
  readonly #cycles = new Map<number, Cycle>();

  constructor(name: Protocol, settings: SlotSettings) {
    this.#name = name;
    this.#protocol = SLOT_PROTOCOLS[name];
    this.#settings = settings;
    this.tieOrder = this.#protocol.tieOrder;
    this.lock = PROTOCOLS[name].locksStarts ? "running-record" : "none";
  }

  decide(question: Question): Decision {
    const { size } = question.view;
    return size > MOST_ASKED
      ? this.#protocol.decideInLarge(question, this.#settings, this.#cycleOf(size))
      : this.#protocol.decide(question, this.#settings);
  }

  turnOf(question: Question): Turn | undefined {
    const { position, view, local } = question;
    const cycle = this.#cycleOf(view.size);
    const number = Math.floor(secondsOf(local) / cycle.intervalSeconds);
    if (view.size === 1 && PROTOCOLS[this.#name].startsAnyTimeAlone) return wholeCycle(cycle, number, local);
    if (position === -1) return undefined;
    const slot = cycle.slotAt(position);
    // A clock shows the cycle's start off by less than a microsecond, so the neighbours are looked at, too.
    const isNew = secondsOf(local) - number * cycle.intervalSeconds < 1;
    for (let candidate = isNew ? number - 1 : number; candidate <= number + 1; candidate++) {
      const turn = this.#protocol.turnIn(windowIn(cycle, candidate, slot), question, this.#settings);
      if (turn.closes > local) return turn;
    }
    return this.#protocol.turnIn(windowIn(cycle, number + 2, slot), question, this.#settings);
  }

  #cycleOf(size: number): Cycle {
    let cycle = this.#cycles.get(size);
    if (cycle === undefined) {
      cycle = createCycle(this.#name, this.#settings, size);
      this.#cycles.set(size, cycle);
    }
    return cycle;
  }
}
