import { createFleet, createSlotSettings, cycleOf, type Fleet, type Protocol } from "@slotwise/core";
import type { Random } from "@slotwise/simulator";

/** A 256th of a minute: 15/64 s, exact as a double in minutes and in seconds, and a whole number of microseconds. */
const GRAIN_MINUTES = 1 / 256;
const GRAIN_SECONDS = 60 / 256;
const MICROSECOND = 1e-6;

/**
 * Fleets all of whose edges are whole microseconds and exact doubles, so that a promise that just holds and one that is
 * broken by a microsecond are told apart: sizes, margins, checks, executions, delays and skews of all proportions, and
 * as often as not one of the two inequalities within two microseconds of equality.
 */
export function exactFleet(random: Random, protocol: Protocol): Fleet {
  return firstJudged(() => anyExactFleet(random, protocol));
}

/** Fleets as people write them: decimals of all kinds, most of whose edges lie between two microseconds. */
export function decimalFleet(random: Random, protocol: Protocol): Fleet {
  return firstJudged(() => anyDecimalFleet(random, protocol));
}

/** What the closed forms leave out: an execution that blocks its runner's loop for a cycle and longer. */
function firstJudged(make: () => Fleet): Fleet {
  for (;;) {
    const fleet = make();
    const { intervalSeconds } = cycleOf(fleet);
    const round = Math.max(MICROSECOND, fleet.loopSeconds);
    const blocked = fleet.startDelaySeconds + (fleet.longestExecutionSeconds ?? 0) + round;
    if (blocked <= intervalSeconds) return fleet;
  }
}

function anyExactFleet(random: Random, protocol: Protocol): Fleet {
  const totalRunners = 1 + random.upTo(11);
  // Four at a time, so that a quarter of a window is a whole number of microseconds, too.
  const slotGrains = 4 * (1 + random.upTo(99));
  const settings = createSlotSettings({
    serviceIntervalMinutes: totalRunners * slotGrains * GRAIN_MINUTES,
    spreadMarginMinutes: 4 * random.upTo(slotGrains / (random.oneIn(4) ? 2 : 4)) * GRAIN_MINUTES,
    maxStartSlotFraction: random.pick([0, 0.25, 0.5, 0.5, 0.75, 1]),
  });
  const slotSeconds = slotGrains * GRAIN_SECONDS;
  const { safeStartSeconds } = cycleOf(createFleet({ protocol, settings, totalRunners }));
  const startDelaySeconds = random.oneIn(2) ? 0 : random.upTo(slotGrains) * GRAIN_SECONDS;
  const clockSkewSeconds = random.oneIn(2) || totalRunners === 1 ? 0 : random.upTo(slotGrains) * GRAIN_SECONDS;
  const left = slotSeconds - safeStartSeconds - startDelaySeconds - clockSkewSeconds;
  const longestExecutionSeconds =
    random.oneIn(2) && left > GRAIN_SECONDS ? left + nudge(random) : (1 + random.upTo(slotGrains)) * GRAIN_SECONDS;
  const loopSeconds = random.upTo(8) * GRAIN_SECONDS;
  const checkSeconds =
    random.oneIn(2) && safeStartSeconds > loopSeconds + GRAIN_SECONDS
      ? safeStartSeconds - loopSeconds
      : (4 + random.upTo(slotGrains)) * GRAIN_SECONDS;
  const loop = roundOf(Math.max(0, loopSeconds + (random.oneIn(2) ? 0 : nudge(random))), random);
  return createFleet({
    protocol,
    settings,
    totalRunners,
    checkIntervalMinutes: checkSeconds / 60,
    ...loop,
    runnerConsideredDeadAfterMinutes: 1e6,
    longestExecutionSeconds,
    clockSkewSeconds,
    startDelaySeconds,
  });
}

function anyDecimalFleet(random: Random, protocol: Protocol): Fleet {
  const totalRunners = 1 + random.upTo(15);
  const intervalSeconds = (1 + random.upTo(9999)) / random.pick([1, 10, 100]);
  const slotSeconds = intervalSeconds / totalRunners;
  const part = (most: number): number => Math.round(random.upTo(1000) * most * 1000) / 1e6;
  return createFleet({
    protocol,
    settings: createSlotSettings({
      serviceIntervalMinutes: intervalSeconds / 60,
      spreadMarginMinutes: part(slotSeconds * 1.2) / 60,
      maxStartSlotFraction: random.upTo(10) / 10,
    }),
    totalRunners,
    checkIntervalMinutes: (slotSeconds / 20 + part(slotSeconds)) / 60,
    ...roundOf(part(slotSeconds / 4), random),
    runnerConsideredDeadAfterMinutes: 1e6,
    longestExecutionSeconds: slotSeconds / 1000 + part(slotSeconds),
    clockSkewSeconds: totalRunners === 1 || random.oneIn(2) ? 0 : part(slotSeconds),
    startDelaySeconds: random.oneIn(2) ? 0 : part(slotSeconds / 2),
  });
}

/** Rounds that all take equally long, or that differ by anything up to all of it. */
function roundOf(loopSeconds: number, random: Random) {
  const most = Math.floor(loopSeconds * 1e6);
  return { loopSeconds, loopOverheadSeconds: random.pick([0, random.upTo(most), most]) / 1e6 };
}

function nudge(random: Random): number {
  return random.pick([-2, -1, 0, 1, 2]) * MICROSECOND;
}
