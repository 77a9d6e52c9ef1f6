import { formatCount } from "@slotwise/words";
import { durationText as text } from "../promises/words.js";
import type { Audit } from "./audit.js";

/** The numbers that no settings file has, a line each, and how many starts there were. */
export function measuredLines({ measured, executions, observation }: Audit): readonly string[] {
  const { runners, lookPeriod, longestExecution, execution95, medianExecution } = measured;
  const { completed, abandoned, blocked, running } = executions;
  const since = observation.completeSince;
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
    `Came and went: ${formatCount(measured.joins)} and ${formatCount(measured.departures)}`,
    `Starts: ${formatCount(completed)} completed, ${formatCount(abandoned)} abandoned, ${formatCount(blocked)} refused, ${formatCount(running)} running`,
    ...(told.length === 0 ? [] : [`Executions: ${told.join(", ")}`]),
    ...(lookPeriod === undefined
      ? []
      : [`Looks: ${text(lookPeriod.median)} apart, ${text(lookPeriod.least)} at least`]),
    ...(measured.leastClockDifference > 0 ? [`Clocks differ by at least ${text(measured.leastClockDifference)}`] : []),
    // Somebody's own log is as long as it is.
    ...(observation.records.source !== "records" && Number.isFinite(since) && since < observation.now
      ? [`Every start of the last ${text(observation.now - since)} has its record; what is older is a sample`]
      : []),
  ];
}
