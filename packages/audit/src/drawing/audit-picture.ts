import { clipped, type Mark, merged, type Picture, type PictureRow, type Stretch, UTC_CLOCK } from "@slotwise/timeline";
import { clocksApart } from "../observation/clocks-apart.js";
import { endOf, type Observation } from "../observation/observation.js";
import { overlapsOf } from "../observation/overlaps.js";
import type { ExecutionRecord } from "../records/records.js";
import type { Audit } from "../report/audit.js";
import { type DrawnRunner, mostTelling, runnersWithin } from "./drawn-runner.js";
import { plannedWindows } from "./planned-windows.js";

/** Rows that a person can follow. */
const MOST_ROWS = 50;
/** Parts of one row, and marks: what is finer than this share of the picture can be told apart by nobody. */
const FINEST_SHARE = 1 / 2000;
const MOST_PARTS = 500;

/** What a fleet did in a stretch of time beside what was planned then: one row a runner. */
export function auditPicture(audit: Audit, span: Stretch): Picture {
  const { observation } = audit;
  const { from, to } = span;
  const over = (execution: ExecutionRecord) => endOf(execution, observation);
  const all = runnersWithin(observation, span, over);
  const shown = mostTelling(all, MOST_ROWS);
  const windows = plannedWindows(observation, span, new Set(shown.map(({ runner }) => runner)));
  return {
    from,
    to,
    clock: UTC_CLOCK,
    rows: shown.map((drawn) => rowOf(drawn, windows.get(drawn.runner) ?? [], observation, span, over)),
    moreRows: all.length - shown.length,
    problems: bounded(overlapsWithin(audit, span, over), span),
    silences: bounded(silencesWithin(audit, span), span),
  };
}

function rowOf(
  { runner, created, lastSeen, executions, refusals, blocks }: DrawnRunner,
  windows: readonly Stretch[],
  { now }: Observation,
  span: Stretch,
  over: (execution: ExecutionRecord) => number,
): PictureRow {
  const { from, to } = span;
  const inside = (time: number): number => Math.min(to, Math.max(from, time));
  const isIn = (time: number): boolean => time >= from && time <= to;
  const until = lastSeen ?? Number.POSITIVE_INFINITY;
  const executed = executions.flatMap((each) => clipped({ from: each.start, to: over(each) }, span));
  return {
    name: runner,
    since: inside(created ?? to),
    until: inside(lastSeen ?? Math.max(now, from)),
    windows: windows.flatMap((window) => clipped(window, { from, to: until })).filter(({ from, to }) => from < to),
    vacant: windows.flatMap((window) => clipped(window, { from: until, to })).filter(({ from, to }) => from < to),
    executions: bounded(executed, span),
    // As long as its runner is known to have lived, the record is that of an execution.
    blocks: blocks.flatMap((block) =>
      clipped({ from: Math.max(block.from, Math.min(until, block.to)), to: block.to }, span),
    ),
    marks: [
      ...(created !== undefined && isIn(created) ? [{ at: created, kind: "join" } as const] : []),
      ...fewer(executions, "start", span),
      ...fewer(refusals, "refusal", span),
      ...(lastSeen !== undefined && isIn(lastSeen) ? [{ at: lastSeen, kind: "death" } as const] : []),
    ],
  };
}

/** Of marks that lie so close that nobody can part them, one. */
function fewer(records: readonly ExecutionRecord[], kind: Mark["kind"], { from, to }: Stretch): readonly Mark[] {
  const marks: Mark[] = [];
  const least = records.length > MOST_PARTS ? (to - from) * FINEST_SHARE : 0;
  for (const { start } of records) {
    if (start < from || start > to) continue;
    const last = marks.at(-1);
    if (last === undefined || start - last.at >= least) marks.push({ at: start, kind });
  }
  return marks;
}

function bounded(stretches: readonly Stretch[], { from, to }: Stretch): readonly Stretch[] {
  return stretches.length > MOST_PARTS ? merged(stretches, (to - from) * FINEST_SHARE) : stretches;
}

/** Where two executed at once, by more than clocks can explain. */
function overlapsWithin(
  { observation }: Audit,
  span: Stretch,
  over: (execution: ExecutionRecord) => number,
): readonly Stretch[] {
  const near = observation.executions.within(span.from, span.to, over);
  const apart = clocksApart(observation);
  const overlaps = overlapsOf(near, over).filter(({ from, to }) => to - from > apart);
  return merged(
    overlaps.flatMap((overlap) => clipped(overlap, span)),
    1,
  );
}

/** Where nobody executed for longer than there is a reason for; one that goes on goes on to the instant of the audit. */
function silencesWithin({ promises, observation }: Audit, span: Stretch): readonly Stretch[] {
  const evidence = promises.filter(({ id }) => id === "somebody-runs").flatMap((report) => report.evidence);
  return merged(
    evidence
      .flatMap(({ from, to }) => clipped({ from, to: to ?? observation.now }, span))
      .filter(({ from, to }) => from < to),
    1,
  );
}
