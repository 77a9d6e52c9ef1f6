import type { Fleet } from "@slotwise/core";
import {
  type Configuration,
  DAY,
  type Fault,
  type FaultAllowance,
  HOUR,
  MINUTE,
  type Microseconds,
  microseconds,
  nameOf,
  Random,
  type Scenario,
  type ScenarioRunner,
} from "@slotwise/simulator";
import { Places } from "./places.js";

/**
 * A fleet in virtual time, with every fault that is allowed happening now and then: about once a day each, a pause once
 * an hour. In place of every process that ends another one is started after a while, as a new runner.
 *
 * @param byPosition what the runners are configured with; whoever has none there has the first
 */
export function longRun(
  fleet: Fleet,
  byPosition: readonly Configuration[],
  faults: FaultAllowance,
  end: Microseconds,
  seed: number,
): Scenario {
  const random = new Random(seed, 1);
  const configurations = [...new Set(byPosition)];
  const numbers = byPosition.map((each) => configurations.indexOf(each));
  const first = runnersOf(fleet, faults, configurations, numbers, random);
  const places = new Places(first, random);
  const happening = faultsOf(places, fleet, faults, end, random);
  return {
    configurations,
    runners: places.runners.filter(({ joinsAt }) => joinsAt === undefined || joinsAt < end),
    faults: happening,
    store: {
      staleness: faults.staleness ?? microseconds(fleet.storeStalenessSeconds),
      delay: faults.storeDelay ?? 0,
      reordersTies: faults.ties === true,
      locks: true,
    },
    start: 0,
    end,
  };
}

function runnersOf(
  fleet: Fleet,
  { joins = 0, skew, ties }: FaultAllowance,
  configurations: readonly Configuration[],
  numbers: readonly number[],
  random: Random,
): readonly ScenarioRunner[] {
  const most = skew ?? microseconds(fleet.clockSkewSeconds);
  return Array.from({ length: fleet.totalRunners + joins }, (_, index) => {
    const configuration = numbers[index] ?? 0;
    const { checkIntervalMinutes } = configurations[configuration] ?? fleet;
    return {
      id: nameOf(index),
      configuration,
      joinsAt: index < fleet.totalRunners ? undefined : random.upTo(DAY),
      firstLook: random.upTo(Math.round(checkIntervalMinutes * MINUTE)),
      clockOffset: random.upTo(most),
      clockDriftPpm: 0,
      createdAt: ties === true && index < 2 ? -HOUR : undefined,
    };
  });
}

function faultsOf(
  places: Places,
  fleet: Fleet,
  allowed: FaultAllowance,
  end: Microseconds,
  random: Random,
): readonly Fault[] {
  const faults: Fault[] = [];
  const { totalRunners } = fleet;
  const anyone = (at: Microseconds): string | undefined => places.at(random.upTo(totalRunners - 1), at);
  /** Happens to whoever is there, and to nobody where the place is empty. */
  const happen = (at: Microseconds, faultOf: (runner: string) => Fault): void => {
    const runner = anyone(at);
    if (runner !== undefined) faults.push(faultOf(runner));
  };
  for (let day = 0; day < end; day += DAY) {
    const leaving: { readonly at: Microseconds; readonly leave: (at: Microseconds) => void }[] = [];
    const sometime = (): Microseconds => day + random.upTo(DAY - 1);
    const leaves = (
      count: number,
      placeOf: () => number,
      faultOf: (runner: string, at: Microseconds) => Fault,
    ): void => {
      for (let each = 0; each < count; each++) {
        const place = placeOf();
        leaving.push({
          at: sometime(),
          leave: (at) => {
            const runner = places.replaceAt(place, at);
            if (runner !== undefined) faults.push(faultOf(runner, at));
          },
        });
      }
    };
    const present = (): number => random.upTo(totalRunners - 1);
    // Whoever joined leaves, and another one joins.
    for (let place = totalRunners; day > 0 && place < places.count; place++) {
      leaves(
        1,
        () => place,
        (runner, at) => ({ kind: "stop", at, runner }),
      );
    }
    leaves(allowed.crashes ?? 0, present, (runner, at) => ({ kind: "crash", at, runner }));
    leaves(allowed.stops ?? 0, present, (runner, at) => ({ kind: "stop", at, runner }));
    leaves(allowed.fatalExceptions ?? 0, present, (runner, at) => ({ kind: "exception", at, runner, isFatal: true }));
    if (allowed.outage !== undefined) {
      const lasts = allowed.outage;
      leaving.push({
        at: sometime(),
        leave: (at) => {
          faults.push({ kind: "outage", at, lasts });
          for (let place = 0; place < places.count; place++) places.replaceAt(place, at);
        },
      });
    }
    // A place is left in the order of time: who is there depends on who left it before.
    for (const { at, leave } of leaving.sort((one, other) => one.at - other.at)) leave(at);
    for (let count = 0; count < (allowed.exceptions ?? 0); count++) {
      const at = sometime();
      happen(at, (runner) => ({ kind: "exception", at, runner, isFatal: false }));
    }
    if (allowed.pause !== undefined) {
      for (let hour = 0; hour < 24; hour++) {
        const lasts = random.upTo(allowed.pause);
        const at = day + hour * HOUR + random.upTo(HOUR - 1);
        happen(at, (runner) => ({ kind: "pause", at, runner, before: "any", lasts }));
      }
    }
    if (allowed.clockStep !== undefined) {
      const by = random.upTo(allowed.clockStep);
      const at = sometime();
      const signed = random.oneIn(2) ? by : -by;
      const runner = anyone(at);
      // Set wrong and, a while later, right again.
      if (runner !== undefined) {
        faults.push({ kind: "clock-step", at, runner, by: signed });
        faults.push({ kind: "clock-step", at: at + 2 * HOUR, runner, by: -signed });
      }
    }
    if (allowed.failover !== undefined) faults.push({ kind: "failover", at: sometime(), loses: allowed.failover });
  }
  return faults.filter(({ at }) => at < end);
}
