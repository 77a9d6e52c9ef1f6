import {
  answerOf,
  clearingOf,
  type Evidence,
  isoTime,
  type Microseconds,
  type PromiseReport,
  SECOND,
} from "@slotwise/audit";
import { jsonText } from "../../../command-line/format-option.js";
import { type Reported, remarksOf } from "./reported.js";

/** All of an audit for programs: times are ISO 8601, durations seconds. */
export function jsonAudit(reported: Reported): string {
  const { audit, found, source } = reported;
  const { observation, measured, executions, stuck } = audit;
  const { records, now, completeSince } = observation;
  const { isWorking, headline } = answerOf(reported);
  return jsonText({
    application: records.application ?? null,
    release: found.release ?? null,
    releases: found.releases,
    source: { kind: records.source, name: source },
    now: isoTime(now),
    completeSince: isoTime(completeSince),
    working: isWorking ?? null,
    answer: headline,
    promises: audit.promises.map(promiseOf),
    measured: {
      runners: measured.runners ?? null,
      lookPeriodSeconds:
        measured.lookPeriod === undefined
          ? null
          : { least: seconds(measured.lookPeriod.least), median: seconds(measured.lookPeriod.median) },
      longestExecutionSeconds: seconds(measured.longestExecution),
      execution95Seconds: seconds(measured.execution95),
      medianExecutionSeconds: seconds(measured.medianExecution),
      leastClockDifferenceSeconds: seconds(measured.leastClockDifference),
      joins: measured.joins,
      departures: measured.departures,
    },
    executions,
    stuck:
      stuck === undefined
        ? null
        : {
            runner: stuck.runner,
            since: isoTime(stuck.since),
            ownerLastSeen: isoTime(stuck.ownerLastSeen),
            refusals: stuck.refusals,
            clearing: stuck.clearing === undefined ? null : clearingOf(stuck.clearing, source),
          },
    settings: found.judged?.files.map(({ name }) => name) ?? [],
    remarks: remarksOf(reported),
  });
}

function promiseOf({ first, latest, evidence, ...promise }: PromiseReport) {
  return {
    id: promise.id,
    verdict: promise.verdict,
    summary: promise.summary,
    details: promise.details,
    count: promise.count,
    first: isoTime(first),
    latest: isoTime(latest),
    figures: promise.figures,
    evidence: evidence.map(evidenceOf),
  };
}

function evidenceOf({ what, runner, from, to }: Evidence) {
  return { what, runner: runner ?? null, from: isoTime(from), to: isoTime(to) };
}

function seconds(time: Microseconds | undefined): number | null {
  return time === undefined || !Number.isFinite(time) ? null : time / SECOND;
}
