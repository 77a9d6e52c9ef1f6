import { missedTurns } from "@slotwise/core";
import { formatShare } from "@slotwise/words";
import { BlockedTime } from "../observation/blocked-time.js";
import { cyclesSince, type JudgedCycle } from "../observation/judged-cycles.js";
import { latestService } from "../observation/latest-service.js";
import { endOf, isOverdue, type Observation } from "../observation/observation.js";
import { type Silence, silencesSince } from "../observation/silences.js";
import type { StuckLock } from "../observation/stuck-lock.js";
import type { CronClock } from "../observation/terms.js";
import { cyclesOf } from "../observation/turns.js";
import type { Microseconds } from "../records/microseconds.js";
import { brokenBy, type Evidence, type PromiseReport, withoutEvidence } from "./promise-report.js";
import { countText, durationText, seconds, timeText } from "./words.js";

const ID = "somebody-runs";

/** Whether somebody of the fleet executed, as often as its settings promise. */
export function somebodyRuns(
  observation: Observation,
  stuck: StuckLock | undefined,
  clockOf?: (cron: string) => CronClock | undefined,
): PromiseReport {
  const { runners, now, completeSince, records } = observation;
  const last = lastExecution(observation);
  const lastText =
    last === undefined
      ? "no execution is recorded"
      : last >= now
        ? "one executes now"
        : `the last execution ended ${durationText(now - last)} ago`;
  const sinceLast = last === undefined ? null : seconds(Math.max(0, now - last));
  if (runners.length === 0) {
    return withoutEvidence(ID, "unknown", "the store knows no runner that takes part in the service", {
      figures: { secondsSinceExecution: sinceLast },
    });
  }
  // Where only last executions are kept, no silence is known but the one that goes on.
  const since = records.keepsEveryExecution ? completeSince : (last ?? now);
  const blocked = new BlockedTime(observation.blocks);
  let longestSilence: Microseconds = 0;
  const tooLong: Silence[] = [];
  for (const silence of silencesSince(observation, since)) {
    const lasted = silence.to - silence.from;
    longestSilence = Math.max(longestSilence, lasted);
    if (lasted > silence.allowed && !blocked.overlaps(silence.from, silence.to)) tooLong.push(silence);
  }
  const cycles = records.keepsEveryExecution ? cyclesSince(observation, since) : undefined;
  // What lies in a block is the lock's matter, and told there.
  const silent = (cycles ?? []).filter(({ kind, from, to }) => kind === "silent" && !blocked.overlaps(from, to));
  const figures = {
    secondsSinceExecution: sinceLast,
    longestSilenceSeconds: seconds(longestSilence),
    cycles: cycles?.length ?? null,
    cyclesWithoutStart: cycles?.filter(({ kind }) => kind !== "started").length ?? null,
    silentCycles: cycles === undefined ? null : silent.length,
  };
  if (stuck !== undefined) {
    return {
      ...brokenBy(
        ID,
        [{ what: "every start is refused", runner: undefined, from: stuck.since, to: undefined }],
        `nobody has executed for ${durationText(now - stuck.since)}: every start is refused for the record of ${stuck.runner}`,
        { figures },
      ),
      count: Math.max(1, (cycles ?? []).filter(({ kind, from }) => kind !== "started" && from >= stuck.since).length),
    };
  }
  const mayBeSilent = silentAllowed(observation, cycles ?? []);
  const broken = [...tooLong, ...(silent.length > mayBeSilent ? silent : [])].map(evidenceOf);
  const evidence = broken.sort((one, other) => one.from - other.from);
  if (evidence.length > 0) return brokenReport(observation, evidence, tooLong, silent, cycles ?? [], figures, lastText);
  if (runners.every((runner) => isOverdue(runner, observation))) {
    const lastSeen = runners.reduce((latest, runner) => Math.max(latest, runner.lastSeen), Number.NEGATIVE_INFINITY);
    return withoutEvidence(
      ID,
      "unknown",
      `no runner has been seen since ${timeText(lastSeen)}: the fleet is stopped, or this is a copy of its store`,
      { figures },
    );
  }
  if (cycles === undefined || cycles.length === 0) return byCrons(observation, clockOf, lastText, figures);
  const details = silent.length === 0 ? [] : reasonsOf(observation, silent, cycles);
  return withoutEvidence(ID, "kept", `${lastText}; ${keptText(cycles)}`, { details, figures });
}

