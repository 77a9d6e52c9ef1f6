import type { Cycle } from "@slotwise/core";
import type { Observation } from "../observation/observation.js";
import { placeAt, placeStart } from "../observation/placement.js";
import type { AuditTerms } from "../observation/terms.js";
import { RECORDED_WITHIN } from "../observation/tolerances.js";
import { cyclesOf } from "../observation/turns.js";
import type { ViewStretch } from "../observation/views.js";
import { HOUR, type Microseconds, SECOND } from "../records/microseconds.js";
import type { ExecutionRecord } from "../records/records.js";
import { LatestRows } from "./latest-rows.js";
import { brokenBy, type PromiseReport, withoutEvidence } from "./promise-report.js";
import { countText, durationText, seconds } from "./words.js";

const ID = "in-own-window";

/** A view that changed no longer ago than this may have been read before, and a runner that came since may have been missing in it. */
const VIEW_READ_WITHIN = SECOND;

/** SQLite lets a start wait for other writers for so long, in pynenc as in Python; its time is taken after that. */
const SQLITE_WAITS = 30 * SECOND;

/** Older views are not compared with: a fleet that changes all the time has many. */
const MOST_VIEWS = 8;

/** Of fewer starts that were late most may be so by chance. */
const LEAST_LATE = 10;

type Explanation = "a-join" | "a-departure" | "recorded-late" | "not-seen" | "alone" | "no-window" | "other-settings";

/** The starts outside, as they are found. */
class Outside {
  readonly rows: LatestRows = new LatestRows();
  readonly kinds: Map<Explanation, number> = new Map();
  /** Of those that no view explains. */
  readonly wrongRunners: Set<string> = new Set();
  wrong = 0;
  late = 0;
  /** Of those whose runner had a window at all; undefined where none had. */
  furthest: Microseconds | undefined;

  add({ runner, start, end }: ExecutionRecord, by: Microseconds, explanation: Explanation): void {
    this.rows.add({ what: "starts outside its window", runner, from: start, to: end });
    this.kinds.set(explanation, (this.kinds.get(explanation) ?? 0) + 1);
    if (Number.isFinite(by)) this.furthest = Math.max(this.furthest ?? 0, Math.abs(by));
    if (explanation === "recorded-late") this.late++;
    if (explanation !== "other-settings" && explanation !== "no-window") return;
    this.wrong++;
    if (this.wrongRunners.size < 2) this.wrongRunners.add(runner);
  }
}

/** Whether starts lay in the window that their runner had by the view of that time. */
export function inOwnWindow(observation: Observation): PromiseReport {
  const { terms, attempts, completeSince, records, now } = observation;
  if (terms === undefined) return withoutEvidence(ID, "unknown", "without settings no window is known");
  const cycleFor = cyclesOf(terms);
  const fleet = terms.fleetOf(1);
  const late = RECORDED_WITHIN + fleet.startDelaySeconds * SECOND;
  const around = VIEW_READ_WITHIN + (fleet.clockSkewSeconds + fleet.storeStalenessSeconds) * SECOND;
  // Which of them are kept does not matter here: each lies where it lies.
  const since = records.keepsEveryExecution ? Math.min(completeSince, now - HOUR) : Number.NEGATIVE_INFINITY;
  const judged = attempts.from(since);
  let strangers = 0;
  const found = new Outside();
  for (let index = 0; index < judged.length; index++) {
    const start = judged.record(index);
    let nearest: Microseconds | undefined;
    let by: ViewStretch | undefined;
    for (const view of viewsAround(observation, start.start, around)) {
      const outside = placeStart(start.runner, start.start, view.runners, cycleFor, late, start.start - around);
      if (outside === undefined) continue;
      if (nearest === undefined || Math.abs(outside) < Math.abs(nearest)) [nearest, by] = [outside, view];
    }
    if (nearest === undefined || by === undefined) strangers++;
    else if (nearest !== 0) found.add(start, nearest, explain(observation, start, nearest, by, cycleFor, late));
  }
  const { count } = found.rows;
  const details = [
    ...explanationsOf(found, judged.length, terms),
    ...(strangers > 0
      ? [`${countText(strangers, "start")} came from a runner that the store does not know at that time.`]
      : []),
  ];
  const furthest = count === 0 ? 0 : found.furthest;
  const figures = {
    starts: judged.length,
    outside: count,
    furthestSeconds: furthest === undefined ? null : seconds(furthest),
  };
  if (count === 0) {
    return judged.length === strangers
      ? withoutEvidence(ID, "unknown", "no start can be placed", { details, figures })
      : withoutEvidence(
          ID,
          "kept",
          `all of ${countText(judged.length - strangers, "start")} lay in their runner's window`,
          {
            details,
            figures,
          },
        );
  }
  const by = furthest === undefined ? "" : `, by up to ${durationText(furthest)}`;
  const report = brokenBy(
    ID,
    found.rows.rows,
    `${count} of ${countText(judged.length, "start")} lay outside the window that their runner had${by}`,
    { details, figures },
  );
  return { ...report, ...found.rows.extent };
}

