import { afterAll, describe, it } from "vitest";
import { realPynenc } from "../../real-pynenc.js";
import type { FleetPlan, RunnerClass } from "../fleet-plan.js";
import { withFleet } from "../real-fleet.js";
import { redisAnswers } from "../redis.js";
import { sleepSeconds } from "../until.js";
import type { LookPeriodRow } from "./measurements.js";
import { quantile, round, writeMeasurements } from "./write-measurements.js";

const SECONDS = 60;
/** A runner that has just started still does what it does once. */
const LOOKS_LEFT_OUT = 2;

const CLASSES = ["ThreadRunner", "PersistentProcessRunner", "MultiThreadRunner", "ProcessRunner"] as const;

/** A runner alone with a cycle so long that it only looks: a claim that comes after no part of the window is late. */
const LONE = {
  intervalSeconds: 600,
  marginSeconds: 60,
  deadAfterSeconds: 60,
  executionSeconds: 0,
  startFraction: 1e-9,
} as const;

function lone(
  where: Pick<FleetPlan, "release" | "store">,
  runnerClass: RunnerClass,
  [checkSeconds, loopSleepSeconds]: readonly [number, number],
  more: Partial<FleetPlan> = {},
): FleetPlan {
  return { ...LONE, ...where, runnerClass, checkSeconds, loopSleepSeconds, ...more };
}

const NEWEST = { release: "0.4.0", store: "sqlite" } as const;
const WINDOW = { release: "0.2.3", store: "sqlite" } as const;
const REDIS = { release: "0.3.1", store: "redis" } as const;
const TIMES: readonly (readonly [number, number])[] = [
  [0.5, 0.1],
  [0.5, 0.5],
  [2, 0.1],
  [2.05, 0.5],
];

const PLANS: readonly FleetPlan[] = [
  ...TIMES.flatMap((times) => CLASSES.map((runnerClass) => lone(NEWEST, runnerClass, times))),
  lone(NEWEST, "ThreadRunner", [0.5, 0.1], { executionSeconds: 1.5, startFraction: 1 }),
  lone(NEWEST, "ThreadRunner", [2, 0.1], { executionSeconds: 3, startFraction: 1 }),
  lone(WINDOW, "ThreadRunner", [0.5, 0.1]),
  lone(WINDOW, "ThreadRunner", [2.05, 0.5]),
  lone(WINDOW, "ProcessRunner", [0.5, 0.1]),
  lone(WINDOW, "ProcessRunner", [2.05, 0.5]),
  ...CLASSES.map((runnerClass) => lone(REDIS, runnerClass, [0.5, 0.1])),
  lone(REDIS, "ThreadRunner", [0.5, 0.1], { queueTimeoutSeconds: 1 }),
  lone(REDIS, "ProcessRunner", [0.5, 0.1], { queueTimeoutSeconds: 1 }),
];

const pynenc = await realPynenc();
const plans = (await redisAnswers()) ? PLANS : PLANS.filter(({ store }) => store !== "redis");
const rows = new Map<FleetPlan, LookPeriodRow>();

describe.skipIf(pynenc.kind === "missing")("the time between two looks", { concurrent: true }, () => {
  it.each(plans)("$release, $store, $runnerClass, $checkSeconds, $loopSleepSeconds", async (plan) => {
    if (pynenc.kind === "missing") return;
    await withFleet(plan, pynenc.pythonOf(plan.release), async (fleet) => {
      const runner = fleet.start();
      await runner.hasLooked();
      await sleepSeconds(SECONDS);
      const looks = runner.looks.map(({ lookedAt }) => lookedAt).slice(LOOKS_LEFT_OUT);
      const periods = looks.slice(1).map((at, index) => at - (looks[index] ?? at));
      rows.set(plan, {
        plan,
        periods: periods.length,
        medianSeconds: round(quantile(periods, 0.5), 3),
        ninetyFifthSeconds: round(quantile(periods, 0.95), 3),
        longestSeconds: round(Math.max(...periods), 3),
      });
    });
  });
});

afterAll(() => {
  if (pynenc.kind === "missing") return;
  const inOrder = plans.flatMap((plan) => rows.get(plan) ?? []);
  writeMeasurements("look-period", pynenc.pythonOf("0.4.0"), inOrder);
});
