import { type Fleet, findLosableTick, type LosableTick } from "@slotwise/core";
import { ExtremeChoices, MINUTE, Random, RandomChoices, SECOND, simulate } from "@slotwise/simulator";
import { expect, test } from "vitest";
import { fleetOf, steady } from "./fleets.js";

/** The minutes of the cycle whose tick was lost at least once, and those that never were, in some phases of the looks. */
function observed(fleet: Fleet, cycles: number, random: Random): { lost: Set<number>; served: Set<number> } {
  const interval = fleet.settings.serviceIntervalMinutes * 60;
  const lost = new Set<number>();
  const ticks = interval / 60;
  const counts = new Array<number>(ticks).fill(0);
  const scenario = steady(fleet, cycles * interval, random);
  const seed = random.next();
  const choices = random.oneIn(2)
    ? new RandomChoices(seed, fleet.totalRunners)
    : new ExtremeChoices(seed, fleet.totalRunners);
  let last = 0;
  simulate(scenario, {
    choices,
    cron: { period: MINUTE, offset: 0 },
    lostTick: (tick) => {
      const place = (tick / SECOND) % interval;
      lost.add(place);
      counts[place / 60] = (counts[place / 60] ?? 0) + 1;
      last = tick;
    },
  });
  // Cycles of which each tick of a minute was lost, but for the first and the last one.
  const whole = Math.floor(last / SECOND / interval) - 1;
  return { lost, served: new Set(counts.flatMap((count, minute) => (count < whole ? [minute * 60] : []))) };
}

/** What the closed form says of the tick of one minute of the cycle. */
function loss(fleet: Fleet, seconds: number): LosableTick | undefined {
  const tick = 10 * fleet.settings.serviceIntervalMinutes * 60 + seconds;
  return findLosableTick(fleet, [tick - 60, tick, tick + 60]);
}

test("a lone runner of slot-claim loses the fourth and the fifth minute of every cycle", () => {
  const fleet = fleetOf(1, { protocol: "slot-claim", longestExecutionSeconds: 1 });
  expect([180, 240].map((tick) => loss(fleet, tick)?.certainty)).toEqual(["always", "always"]);
  const { lost, served } = observed(fleet, 500, new Random(1));
  expect(lost).toContain(180);
  expect(lost).toContain(240);
  expect(served).not.toContain(180);
  expect(served).not.toContain(240);
});

test("a lone runner of slot-window that looks every 30 s loses none, and a third when it looks every 45 s", () => {
  const often = fleetOf(1, { longestExecutionSeconds: 1 });
  const seldom = fleetOf(1, { longestExecutionSeconds: 1, checkIntervalMinutes: 0.75, loopSeconds: 0 });
  const lostOf = (fleet: Fleet): number => {
    const { report } = simulate(steady(fleet, 86_400, new Random(2)), { cron: { period: MINUTE, offset: 0 } });
    return (report.cron?.lost ?? 0) / ((report.cron?.lost ?? 0) + (report.cron?.served ?? 1));
  };
  expect(lostOf(often)).toBeLessThan(0.05);
  expect(lostOf(seldom)).toBeCloseTo(1 / 3, 1);
});

test("only ticks that the closed form calls losable are lost, and those it calls lost are never served", () => {
  const random = new Random(3);
  for (let index = 0; index < 150; index++) {
    const protocol = random.pick(["slot-window", "slot-claim"] as const);
    const fleet = fleetOf(
      1 + random.upTo(4),
      { protocol, longestExecutionSeconds: 1, checkIntervalMinutes: random.pick([0.25, 0.5, 0.75, 1]) },
      { serviceIntervalMinutes: 1 + random.upTo(9), spreadMarginMinutes: random.pick([0, 0.25, 0.5, 1]) },
    );
    const { lost, served } = observed(fleet, 40, random);
    const minutes = fleet.settings.serviceIntervalMinutes;
    for (let minute = 0; minute < minutes; minute++) {
      const certainty = loss(fleet, minute * 60)?.certainty ?? "never";
      const where = `fleet ${index}, minute ${minute}: ${JSON.stringify(fleet)}`;
      if (certainty === "never") expect(lost, where).not.toContain(minute * 60);
      if (certainty === "always" && lost.size > 0) expect(served, where).not.toContain(minute * 60);
    }
  }
});
