import { CRON_MEMORIES } from "@slotwise/pynenc";
import { type FleetReport, microseconds } from "@slotwise/simulator";
import { type FleetPlan, protocolOf, runnerName } from "../fleet-plan.js";
import type { CronRow, ExceptionRow, JoinsRow, KillRow, OverlapsRow, StopRow } from "../measure/measurements.js";
import { rangeOf, settled, simulated } from "../simulated.js";
import { inPercent, inRange, inSeconds, table } from "./table.js";

const JOINS_APART_SECONDS = 4;

export function overlapsSection(rows: readonly OverlapsRow[]): string {
  const cells = rows.map(({ plan, seconds, starts, overlaps, refusals }) => {
    const reports = simulated(plan, seconds, settled(3));
    const said = (figure: (report: FleetReport) => number) => inRange(rangeOf(reports, figure));
    return [
      ...place(plan),
      said((report) => report.starts),
      starts,
      said((report) => report.overlaps.count),
      overlaps,
      said((report) => report.blocks.refusals),
      refusals,
    ];
  });
  const heads = ["we say: starts", "starts", "we say: overlaps", "overlaps", "we say: refused looks", "refused looks"];
  return table(["pynenc", "store", ...heads], cells);
}

export function joinsSection(rows: readonly JoinsRow[]): string {
  const cells = rows.map(({ plan, times, timesWithOverlap }) => {
    const reports = simulated(plan, 3 * JOINS_APART_SECONDS + plan.intervalSeconds, (random) => [
      { firstLookSeconds: random.upTo(600_000) / 1_000_000 },
      ...[1, 2].map((joined) => ({
        joinsAtSeconds: joined * JOINS_APART_SECONDS + random.upTo(2_000_000) / 1_000_000,
        firstLookSeconds: 0,
      })),
    ]);
    const share = reports.filter(({ overlaps }) => overlaps.count > 0).length / reports.length;
    return [...place(plan), inPercent(share), `${timesWithOverlap} of ${times}`];
  });
  return table(["pynenc", "store", "we say: times with an overlap", "measured"], cells);
}

export function killsSection(rows: readonly KillRow[]): string {
  const cells = rows.map((row) => {
    const { plan, seconds } = row;
    // Within the second runner's first turn, in which it certainly executes.
    const at = plan.intervalSeconds / 3 + 1.5;
    const until = simulated(plan, at, settled(3));
    const reports = simulated(plan, at + seconds, settled(3), () => [
      { kind: "crash", at: microseconds(at), runner: runnerName(1) },
    ]);
    const since = (figure: (report: FleetReport) => number) => {
      const counts = reports.map((report, phase) => figure(report) - figure(until[phase] as FleetReport));
      return inRange([Math.min(...counts), Math.max(...counts)]);
    };
    return [
      ...place(plan),
      inSeconds(plan.deadAfterSeconds),
      since(({ starts }) => starts),
      row.startsAfterKill,
      since(({ blocks }) => blocks.refusals),
      row.refusalsAfterKill,
      row.afterRestart === undefined ? "" : row.afterRestart.starts,
      row.secondsToStartOnceCleared === undefined ? "" : inSeconds(row.secondsToStartOnceCleared),
    ];
  });
  const heads = ["we say: starts", "starts", "we say: refused looks", "refused looks", "starts after a restart"];
  return table(["pynenc", "store", "dead after", ...heads, "cleared: next start after"], cells);
}

export function stopsSection(rows: readonly StopRow[]): string {
  const cells = rows.map(({ plan, isFinished, secondsToLeave, status, secondsSeen }) => [
    ...place(plan),
    `\`${plan.runnerClass}\``,
    "finished",
    isFinished ? "finished" : "cut off",
    `${inSeconds(secondsToLeave)}, status ${status}`,
    inSeconds(plan.deadAfterSeconds),
    inSeconds(secondsSeen),
  ]);
  const heads = ["we say: its execution is", "measured", "left after its end", "we say: seen for", "last seen after"];
  return table(["pynenc", "store", "runner", ...heads], cells);
}

export function exceptionsSection(rows: readonly ExceptionRow[]): string {
  const cells = rows.map(({ plan, kind, status, recordedAs, isAnyRecordRunning }) => {
    const lock = protocolOf(plan) === "slot-claim";
    const said = kind === "pynenc" ? "lives" : "leaves with status 1";
    const record = recordedAs.length > 0 ? recordedAs.map((reason) => `abandoned, \`${reason}\``).join(", ") : "none";
    return [
      ...place(plan),
      kind === "pynenc" ? "`PynencError`" : "any other",
      said,
      status === undefined ? "lives" : `left with status ${status}`,
      lock ? "abandoned" : "none is kept",
      record,
      isAnyRecordRunning ? "yes" : "no",
    ];
  });
  const heads = ["exception", "we say: the runner", "measured", "we say: record", "measured", "lock still held"];
  return table(["pynenc", "store", ...heads], cells);
}

export function cronsSection(rows: readonly CronRow[]): string {
  const cells = rows.map(({ plan, runs }) => [
    ...place(plan),
    runs.map((_, index) => (forgetsAtStart(plan) ? index + 1 : 1)).join(", "),
    runs.join(", "),
  ]);
  return table(["pynenc", "store", "we say: has run", "measured"], cells);
}

function forgetsAtStart({ store }: FleetPlan): boolean {
  const triggerClass = store === "redis" ? "RedisTrigger" : "SQLiteTrigger";
  return CRON_MEMORIES.some((memory) => memory.triggerClass === triggerClass && memory.isForgottenAtStart);
}

function place({ release, store }: FleetPlan): readonly [string, string] {
  return [release, store === "redis" ? "Redis" : "SQLite"];
}
