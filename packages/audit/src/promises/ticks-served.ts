import { CRON_TICK_AGE_SECONDS } from "@slotwise/core";
import { quantile } from "../measured/measured.js";
import { BlockedTime } from "../observation/blocked-time.js";
import { type CronService, cronService } from "../observation/cron-service.js";
import type { Observation } from "../observation/observation.js";
import type { CronClock } from "../observation/terms.js";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import type { CronRunRecord } from "../records/records.js";
import { brokenBy, type Evidence, type PromiseReport, withoutEvidence } from "./promise-report.js";
import { countText, durationText, seconds, timeText } from "./words.js";

const ID = "ticks-served";

/** So long after it was due a tick may be served. */
const TICK_AGE: Microseconds = CRON_TICK_AGE_SECONDS * SECOND;

/** Of each cron so many ticks are named. */
const MOST_NAMED = 3;

/** Whether every tick of every cron was served by some execution, and nothing fired without one. */
export function ticksServed(
  observation: Observation,
  clockOf: ((cron: string) => CronClock | undefined) | undefined,
): PromiseReport {
  const { records } = observation;
  if (!records.keepsCronRuns)
    return withoutEvidence(ID, "unknown", "the store keeps no record of what a cron has fired");
  if (clockOf === undefined) return withoutEvidence(ID, "unknown", "no clock was given to tell ticks by");
  const runs = runsByCron(records.cronRuns);
  const services: CronService[] = [];
  const details: string[] = [];
  const known = new Map(records.crons.map((each) => [each.cron, each]));
  for (const cron of new Set([...known.keys(), ...runs.keys()])) {
    const clock = clockOf(cron);
    const own = runs.get(cron);
    const { firesAlone, lastRun } = known.get(cron) ?? {};
    if (firesAlone === false) details.push(`${cron} ${STARTS_NOTHING}`);
    else if (clock === undefined) details.push(`${cron} is no expression whose ticks are known here.`);
    // Nothing may hang on it, or it was registered a moment ago.
    else if (own === undefined) details.push(`${cron} has fired nothing that is recorded.`);
    else services.push(serviceOf(cron, clock, own, lastRun, observation));
  }
  if (services.length === 0)
    return withoutEvidence(ID, "unknown", "no cron that starts a task by itself has fired anything that is recorded", {
      details,
    });
  return report(observation, services, details);
}

/** A cron's condition stays in the store when its trigger is taken out of the code, and goes on being evaluated. */
const STARTS_NOTHING =
  "starts nothing by itself: no task hangs on it any more, or each together with other conditions. Its ticks are not judged.";

function serviceOf(
  cron: string,
  clock: CronClock,
  runs: readonly CronRunRecord[],
  lastRun: Microseconds | undefined,
  { now, lookPeriod, latestSign }: Observation,
): CronService {
  // From its first firing that is kept, since when it certainly was registered.
  const from = (runs[0] as CronRunRecord).at;
  // Once nobody is there any more, nobody need serve it; and a copy of a store is no older than its last sign of life.
  const until = Math.min(now, latestSign) - TICK_AGE - lookPeriod;
  return cronService(cron, clock, runs, lastRun, from, until);
}

