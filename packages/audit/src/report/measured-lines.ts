import { formatCount } from "@slotwise/words";
import type { Observation } from "../observation/observation.js";
import { durationText as text } from "../promises/words.js";
import type { Audit } from "./audit.js";

/** The numbers that no settings file has, a line each, and how many starts there were. */
export function measuredLines({ measured, executions, observation }: Audit): readonly string[] {
  const { runners, lookPeriod, longestExecution, execution95, medianExecution } = measured;
  const { completed, abandoned, blocked, running } = executions;
  const lengths = [
    ["longest", longestExecution],
    ["95 % within", execution95],
    ["half within", medianExecution],
  ] as const;
  const told = lengths.flatMap(([name, length]) => (length === undefined ? [] : [`${name} ${text(length)}`]));
  return [
    ...(runners === undefined
      ? []
      : [`Runners at once: ${runners.least === runners.most ? runners.least : `${runners.least} to ${runners.most}`}`]),
    `Joined later: ${formatCount(measured.joins)}; gone: ${formatCount(measured.departures)}`,
    `Starts: ${formatCount(completed)} completed, ${formatCount(abandoned)} abandoned, ${formatCount(blocked)} refused, ${formatCount(running)} running`,
    ...(told.length === 0 ? [] : [`Executions: ${told.join(", ")}`]),
    ...(lookPeriod === undefined
      ? []
      : [`Looks: ${text(lookPeriod.median)} apart, ${text(lookPeriod.least)} at least`]),
    ...(measured.leastClockDifference > 0 ? [`Clocks differ by at least ${text(measured.leastClockDifference)}`] : []),
    ...completenessLine(observation),
  ];
}

/** How far back what was said of turns and silences reaches; somebody's own log is as long as it is. */
function completenessLine({ records, attempts, completeSince, now, lookPeriod }: Observation): readonly string[] {
  if (records.source === "records" || !records.keepsEveryExecution) return [];
  if (now - completeSince > lookPeriod) {
    const isAll = (attempts.at(0)?.start ?? completeSince) >= completeSince;
    return [
      `Every start of the last ${text(now - completeSince)} has its record${isAll ? "" : "; what is older is a sample"}`,
    ];
  }
  const kept = records.executions.filter(({ isKept }) => isKept === true).length;
  if (kept === 0) return [];
  return [
    `Starts that fired nothing leave no record: ${formatCount(kept)} are kept for what they fired, and the store is full with them; a larger atomic_service_execution_max_records keeps the others too`,
  ];
}