/** What can be told where the store does not hold every execution: by ticks, which executions serve. */
function byCrons(
  observation: Observation,
  clockOf: ((cron: string) => CronClock | undefined) | undefined,
  lastText: string,
  figures: PromiseReport["figures"],
): PromiseReport {
  const { records, terms } = observation;
  const service = clockOf === undefined ? undefined : latestService(observation, clockOf);
  if (service !== undefined) {
    const tick = `the tick of ${service.cron} at ${timeText(service.tick)}`;
    if (service.isServed) return withoutEvidence(ID, "kept", `${lastText}; ${tick} was served`, { figures });
    return brokenBy(
      ID,
      [{ what: `tick of ${service.cron} not served`, runner: undefined, from: service.tick, to: undefined }],
      `${lastText}; nobody served ${tick}, nor the latest of any other cron`,
      { figures },
    );
  }
  const why =
    terms === undefined
      ? "without settings no silence can be called too long"
      : records.keepsEveryExecution
        ? "no whole cycle has passed since the records are complete"
        : "the store keeps only the last execution of each runner";
  return withoutEvidence(ID, "unknown", `${lastText}; ${why}`, { figures });
}

/** As many of these cycles may pass without a start by what the settings let be missed, but never all of them. */
function silentAllowed({ terms, views }: Observation, cycles: readonly JudgedCycle[]): number {
  if (terms === undefined) return 0;
  const cycleFor = cyclesOf(terms);
  const missedBy = new Map<number, number>();
  let expected = 0;
  for (const { from } of cycles) {
    const totalRunners = views.at(from).runners.length;
    if (totalRunners === 0 || cycleFor(totalRunners).regime === "nobody") continue;
    const missed = missedBy.get(totalRunners) ?? missedTurns(terms.fleetOf(totalRunners)).cyclesRange.most;
    missedBy.set(totalRunners, missed);
    expected += missed;
  }
  return expected === 0 ? 0 : Math.min(expected + DEVIATIONS * Math.sqrt(expected), cycles.length - 1);
}

/** As many standard deviations chance may take. */
const DEVIATIONS = 3;

function keptText(cycles: readonly JudgedCycle[]): string {
  const count = (wanted: JudgedCycle["kind"]) => cycles.filter(({ kind }) => kind === wanted).length;
  const [refused, silent] = [count("refused"), count("silent")];
  const others = cycles.length - refused;
  const some =
    silent === 0
      ? `somebody executed in each of ${countText(others, "cycle")}`
      : `somebody executed in ${others - silent} of ${countText(others, "cycle")}, as the settings let it be`;
  return refused === 0 ? some : `${some}, and in ${refused} more every start was refused`;
}

function brokenReport(
  observation: Observation,
  evidence: readonly Evidence[],
  tooLong: readonly Silence[],
  silent: readonly JudgedCycle[],
  cycles: readonly JudgedCycle[],
  figures: PromiseReport["figures"],
  lastText: string,
): PromiseReport {
  const longest = tooLong.toSorted((one, other) => other.to - other.from - (one.to - one.from))[0];
  const current = tooLong.find(({ to }) => to >= observation.now);
  const parts = [
    silent.length > 0 ? `nobody executed in ${silent.length} of ${countText(cycles.length, "cycle")}` : "",
    longest === undefined
      ? ""
      : `nobody looked in its turn for ${durationText(longest.to - longest.from)}, where at most ${durationText(longest.allowed)} can pass`,
    current === undefined ? lastText : `silent since ${timeText(current.from)}`,
  ];
  return brokenBy(ID, evidence, parts.filter((part) => part !== "").join("; "), {
    details: reasonsOf(observation, silent, cycles),
    figures,
  });
}

function reasonsOf(
  { terms, views, now }: Observation,
  silent: readonly JudgedCycle[],
  cycles: readonly JudgedCycle[],
): readonly string[] {
  if (terms === undefined || silent.length === 0) return [];
  const { runners } = views.at(silent.at(-1)?.from ?? now);
  if (runners.length === 0) return [];
  const fleet = terms.fleetOf(runners.length);
  if (cyclesOf(terms)(runners.length).regime === "nobody") {
    return [
      `These settings leave a fleet of ${runners.length} no window: its slots are no longer than the margin, and nobody may ever start.`,
    ];
  }
  const { cyclesRange } = missedTurns(fleet);
  return cyclesRange.most > 0
    ? [
        `With ${runners.length === 1 ? "one runner" : `${runners.length} runners`} turns are shorter than the time between two looks: from ${formatShare(cyclesRange.least)} to ${formatShare(cyclesRange.most)} of the cycles can pass without a start, and ${formatShare(silent.length / Math.max(1, cycles.length))} did.`,
      ]
    : ["These settings let no turn be missed: the runners hung, or looked less often than they should."];
}

function lastExecution(observation: Observation): Microseconds | undefined {
  const { executions, running } = observation;
  if (executions.length === 0) return undefined;
  return running.reduce((last, each) => Math.max(last, endOf(each, observation)), executions.latestEnd());
}

function evidenceOf({ from, to }: { readonly from: Microseconds; readonly to: Microseconds }): Evidence {
  return { what: "nobody executes", runner: undefined, from, to };
}
