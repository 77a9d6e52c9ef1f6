import type { Fleet } from "@slotwise/core";
import type { FaultAllowance, Microseconds } from "@slotwise/simulator";
import { UsageError } from "../../host/host.js";

/** Ten years: longer than anybody waits for, and far from where microseconds are no longer whole. */
const MOST_SECONDS = 3660 * 86_400;

/** Looks of all runners in the long run: some twenty minutes. */
const MOST_LOOKS = 2e9;

/** Looks in one of the short scenarios, of which thousands are tried. */
const MOST_SCENARIO_LOOKS = 5e6;

/** Cycles of a short scenario. */
const CYCLES = 3;

/** What a name stands for, in seconds, and as it is written. */
interface Length {
  readonly name: string;
  readonly seconds: number;
  readonly unitSeconds: number;
  readonly unit: string;
}

/**
 * Refuses what would never end: lengths beyond every calendar, and loops that hardly wait.
 * @throws UsageError that names the setting, its value and what is allowed
 */
export function refuseEndless(fleet: Fleet, faults: FaultAllowance, duration: Microseconds): void {
  const tooLong = lengthsOf(fleet).find(({ seconds }) => seconds > MOST_SECONDS);
  if (tooLong !== undefined) {
    const { name, seconds, unitSeconds, unit } = tooLong;
    const most = `${MOST_SECONDS / unitSeconds} ${unit}`;
    throw new UsageError(`${name} is ${seconds / unitSeconds}, but is simulated up to ${most}, which are ten years`);
  }
  const runners = fleet.totalRunners + (faults.joins ?? 0);
  const shortestRound = fleet.loopSeconds - fleet.loopOverheadSeconds;
  const period = Math.max(1e-6, fleet.checkIntervalMinutes * 60, shortestRound);
  const looks = (seconds: number): number => (runners * seconds) / period;
  const interval = fleet.settings.serviceIntervalMinutes * 60;
  if (looks(CYCLES * interval) > MOST_SCENARIO_LOOKS) {
    throw new UsageError(
      `${waits(fleet)}: too often to be simulated, where ${runners} runners share a cycle of ${interval} s; ` +
        `together they must be at least ${ceil((runners * CYCLES * interval) / MOST_SCENARIO_LOOKS)} s`,
    );
  }
  if (looks(duration / 1e6) > MOST_LOOKS) {
    const most = Math.floor((MOST_LOOKS * period) / runners);
    throw new UsageError(
      `${waits(fleet)}: more than ${MOST_LOOKS} looks in ${duration / 1e6} s of ${runners} runners; say --for ${most}s or less`,
    );
  }
}

function waits({ checkIntervalMinutes, loopSeconds, loopOverheadSeconds }: Fleet): string {
  const round = Number((loopSeconds - loopOverheadSeconds).toPrecision(6));
  return `a runner looks again after atomic_service_check_interval_minutes = ${checkIntervalMinutes} and a round of its loop, which takes ${round} s or more (runner_loop_sleep_time_sec)`;
}

function ceil(seconds: number): number {
  return Number(seconds.toPrecision(2)) >= seconds
    ? Number(seconds.toPrecision(2))
    : Number((seconds * 1.1).toPrecision(2));
}

function lengthsOf(fleet: Fleet): readonly Length[] {
  const minutes = (name: string, value: number): Length => ({
    name,
    seconds: value * 60,
    unitSeconds: 60,
    unit: "minutes",
  });
  const seconds = (name: string, value = 0): Length => ({ name, seconds: value, unitSeconds: 1, unit: "seconds" });
  return [
    minutes("atomic_service_interval_minutes", fleet.settings.serviceIntervalMinutes),
    minutes("atomic_service_check_interval_minutes", fleet.checkIntervalMinutes),
    seconds("a round of the loop (runner_loop_sleep_time_sec)", fleet.loopSeconds),
    seconds("the longest execution (--service-duration)", fleet.longestExecutionSeconds),
    seconds("the start delay (--start-delay)", fleet.startDelaySeconds),
    seconds("the clock skew (--clock-skew)", fleet.clockSkewSeconds),
    seconds("the store's staleness (--store-staleness)", fleet.storeStalenessSeconds),
  ];
}
