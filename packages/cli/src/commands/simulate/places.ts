import { MINUTE, type Microseconds, nameOf, type Random, type ScenarioRunner } from "@slotwise/simulator";

/** How long before another process is started in place of one that ended: this, and up to as much again. */
const AWAY: Microseconds = 20 * MINUTE;

/** One of the processes that have a place, one after the other. */
interface Occupant {
  readonly id: string;
  readonly since: Microseconds;
  until: Microseconds;
}

/** The places of a fleet, and which runner has each of them when. */
export class Places {
  readonly #runners: ScenarioRunner[];
  readonly #random: Random;
  readonly #places: readonly Occupant[][];

  constructor(first: readonly ScenarioRunner[], random: Random) {
    this.#runners = [...first];
    this.#random = random;
    this.#places = first.map(({ id, joinsAt = 0 }) => [{ id, since: joinsAt, until: Number.POSITIVE_INFINITY }]);
  }

  get count(): number {
    return this.#places.length;
  }

  /** Everybody who ever has a place, in the order in which they are named. */
  get runners(): readonly ScenarioRunner[] {
    return this.#runners;
  }

  /** Who has a place at a time; undefined while it is empty. */
  at(place: number, time: Microseconds): string | undefined {
    return this.#places[place]?.findLast(({ since, until }) => since <= time && time < until)?.id;
  }

  /** Whoever has a place goes, and another process is started a while later. Times only grow. */
  replaceAt(place: number, time: Microseconds): string | undefined {
    const succession = this.#places[place];
    const present = succession?.at(-1);
    if (succession === undefined || present === undefined || present.since > time) return undefined;
    const joinsAt = time + AWAY + this.#random.upTo(AWAY);
    const firstLook = this.#random.upTo(MINUTE);
    // It runs on the same machine.
    const clockOffset = this.#runners[place]?.clockOffset ?? 0;
    const id = nameOf(this.#runners.length);
    this.#runners.push({
      id,
      configuration: this.#runners[place]?.configuration ?? 0,
      joinsAt,
      replaces: present.id,
      firstLook,
      clockOffset,
      clockDriftPpm: 0,
    });
    present.until = time;
    succession.push({ id, since: joinsAt, until: Number.POSITIVE_INFINITY });
    return present.id;
  }
}
