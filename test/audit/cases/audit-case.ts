import type {
  Answer,
  Audit,
  AuditOptions,
  AuditPromise,
  AuditTerms,
  CronRunRecord,
  ExecutionRecord,
  Records,
  RunnerRecord,
} from "@slotwise/audit";
import { createFleet, createSlotSettings, type FleetDescription, type SlotSettings } from "@slotwise/core";

/** Records that somebody wrote down, and what is true of them. */
export interface AuditCase {
  readonly name: string;
  readonly about: AuditPromise | "measured" | "observation" | "answer";
  readonly records: Records;
  readonly options: AuditOptions;
  /** What an audit is asked, or what is said first of it. */
  readonly asks: (audit: Audit, answer: () => Answer) => unknown;
  readonly answer: unknown;
}

export const SECOND = 1_000_000;

/** What the source of every case is called. */
export const SOURCE = "fleet.db";

/** The beginning of a cycle of every interval used here. */
const BEGINNING = 1_764_000_000 * SECOND;

/** So many seconds after the beginning. */
export const at = (seconds: number): number => BEGINNING + Math.round(seconds * SECOND);

/**
 * By these, two runners have slots of 30 s, windows of 24 s and 12 s to start in; a look comes within 3.22 s, and who was not
 * seen for 18.22 s is gone.
 */
export function terms(
  settings: Partial<SlotSettings> = {},
  fleet: Partial<Omit<FleetDescription, "settings" | "totalRunners">> = {},
  kept: Partial<Pick<AuditTerms, "retention" | "mostRecords">> = {},
): AuditTerms {
  return {
    fleetOf: (totalRunners) =>
      createFleet({
        protocol: "slot-claim",
        settings: createSlotSettings({
          serviceIntervalMinutes: 1,
          spreadMarginMinutes: 0.1,
          maxStartSlotFraction: 0.5,
          membershipStabilizationSeconds: 0,
          ...settings,
        }),
        totalRunners,
        checkIntervalMinutes: 0.05,
        loopSeconds: 0.22,
        runnerConsideredDeadAfterMinutes: 0.25,
        ...fleet,
      }),
    declaredRunners: undefined,
    retention: 0,
    mostRecords: 0,
    ...kept,
  };
}

export const windowTerms = (): AuditTerms => terms({}, { protocol: "slot-window" });

export function runner(id: string, created: number, lastSeen: number, more: Partial<RunnerRecord> = {}): RunnerRecord {
  return { runner: id, created: at(created), lastSeen: at(lastSeen), eligible: true, ...more };
}

/** One that completed; undefined for an end that is not there. */
export function execution(
  id: string | undefined,
  who: string,
  start: number,
  end: number | undefined,
  more: Partial<ExecutionRecord> = {},
): ExecutionRecord {
  const status = end === undefined ? "running" : "completed";
  return {
    id,
    runner: who,
    start: at(start),
    end: end === undefined ? undefined : at(end),
    status,
    reason: "",
    holdsLock: end === undefined,
    ...more,
  };
}

export function refusal(who: string, time: number, by: string, owner = ""): ExecutionRecord {
  return execution(`refused-${time}`, who, time, time, {
    status: "blocked",
    reason: `prior_running:${by} runner:${owner}`,
  });
}

export function cronRun(cron: string, time: number, more: Partial<CronRunRecord> = {}): CronRunRecord {
  return { cron, at: at(time), execution: undefined, isOwn: true, ...more };
}

export function records(held: Partial<Records>): Records {
  return {
    source: "sqlite",
    application: "shop",
    releases: [],
    isRustvello: false,
    readAt: undefined,
    keepsEveryExecution: true,
    runners: [],
    executions: [],
    crons: [],
    cronRuns: [],
    keepsCronRuns: false,
    clearing: undefined,
    unread: [],
    ...held,
  };
}

/** Cases of one promise. Its verdict and its count are asked for, and more where a case says so. */
export function casesOf(about: AuditCase["about"]) {
  return (
    name: string,
    now: number,
    by: AuditTerms | undefined,
    held: Partial<Records>,
    answer: unknown,
    asks: AuditCase["asks"] = (audit) => verdictOf(audit, about),
    clockOf?: AuditOptions["clockOf"],
  ): AuditCase => ({
    name,
    about,
    records: records(held),
    options: { now: at(now), terms: by, clockOf },
    asks,
    answer,
  });
}

export function reportOf({ promises }: Audit, id: string): Audit["promises"][number] {
  const found = promises.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

/** `kept`, or `broken 3`. */
function verdictOf(audit: Audit, id: string): string {
  const { verdict, count } = reportOf(audit, id);
  return count === 0 ? verdict : `${verdict} ${count}`;
}

/** The figures of a promise that have these names. */
export function figures(id: string, ...names: readonly string[]): (audit: Audit) => unknown {
  return (audit) => names.map((name) => reportOf(audit, id).figures[name]);
}

/** Its summary and details in one text. */
export function says(id: string, part: RegExp): (audit: Audit) => boolean {
  return (audit) => {
    const { summary, details } = reportOf(audit, id);
    return part.test([summary, ...details].join("\n"));
  };
}
