import { checkPeriodSeconds } from "@slotwise/core";
import { configurationOf } from "../fleet-plan.js";
import type { LookPeriodRow } from "../measure/measurements.js";
import { simulatedPeriods } from "../simulated-periods.js";
import { inSeconds, table } from "./table.js";

/** How often a runner looks: by its class and its store. */
export function lookPeriodSection(rows: readonly LookPeriodRow[]): string {
  const cells = rows.map(({ plan, medianSeconds, ninetyFifthSeconds, longestSeconds, periods }) => {
    const simulated = simulatedPeriods(plan).toSorted((one, other) => one - other);
    return [
      plan.release,
      plan.store === "redis" ? "Redis" : "SQLite",
      `\`${plan.runnerClass}\``,
      `${plan.checkSeconds}, ${plan.loopSleepSeconds}`,
      plan.store === "redis" ? `${plan.queueTimeoutSeconds ?? 0.1}` : "",
      plan.executionSeconds === 0 ? "" : `${plan.executionSeconds}`,
      `below ${inSeconds(checkPeriodSeconds(configurationOf(plan)))}`,
      inSeconds(simulated[Math.floor(simulated.length / 2)] ?? Number.NaN),
      inSeconds(medianSeconds),
      inSeconds(ninetyFifthSeconds),
      inSeconds(longestSeconds),
      periods,
    ];
  });
  const heads = ["pynenc", "store", "runner", "C, L", "T", "d", "we say: always", "we say: median"];
  return table([...heads, "median", "95 % within", "longest", "periods"], cells);
}

/** How many rows have a period that is longer than what we say is always so, and by how much the worst of them is. */
export function beyondTheLimit(rows: readonly LookPeriodRow[]): {
  readonly rows: number;
  readonly worstSeconds: number;
} {
  const beyond = rows.map((row) => row.longestSeconds - checkPeriodSeconds(configurationOf(row.plan)));
  return { rows: beyond.filter((seconds) => seconds > 0).length, worstSeconds: Math.max(0, ...beyond) };
}