/** The view of a time, and those that were in force shortly before or after. */
function viewsAround({ views }: Observation, time: Microseconds, around: Microseconds): readonly ViewStretch[] {
  return views.between(time - around, time + around + 1);
}

/** What would make a start be in order: the first of what there is, the likeliest first. @param outside by the nearest view */
function explain(
  observation: Observation,
  { runner, start }: ExecutionRecord,
  outside: Microseconds,
  nearest: ViewStretch,
  cycleFor: (totalRunners: number) => Cycle,
  late: Microseconds,
): Explanation {
  const atStart = observation.views.at(start);
  // One that starts a moment before its first heartbeat is in a later view.
  const now = atStart.runners.some((each) => each.runner === runner) ? atStart : nearest;
  const fits = (runners: ViewStretch["runners"]): boolean => placeStart(runner, start, runners, cycleFor, late) === 0;
  const changed = changeBefore(observation, start, now, fits);
  if (changed !== undefined) return changed;
  const total = now.runners.length;
  const position = now.runners.findIndex((each) => each.runner === runner);
  const fitsAt = (at: number, of: number): boolean => placeAt(at, start, cycleFor(of), late) === 0;
  if (observation.records.source === "sqlite" && isRecordedLate(outside, cycleFor(total), position))
    return "recorded-late";
  const unexplained = cycleFor(total).regime === "nobody" ? "no-window" : "other-settings";
  // Heartbeats that come twice in the time that they count for are not missed.
  const { deadAfter, lookPeriod, usualExecution } = observation;
  if (deadAfter > 2 * lookPeriod + usualExecution) return unexplained;
  // Without one of those before it a runner comes a place sooner, without one of those behind it keeps its own.
  const isFirst = position === 0;
  const isLast = position === total - 1;
  if (!isFirst && fitsAt(position - 1, total - 1)) return "not-seen";
  if (!isLast && fitsAt(position, total - 1)) return "not-seen";
  if (fitsAt(0, 1)) return "alone";
  return unexplained;
}

/** Whether a runner decided by a view that had changed not long before: each look reads it anew, but a departure shows late. */
function changeBefore(
  { views, lookPeriod, deadAfter }: Observation,
  start: Microseconds,
  now: ViewStretch,
  fits: (runners: ViewStretch["runners"]) => boolean,
): "a-join" | "a-departure" | undefined {
  const earlier = views.between(start - Math.max(lookPeriod, deadAfter), now.from);
  for (const { runners, to } of earlier.slice(-MOST_VIEWS).reverse()) {
    const kind = runners.length < now.runners.length ? "a-join" : "a-departure";
    const within = kind === "a-join" ? lookPeriod : deadAfter;
    if (runners.length > 0 && start - to <= within && fits(runners)) return kind;
  }
  return undefined;
}

/** Whether a start lies so shortly behind its own window that it may only have been recorded there; its slot was not over. */
function isRecordedLate(outside: Microseconds, cycle: Cycle, position: number): boolean {
  const { safeStartEnd, slotEnd } = cycle.slotAt(position);
  return outside > 0 && outside <= Math.min(SQLITE_WAITS, (slotEnd - safeStartEnd) * SECOND);
}

const EXPLANATIONS: Readonly<Record<Explanation, string>> = {
  "a-join": "as if their runner had not seen the one that had joined last",
  "a-departure": "as if their runner still saw one that had been gone for longer than dead-after",
  "recorded-late":
    "shortly behind it and within their slot, as if recorded late: SQLite lets a start wait up to 30 s for another writer",
  "not-seen": "as if their runner did not see one of the others: its heartbeats came too late for dead-after",
  alone: "as if their runner saw nobody else: the others' heartbeats came too late for dead-after",
  "no-window": "although these settings leave a fleet of that size no window: some runner has other settings",
  "other-settings":
    "by no view that there can have been: some runner has other settings than these, or its clock was set meanwhile",
};

function explanationsOf(
  { kinds, wrong, late, wrongRunners }: Outside,
  judged: number,
  terms: AuditTerms,
): readonly string[] {
  const lines = [...kinds].map(([kind, count]) => `${count} of them ${EXPLANATIONS[kind]}.`);
  if ((wrong + (late < LEAST_LATE ? 0 : late)) * 2 > judged) {
    const minutes = terms.fleetOf(1).settings.serviceIntervalMinutes;
    lines.push(
      `That is most of them: the fleet does not seem to have the settings found here, such as an interval of ${minutes} min.`,
    );
  } else if (wrongRunners.size === 1) {
    lines.push(`All of those are starts of ${[...wrongRunners][0]}.`);
  }
  return lines;
}
