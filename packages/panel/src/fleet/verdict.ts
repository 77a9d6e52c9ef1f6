import {
  brokenPromises,
  cycleOf,
  type Fleet,
  idlePeriodSeconds,
  largestSafeFleet,
  longestSafeExecution,
  PROTOCOLS,
  type PromiseName,
} from "@slotwise/core";
import { releaseFacts, releasesOfProtocol, startConditionsMet } from "@slotwise/pynenc";
import { formatDuration } from "@slotwise/words";

/** What the arithmetic says of a fleet, in one sentence. */
export interface Verdict {
  readonly isSafe: boolean;
  readonly sentence: string;
}

/** All of it is closed form, so it can be asked while a slider is dragged. */
export function verdictOn(fleet: Fleet): Verdict {
  const refused = refusalOf(fleet);
  if (refused !== undefined) return { isSafe: false, sentence: `No runner starts: pynenc refuses ${refused}.` };
  const broken = brokenPromises(fleet).map(({ promise }) => promise);
  const [worst] = broken;
  const runners = fleet.totalRunners === 1 ? "1 runner" : `${fleet.totalRunners.toLocaleString("en")} runners`;
  if (worst === undefined) {
    return {
      isSafe: true,
      sentence: `Safe with ${runners}: every turn is taken${executionPart(fleet)}; ${limitPart(fleet)}.`,
    };
  }
  const more = broken.length === 1 ? "" : `, and ${broken.length - 1} more`;
  return { isSafe: false, sentence: `Not safe with ${runners}: ${REASONS[worst](fleet)}${more}; ${limitPart(fleet)}.` };
}

/** What all releases that decide alike refuse when a runner starts; undefined where they start. */
function refusalOf(fleet: Fleet): string | undefined {
  const { settings, checkIntervalMinutes } = fleet;
  const met = startConditionsMet({
    atomic_service_interval_minutes: settings.serviceIntervalMinutes,
    atomic_service_spread_margin_minutes: settings.spreadMarginMinutes,
    atomic_service_check_interval_minutes: checkIntervalMinutes,
    runner_loop_sleep_time_sec: 0,
  });
  const releases = releasesOfProtocol(fleet.protocol).map(releaseFacts);
  const [refused] = met.filter((each) => releases.every(({ startChecks }) => startChecks[each] === "refuses"));
  if (refused === undefined) return undefined;
  const [interval, margin, check] = [
    settings.serviceIntervalMinutes,
    settings.spreadMarginMinutes,
    checkIntervalMinutes,
  ].map((minutes) => formatDuration(minutes * 60));
  return refused === "check-not-positive"
    ? `a check interval of ${check}`
    : `a margin of ${margin} in an interval of ${interval}`;
}

function executionPart(fleet: Fleet): string {
  const longest = longestSafeExecution(fleet);
  if (fleet.longestExecutionSeconds !== undefined) {
    return ` and no two executions of ${formatDuration(fleet.longestExecutionSeconds)} overlap`;
  }
  if (longest.kind === "unlimited") return "";
  const harmless = PROTOCOLS[fleet.protocol].locksStarts ? "cost nobody a turn" : "stay apart";
  return longest.kind === "limit" && longest.value > 0
    ? `, and executions of up to ${formatDuration(longest.value)} ${harmless}`
    : ", but no execution is short enough to stay apart from the next";
}

/** How far the same settings carry. */
function limitPart(fleet: Fleet): string {
  const limit = largestSafeFleet(fleet);
  switch (limit.kind) {
    case "unlimited":
      return "these settings are safe for any number of runners";
    case "none":
      return "these settings are not safe for even one runner";
    case "limit":
      return `these settings are safe up to ${limit.value.toLocaleString("en")} ${limit.value === 1 ? "runner" : "runners"}`;
  }
}

/** What else than its length an execution takes of the silence. */
function lateness({ startDelaySeconds, clockSkewSeconds }: Fleet): string {
  const late = startDelaySeconds > 0 ? [`started ${formatDuration(startDelaySeconds)} late`] : [];
  const apart = clockSkewSeconds > 0 ? [`with clocks ${formatDuration(clockSkewSeconds)} apart`] : [];
  const all = [...late, ...apart].join(" ");
  return all === "" ? "" : ` ${all}`;
}

const REASONS: Readonly<Record<PromiseName, (fleet: Fleet) => string>> = {
  "full-coverage": (fleet) => {
    const { marginSeconds, slotSeconds } = cycleOf(fleet);
    return `nobody ever runs, because the margin of ${formatDuration(marginSeconds)} leaves nothing of a ${formatDuration(slotSeconds)} slot`;
  },
  "executions-disjoint": (fleet) => {
    const { gapSeconds: silence } = cycleOf(fleet);
    const what =
      fleet.longestExecutionSeconds === undefined
        ? "even the shortest"
        : `one of ${formatDuration(fleet.longestExecutionSeconds)}`;
    return silence === 0 && fleet.longestExecutionSeconds === undefined
      ? "executions can overlap, because nothing lies between the last start and the next runner's slot"
      : `executions can overlap, because ${what}${lateness(fleet)} does not fit into the ${formatDuration(silence)} between the last start and the next runner's slot`;
  },
  "starts-unrefused": () => "a start can be refused, because the execution before it is not over",
  "refused-turns-kept": (fleet) => {
    const { longestExecutionSeconds } = fleet;
    const what =
      longestExecutionSeconds === undefined ? "any execution" : `one of ${formatDuration(longestExecutionSeconds)}`;
    return `turns can be lost, because ${what}${lateness(fleet)} refuses the next runner for so long that it may not look again in time`;
  },
  "lock-released": () => "a runner that is killed in an execution stops the whole fleet for good",
  "no-turn-missed": (fleet) => {
    const { safeStartSeconds } = cycleOf(fleet);
    return `turns can be missed, because each looks every ${formatDuration(idlePeriodSeconds(fleet))} but may start for only ${formatDuration(safeStartSeconds)}`;
  },
  "runners-visible": (fleet) =>
    `a living runner can count as dead, because it is heard of every ${formatDuration(idlePeriodSeconds(fleet))} and counts as dead after ${formatDuration(fleet.runnerConsideredDeadAfterMinutes * 60)}`,
  "executing-runner-visible": (fleet) =>
    `a runner that executes can count as dead, because it is silent for longer than ${formatDuration(fleet.runnerConsideredDeadAfterMinutes * 60)}`,
  "windows-disjoint": () => "two runners may start at the same instant",
  "single-runner": () => "a lone runner is refused in part of the cycle",
  "view-settles": () => "runners can take each other's turns when one joins",
  "dead-turn-taken-over": () => "a dead runner's turn stays empty",
};
