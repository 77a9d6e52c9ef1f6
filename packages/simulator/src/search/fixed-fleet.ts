import type { Fleet } from "@slotwise/core";
import type { DecisionRule, Turn } from "../protocol/protocol.js";
import { slotRule } from "../protocol/slot-rule.js";
import type { RunnerChoices } from "../scenario/choices.js";
import { configurationOf, RELIABLE_STORE, type Scenario, type ScenarioRunner } from "../scenario/scenario.js";
import { createMember, type Member } from "../store/member.js";
import { View } from "../store/view.js";
import type { Microseconds } from "../time/microseconds.js";

/** What one runner of a fixed fleet does; what is left out is nothing out of the ordinary. */
export interface Part {
  /** True time of its first look. */
  readonly looksAt?: Microseconds;
  readonly clockOffset?: Microseconds;
  readonly choices?: RunnerChoices;
}

/** A fleet whose membership never changes, and the turns of its runners. */
export class FixedFleet {
  readonly fleet: Fleet;
  readonly #rule: DecisionRule;
  readonly #members: readonly Member[];
  readonly #view: View;

  constructor(fleet: Fleet) {
    this.fleet = fleet;
    this.#rule = slotRule(configurationOf(fleet));
    this.#members = Array.from({ length: fleet.totalRunners }, (_, index) => createMember(index, nameOf(index)));
    this.#view = new View(this.#members);
  }

  /** The turn of a position that is open at a time of its own or opens next. */
  turnAt(position: number, local: Microseconds): Turn {
    const asker = this.#members[position];
    const turn = asker && this.#rule.turnOf?.({ asker, view: this.#view, position, local });
    if (turn === undefined) throw new RangeError(`position is ${position}, but must be one of the fleet's`);
    return turn;
  }

  /** The fleet with some runners playing a part; the others first look in the phases given, or when the scenario starts. */
  scenario(
    parts: ReadonlyMap<number, Part>,
    start: Microseconds,
    end: Microseconds,
    phases: readonly Microseconds[] = [],
  ): Scenario {
    const runners = this.#members.map(({ id, index }): ScenarioRunner => {
      const part = parts.get(index);
      return {
        id,
        configuration: 0,
        firstLook: part?.looksAt === undefined ? (phases[index] ?? 0) : part.looksAt - start,
        clockOffset: part?.clockOffset ?? 0,
        clockDriftPpm: 0,
        choices: part?.choices,
      };
    });
    // The closed forms judge the arithmetic alone; the lock comes on top of it.
    const store = { ...RELIABLE_STORE, locks: false };
    return { configurations: [configurationOf(this.fleet)], runners, faults: [], store, start, end };
  }
}

/** `runner 1` and so on, as every drawing calls them. */
export function nameOf(index: number): string {
  return `runner ${index + 1}`;
}
