import { createFleet, cycleOf, missedTurns } from "@slotwise/core";
import { configurationOf, type FleetPlan, protocolOf, slotSettings } from "../fleet-plan.js";
import type { MissedTurnsRow } from "../measure/measurements.js";
import { settled, simulated } from "../simulated.js";
import { inPercent, inSeconds, table } from "./table.js";

const SECONDS = 480;

/** The share of turns in which a runner does not look. */
export function missedTurnsSection(rows: readonly MissedTurnsRow[]): string {
  const cells = rows.map(({ plan, turns, missed }) => {
    const fleet = fleetOf(plan);
    const shares = simulated(plan, SECONDS, settled(3)).map(
      (report) => report.missedTurns / (3 * (SECONDS / plan.intervalSeconds)),
    );
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    return [
      plan.release,
      `${plan.checkSeconds}, ${plan.loopSleepSeconds}`,
      inSeconds(cycleOf(fleet).safeStartSeconds),
      inPercent(missedTurns(fleet).turns),
      `${inPercent(mean)} (${inPercent(Math.min(...shares))} to ${inPercent(Math.max(...shares))})`,
      inPercent(missed / turns),
      turns,
    ];
  });
  return table(["pynenc", "C, L", "window", "we say: on average", "we say: simulated", "measured", "turns"], cells);
}

function fleetOf(plan: FleetPlan) {
  const { protocol: _protocol, ...configuration } = configurationOf(plan);
  return createFleet({ ...configuration, protocol: protocolOf(plan), settings: slotSettings(plan), totalRunners: 3 });
}