function report(observation: Observation, services: readonly CronService[], details: readonly string[]): PromiseReport {
  const { records } = observation;
  const blocked = new BlockedTime(observation.blocks);
  const evidence: Evidence[] = [];
  const lines: string[] = [];
  let [lost, inBlock, tickless, harmless] = [0, 0, 0, 0];
  const delays: Microseconds[] = [];
  for (const service of services) {
    // Who would have served it may have been refused, or have been the one that left its record behind.
    const lostNow = service.lost.filter((tick) => !blocked.touches(tick, tick + TICK_AGE));
    const told = service.tickless.filter(({ isOwn }) => isOwn);
    for (const { tick, at } of service.served) delays.push(at - tick);
    lost += lostNow.length;
    inBlock += service.lost.length - lostNow.length;
    tickless += told.length;
    harmless += service.tickless.length - told.length;
    for (const tick of lostNow)
      evidence.push({ what: `tick of ${service.cron} not served`, runner: undefined, from: tick, to: undefined });
    for (const { at } of told)
      evidence.push({ what: `${service.cron} fired without a tick`, runner: undefined, from: at, to: undefined });
    lines.push(...linesOf(service.cron, lostNow, told, observation));
  }
  const served = delays.length;
  const late = latenessOf(delays);
  const more = [
    ...(late !== undefined && evidence.length > 0 ? [`${late.text}.`] : []),
    ...lines,
    ...(inBlock > 0
      ? [
          `${countText(inBlock, "tick")} could not be served, or not all the while: every start was refused then for a record that nobody ended.`,
        ]
      : []),
    ...(harmless > 0
      ? [
          `pynenc's own crons, which look for lost work, fired ${countText(harmless, "time")} without a tick: ${startsText(records.source)}`,
        ]
      : []),
    ...details,
  ];
  const figures = {
    served,
    lost,
    firedWithoutTick: tickless,
    medianSeconds: seconds(late?.median ?? 0),
    latestSeconds: seconds(late?.latest ?? 0),
  };
  if (evidence.length === 0) {
    return late === undefined
      ? withoutEvidence(ID, "unknown", "no tick since the first firing that is recorded is old enough to be judged", {
          details: more,
          figures,
        })
      : withoutEvidence(ID, "kept", late.text, { details: more, figures });
  }
  const parts = [
    lost > 0 ? `${lost} of ${countText(lost + served, "tick was", "ticks were")} served by nobody` : "",
    tickless > 0 ? `${countText(tickless, "firing")} came without a tick` : "",
  ];
  const summary = parts.filter((part) => part !== "").join("; ");
  return brokenBy(
    ID,
    evidence.toSorted((one, other) => one.from - other.from),
    summary,
    { details: more, figures },
  );
}

interface Lateness {
  readonly median: Microseconds;
  readonly latest: Microseconds;
  /** A sentence without its full stop. */
  readonly text: string;
}

/** How long after they were due ticks were served; undefined where none was. */
function latenessOf(delays: Microseconds[]): Lateness | undefined {
  delays.sort((one, other) => one - other);
  const [median, latest] = [quantile(delays, 0.5), delays.at(-1)];
  if (median === undefined || latest === undefined) return undefined;
  const [half, most] = [durationText(median), durationText(latest)];
  const howMany = half === most ? "" : `, half of them within ${half}`;
  const text =
    delays.length === 1
      ? `1 tick was served, ${most} after it was due`
      : `${delays.length} ticks were served${howMany}, the latest ${most} after it was due`;
  return { median, latest, text };
}

function linesOf(
  cron: string,
  lost: readonly Microseconds[],
  tickless: readonly CronRunRecord[],
  observation: Observation,
): readonly string[] {
  const lines: string[] = [];
  if (lost.length > 0) {
    const named = lost.slice(-MOST_NAMED).map(timeText);
    const others = lost.length > named.length ? `${countText(lost.length - named.length, "other")} and ` : "";
    lines.push(`Of ${cron}: ${others}${named.join(", ")}.`);
    const reached = lost.filter((tick) => isReached(tick, observation)).length;
    if (reached > 0) {
      lines.push(`For ${reached} of them somebody executed in time and came less than 50 s after the firing before.`);
    }
  }
  if (tickless.length > 0) {
    const named = tickless.slice(-MOST_NAMED).map(({ at }) => timeText(at));
    lines.push(`${cron} fired without a tick ${named.join(", ")}: ${startsText(observation.records.source)}`);
  }
  return lines;
}

/** Whether an execution started while a tick could be served. */
function isReached(tick: Microseconds, { executions }: Observation): boolean {
  const next = executions.at(executions.firstFrom(tick));
  return next !== undefined && next.start <= tick + CRON_TICK_AGE_SECONDS * SECOND;
}

function startsText(source: string): string {
  return source === "sqlite"
    ? "on SQLite each runner that starts makes the store forget when a cron last fired."
    : "a store that does not know when a cron last fired lets it fire at once.";
}

function runsByCron(runs: readonly CronRunRecord[]): ReadonlyMap<string, readonly CronRunRecord[]> {
  const byCron = new Map<string, CronRunRecord[]>();
  for (const run of runs.toSorted((one, other) => one.at - other.at)) {
    const own = byCron.get(run.cron);
    if (own === undefined) byCron.set(run.cron, [run]);
    else own.push(run);
  }
  return byCron;
}
