import { timingOf } from "../engine/timing.js";
import { type Fault, type FaultKind, STEPS } from "../scenario/fault.js";
import { Random } from "../scenario/random.js";
import type { Configuration, Scenario, ScenarioRunner } from "../scenario/scenario.js";
import { type Microseconds, microseconds } from "../time/microseconds.js";
import { type Configured, configuredIn } from "./configured.js";
import { Edges } from "./edges.js";
import { nameOf } from "./fixed-fleet.js";
import type { Hunt } from "./hunt.js";

/** How many cycles a scenario lasts, besides the time in which a dead runner still counts. */
const CYCLES = 3;

/** Makes scenarios from seeds: times are mostly instants at which a decision changes, a microsecond either side. */
export class ScenarioGenerator {
  readonly #hunt: Hunt;
  readonly #configured: Configured;
  readonly #configurations: readonly Configuration[];
  readonly #edges: Edges;
  readonly #end: Microseconds;
  /** The time between two looks, at least and at most. */
  readonly #gap: { readonly least: Microseconds; readonly most: Microseconds };

  constructor(hunt: Hunt) {
    const { fleet, faults } = hunt;
    const configured = configuredIn(hunt);
    this.#hunt = hunt;
    this.#configured = configured;
    this.#configurations =
      faults.otherConfiguration === undefined ? configured.all : [...configured.all, faults.otherConfiguration];
    const settings = configured.all.map((each) => each.settings);
    this.#edges = new Edges(fleet.protocol, settings, sizesOf(hunt));
    const timings = configured.all.map(timingOf);
    this.#gap = {
      least: Math.min(...timings.map(({ leastGap }) => leastGap)),
      most: Math.max(...timings.map(({ mostGap }) => mostGap)),
    };
    const deadAfter = Math.max(...timings.map((timing) => timing.deadAfter));
    const lasting = Math.max(0, faults.clockStep ?? 0, leavingOf(hunt) > 0 ? deadAfter : 0);
    // Where it takes too long until everybody has noticed, nobody does within a scenario.
    const longest = MOST_LOOKS_MORE * this.#gap.most;
    this.#end = Math.ceil(CYCLES * this.#edges.interval + Math.min(lasting, longest));
  }

  scenario(seed: number): Scenario {
    const random = new Random(seed);
    const focus = this.#instant(random);
    const present = this.#runners(random, focus);
    const replacements: ScenarioRunner[] = [];
    const happening = this.#faults(random, focus, present, (id, after) => {
      const joinsAt = Math.max(after + 1, this.#afterwards(random, after));
      const name = nameOf(present.length + replacements.length);
      const configuration = present.find((each) => each.id === id)?.configuration ?? 0;
      replacements.push({ ...NEWCOMER, configuration, id: name, replaces: id, joinsAt });
    });
    const { fleet, faults, withoutLock } = this.#hunt;
    return {
      configurations: this.#configurations,
      runners: [...present, ...replacements],
      faults: happening,
      store: {
        staleness: faults.staleness ?? microseconds(fleet.storeStalenessSeconds),
        delay: faults.storeDelay ?? 0,
        reordersTies: faults.ties === true,
        locks: withoutLock !== true,
      },
      start: 0,
      end: this.#end,
    };
  }

  #runners(random: Random, focus: Microseconds): readonly ScenarioRunner[] {
    const { fleet, faults } = this.#hunt;
    const skew = faults.skew ?? microseconds(fleet.clockSkewSeconds);
    const joins = faults.joins ?? 0;
    return Array.from({ length: fleet.totalRunners + joins }, (_, index): ScenarioRunner => {
      const isJoining = index >= fleet.totalRunners;
      const target = this.#near(random, focus);
      const { least, most } = this.#gap;
      const firstLook = random.oneIn(4) ? random.upTo(most) : target % least;
      return {
        id: nameOf(index),
        configuration:
          faults.otherConfiguration !== undefined && random.oneIn(2)
            ? this.#configurations.length - 1
            : this.#configured.at(index),
        joinsAt: isJoining ? target : undefined,
        firstLook: isJoining ? (random.oneIn(3) ? random.upTo(most) : 0) : firstLook,
        clockOffset: skew === 0 ? 0 : random.pick([0, skew, random.upTo(skew)]),
        clockDriftPpm: faults.driftPpm === undefined ? 0 : random.upTo(2 * faults.driftPpm) - faults.driftPpm,
        createdAt: faults.ties === true && !isJoining && random.oneIn(2) ? TIED : undefined,
      };
    });
  }

  /** @param replace lets another process be started in place of a runner, some time after it is gone */
  #faults(
    random: Random,
    focus: Microseconds,
    runners: readonly ScenarioRunner[],
    replace: (runner: string, after: Microseconds) => void,
  ): readonly Fault[] {
    const { faults } = this.#hunt;
    const made: Fault[] = [];
    let replaced = 0;
    const someone = (): string => random.pick(runners).id;
    const some = (kind: FaultKind, most: number | undefined, make: () => Fault[]): void => {
      for (let count = random.upTo(most ?? 0); count > 0; count--) made.push(...make());
      if (made.length > MOST_FAULTS) throw new RangeError(`more than ${MOST_FAULTS} faults, with a ${kind}`);
    };
    some("crash", faults.crashes, () => {
      const [runner, at] = [someone(), this.#near(random, focus)];
      if (replaced < (faults.restarts ?? 0) && random.oneIn(2)) {
        replaced++;
        replace(runner, at);
      }
      return [{ kind: "crash", at, runner }];
    });
    some("stop", faults.stops, () => [{ kind: "stop", at: this.#near(random, focus), runner: someone() }]);
    for (const [most, isFatal] of [
      [faults.exceptions, false],
      [faults.fatalExceptions, true],
    ] as const) {
      some("exception", most, () => [{ kind: "exception", at: this.#near(random, focus), runner: someone(), isFatal }]);
    }
    some("pause", faults.pause === undefined ? 0 : 1, () => [
      {
        kind: "pause",
        at: this.#near(random, focus),
        runner: someone(),
        before: random.pick([...STEPS, "any"]),
        lasts: random.pick([faults.pause ?? 0, random.upTo(faults.pause ?? 0)]),
      },
    ]);
    some("clock-step", faults.clockStep === undefined ? 0 : 1, () => {
      const most = faults.clockStep ?? 0;
      const by = random.pick([most, random.upTo(most)]) * random.pick([-1, 1]);
      return [{ kind: "clock-step", at: this.#near(random, focus), runner: someone(), by }];
    });
    some("failover", faults.failover === undefined ? 0 : 1, () => [
      { kind: "failover", at: this.#near(random, focus), loses: faults.failover ?? 0 },
    ]);
    some("outage", faults.outage === undefined ? 0 : 1, () => {
      const most = faults.outage ?? 0;
      const [at, lasts] = [this.#near(random, focus), Math.max(1, random.pick([most, random.upTo(most)]))];
      replace(someone(), at + lasts);
      return [{ kind: "outage", at, lasts }];
    });
    return made;
  }

  /** Soon after a time, much later, or as a decision changes. */
  #afterwards(random: Random, time: Microseconds): Microseconds {
    if (random.oneIn(2)) return this.#comeback(random);
    return time + random.pick([1, random.upTo(this.#gap.most), random.upTo(this.#end)]);
  }

  /** Some instant at which a decision can change, or a microsecond before or after it. */
  #instant(random: Random): Microseconds {
    const edge = this.#edges.at(random.upTo(this.#edges.count - 1), random.upTo(CYCLES - 1));
    return Math.max(0, edge + random.upTo(2) - 1);
  }

  /** Some such instant of the whole scenario, or a while around it: by then nobody may count who is gone any more. */
  #comeback(random: Random): Microseconds {
    const execution = microseconds(this.#configurations[0]?.longestExecutionSeconds ?? 0);
    const cycles = Math.max(1, Math.floor(this.#end / this.#edges.interval));
    const edge = this.#edges.at(random.upTo(this.#edges.count - 1), random.upTo(cycles - 1));
    return edge + random.upTo(2 * execution) - execution;
  }

  /** The instant on which this scenario turns, one near it, or any other. */
  #near(random: Random, focus: Microseconds): Microseconds {
    const execution = microseconds(this.#configurations[0]?.longestExecutionSeconds ?? 0);
    switch (random.upTo(5)) {
      case 0:
      case 1:
        return Math.max(0, focus + random.upTo(2) - 1);
      case 2:
        return Math.max(0, focus + random.upTo(2 * execution) - execution);
      case 3:
        return random.upTo(this.#end);
      default:
        return this.#instant(random);
    }
  }
}

/** So many looks of each runner a scenario lasts at most beyond its cycles. */
const MOST_LOOKS_MORE = 200;

/** A process that is started looks at once. */
const NEWCOMER = { firstLook: 0, clockOffset: 0, clockDriftPpm: 0 } as const;

/** Long ago, for all runners created at once. */
const TIED: Microseconds = -microseconds(3600);
const MOST_FAULTS = 64;

/** The sizes that the views of a hunt can have: who is started again is seen beside who was there before. */
function sizesOf(hunt: Hunt): readonly number[] {
  const { fleet, faults } = hunt;
  const least = Math.max(1, fleet.totalRunners - leavingOf(hunt));
  const most =
    fleet.totalRunners + (faults.joins ?? 0) + (faults.restarts ?? 0) + (faults.outage === undefined ? 0 : 1);
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}

/** How many runners may go away in a scenario. */
function leavingOf({ fleet, faults }: Hunt): number {
  const { crashes = 0, stops = 0, fatalExceptions = 0, outage } = faults;
  return outage === undefined ? crashes + stops + fatalExceptions : fleet.totalRunners;
}
