import { type Fleet, idlePeriodSeconds } from "./fleet.js";
import type { Quantity, Witness, WitnessEvent } from "./promise.js";

/** As fine as pynenc's clocks tell the time. */
export const MICROSECOND_SECONDS = 1e-6;

export function quantity(symbol: string, meaning: string, seconds: number): Quantity {
  return { symbol, meaning, seconds };
}

/** `L`, `d` and `e`: from a decision to the end of the execution that it leads to, by the clock that is furthest behind. */
export function delayedExecution(fleet: Fleet): Quantity[] {
  return [
    quantity("L", "the delay from decision to effect", fleet.startDelaySeconds),
    quantity("d", "the longest execution", fleet.longestExecutionSeconds ?? 0),
    quantity("e", "the clock skew", fleet.clockSkewSeconds),
  ];
}

/** `P`, of a runner that starts nothing. */
export function idlePeriod(fleet: Fleet): Quantity {
  return quantity("P", "the longest time between two checks that start nothing", idlePeriodSeconds(fleet));
}

export function at(atSeconds: number, position: number, event: WitnessEvent["event"]): WitnessEvent {
  return { atSeconds, position, event };
}

export function story(...events: WitnessEvent[]): Witness {
  return { events };
}
