import { isCleared } from "../observation/blocks.js";
import type { Observation } from "../observation/observation.js";
import { readReason } from "../records/read-reason.js";
import type { ExecutionRecord } from "../records/records.js";
import { brokenBy, type PromiseReport, withoutEvidence } from "./promise-report.js";
import { countText } from "./words.js";

const ID = "ends-recorded";
const MOST_NAMES = 5;

/** Whether executions ended without an exception. */
export function endsRecorded(observation: Observation): PromiseReport {
  const { executions, records } = observation;
  if (!records.keepsEveryExecution)
    return withoutEvidence(ID, "unknown", "the store does not keep how an execution ended");
  const abandoned = executions.only((status) => status === "abandoned");
  const raised = abandoned.filter(({ reason }) => readReason(reason).kind === "exception");
  const cleared = abandoned.filter(isCleared).length;
  const details = cleared > 0 ? [`${countText(cleared, "record was", "records were")} ended from outside.`] : [];
  const figures = { abandoned: abandoned.length, exceptions: raised.length };
  if (raised.length === 0) {
    return withoutEvidence(ID, "kept", "no execution ended with an exception", { details, figures });
  }
  const died = raised.filter((execution) => diedAfter(execution, observation));
  if (died.length > 0) {
    details.unshift(
      `After ${died.length === raised.length ? "each" : died.length} of them its runner was never seen again: any exception but pynenc's own ends the process.`,
    );
  }
  return brokenBy(
    ID,
    raised.map(({ runner, start, end, reason }) => ({ what: reason, runner, from: start, to: end })),
    `${countText(raised.length, "execution")} ended with an exception: ${namesOf(raised)}`,
    { details, figures: { ...figures, runnersDied: died.length } },
  );
}

/** Whether a runner was not heard of again after an execution, though it would have looked since. */
function diedAfter(
  { runner, start, end }: ExecutionRecord,
  { runnerOf, now, lookPeriod, deadAfter }: Observation,
): boolean {
  const lastSeen = runnerOf(runner)?.lastSeen;
  const over = end ?? start;
  return lastSeen !== undefined && lastSeen <= over && now - over > lookPeriod + deadAfter;
}

function namesOf(raised: readonly ExecutionRecord[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of raised) {
    const read = readReason(reason);
    const name = (read.kind === "exception" && read.name) || "unnamed";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  const named = sorted.slice(0, MOST_NAMES).map(([name, count]) => (count === 1 ? name : `${name} (${count} times)`));
  return sorted.length > MOST_NAMES ? `${named.join(", ")} and ${sorted.length - MOST_NAMES} more` : named.join(", ");
}
