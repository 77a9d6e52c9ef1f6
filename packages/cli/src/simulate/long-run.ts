import type { Fleet } from "@slotwise/core";
import {
  type Configuration,
  configurationOf,
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

/** How long before a runner that went away comes back. */
const AWAY: Microseconds = 20 * MINUTE;

/** A fleet in virtual time, with every fault that is allowed happening now and then: about once a day each, a pause once an hour. */
export function longRun(
  fleet: Fleet,
  faults: FaultAllowance,
  end: Microseconds,
  seed: number,
  executionSeconds: number,
): Scenario {
  const random = new Random(seed, 1);
  const configuration = configurationOf(fleet, executionSeconds);
  const runners = runnersOf(fleet, faults, configuration, random);
  return {
    configurations: [configuration],
    runners,
    faults: faultsOf(runners, fleet, faults, end, random),
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
  { checkIntervalMinutes }: Configuration,
  random: Random,
): readonly ScenarioRunner[] {
  const most = skew ?? microseconds(fleet.clockSkewSeconds);
  return Array.from({ length: fleet.totalRunners + joins }, (_, index) => ({
    id: nameOf(index),
    configuration: 0,
    joinsAt: index < fleet.totalRunners ? undefined : random.upTo(DAY),
    firstLook: random.upTo(Math.round(checkIntervalMinutes * MINUTE)),
    clockOffset: random.upTo(most),
    clockDriftPpm: 0,
    createdAt: ties === true && index < 2 ? -HOUR : undefined,
  }));
}

function faultsOf(
  runners: readonly ScenarioRunner[],
  fleet: Fleet,
  allowed: FaultAllowance,
  end: Microseconds,
  random: Random,
): readonly Fault[] {
  const faults: Fault[] = [];
  const present = runners.slice(0, fleet.totalRunners);
  const anyone = (): string => random.pick(present).id;
  const leave = (kind: "crash" | "stop", runner: string, at: Microseconds): void => {
    const firstLook = random.upTo(MINUTE);
    faults.push({ kind, at, runner }, { kind: "restart", at: at + AWAY + random.upTo(AWAY), runner, firstLook });
  };
  for (let day = 0; day < end; day += DAY) {
    const sometime = (): Microseconds => day + random.upTo(DAY - 1);
    for (const { id, joinsAt } of runners.slice(fleet.totalRunners)) {
      // Whoever joined leaves and joins again.
      if (joinsAt !== undefined && day > 0) leave("stop", id, sometime());
    }
    for (let crash = 0; crash < (allowed.crashes ?? 0); crash++) leave("crash", anyone(), sometime());
    for (let stop = 0; stop < (allowed.stops ?? 0); stop++) leave("stop", anyone(), sometime());
    if (allowed.pause !== undefined) {
      for (let hour = 0; hour < 24; hour++) {
        const lasts = random.upTo(allowed.pause);
        faults.push({
          kind: "pause",
          at: day + hour * HOUR + random.upTo(HOUR - 1),
          runner: anyone(),
          before: "any",
          lasts,
        });
      }
    }
    if (allowed.clockStep !== undefined) {
      const by = random.upTo(allowed.clockStep);
      const [runner, at] = [anyone(), sometime()];
      const signed = random.oneIn(2) ? by : -by;
      // Set wrong and, a while later, right again.
      faults.push({ kind: "clock-step", at, runner, by: signed });
      faults.push({ kind: "clock-step", at: at + 2 * HOUR, runner, by: -signed });
    }
    if (allowed.failover !== undefined) faults.push({ kind: "failover", at: sometime(), loses: allowed.failover });
  }
  return faults.filter(({ at }) => at < end);
}
