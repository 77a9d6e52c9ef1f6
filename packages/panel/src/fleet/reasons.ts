import {
  cycleOf,
  type Fleet,
  guarantee,
  idlePeriodSeconds,
  lockExposure,
  PROTOCOLS,
  type PromiseName,
} from "@slotwise/core";
import { formatShare, type RuleName, type SlotProblem } from "@slotwise/language-service";
import { formatDuration } from "@slotwise/words";

/** What is wrong, in words that follow "Not safe with 4 runners:" or "Safe with 3 runners, but". */
export function reasonFor(problem: SlotProblem): string {
  return REASONS[problem.rule]?.(problem.fleet, problem) ?? problem.rule;
}

const REASONS: Partial<Readonly<Record<RuleName, (fleet: Fleet, problem: SlotProblem) => string>>> = {
  "margin-exceeds-slot": (fleet) => {
    const { regime, marginSeconds, slotSeconds, gapSeconds } = cycleOf(fleet);
    const [margin, slot] = [formatDuration(marginSeconds), formatDuration(slotSeconds)];
    return regime === "nobody"
      ? `nobody ever runs, because the margin of ${margin} leaves nothing of a ${slot} slot`
      : `the margin is dropped, because its ${margin} leave nothing of a ${slot} slot: only ${formatDuration(gapSeconds)} are between two turns`;
  },
  "window-shorter-than-check": (fleet) =>
    `turns can be missed, because each looks every ${formatDuration(idlePeriodSeconds(fleet))} but may start for only ${formatDuration(cycleOf(fleet).safeStartSeconds)}`,
  "execution-exceeds-gap": executionReason,
  "no-margin": ({ protocol }) =>
    PROTOCOLS[protocol].locksStarts
      ? "an execution that starts late still runs when the next runner looks, and only the store's lock keeps the two apart"
      : "executions can overlap, because nothing lies between the last start and the next runner's slot",
  "invisible-runners": (fleet) => {
    const deadAfter = formatDuration(fleet.runnerConsideredDeadAfterMinutes * 60);
    return isBroken("runners-visible", fleet)
      ? `a living runner can count as dead, because it is heard of every ${formatDuration(idlePeriodSeconds(fleet))} and counts as dead after ${deadAfter}`
      : `a runner that executes can count as dead, because it is silent for longer than ${deadAfter}`;
  },
  "check-exceeds-interval": (fleet) =>
    `turns can be missed, because each looks every ${formatDuration(idlePeriodSeconds(fleet))} and the whole cycle takes ${formatDuration(fleet.settings.serviceIntervalMinutes * 60)}`,
  "dead-runner-hole": (fleet) =>
    `the turns of a runner that dies stay empty for ${formatDuration(fleet.runnerConsideredDeadAfterMinutes * 60)}`,
  "lock-outlives-owner": (fleet) =>
    `a runner that is killed in an execution stops the whole fleet for good, and one executes for up to ${formatShare(lockExposure(fleet)?.most ?? 0)} of the time`,
  "single-runner-always-on": () => "a lone runner executes at every look, not once a cycle",
  "cron-tick-lost": (_, { loss }) => {
    if (loss === undefined) return "a cron's tick can be lost";
    const { field, schedule, isInCode } = loss.cron;
    const name = isInCode === true ? field : `${field} (${schedule.expression})`;
    const time = new Date(loss.tick.tickTime * 1000).toISOString().slice(11, 16);
    return loss.tick.certainty === "always"
      ? `the tick of ${name} at ${time} UTC is lost, because nobody may start while it can be served`
      : `a tick of ${name} can be lost, because whoever may start can look too late for it, as at ${time} UTC`;
  },
};

function executionReason(fleet: Fleet): string {
  const { longestExecutionSeconds: longest, protocol } = fleet;
  const length = longest === undefined ? undefined : formatDuration(longest);
  if (!PROTOCOLS[protocol].locksStarts) {
    const what = length === undefined ? "even the shortest" : `one of ${length}`;
    return `executions can overlap, because ${what}${lateness(fleet)} does not fit into the ${formatDuration(cycleOf(fleet).gapSeconds)} between the last start and the next runner's slot`;
  }
  if (!isBroken("refused-turns-kept", fleet))
    return "a start can be refused, because the execution before it is not over";
  const what = length === undefined ? "any execution" : `one of ${length}`;
  return `turns can be lost, because ${what}${lateness(fleet)} refuses the next runner for so long that it may not look again in time`;
}

function isBroken(promise: PromiseName, fleet: Fleet): boolean {
  return guarantee(promise, fleet).verdict === "broken";
}

/** What else than its length an execution takes of the silence. */
function lateness({ startDelaySeconds, clockSkewSeconds }: Fleet): string {
  const late = startDelaySeconds > 0 ? [`started ${formatDuration(startDelaySeconds)} late`] : [];
  const apart = clockSkewSeconds > 0 ? [`with clocks ${formatDuration(clockSkewSeconds)} apart`] : [];
  const all = [...late, ...apart].join(" ");
  return all === "" ? "" : ` ${all}`;
}
