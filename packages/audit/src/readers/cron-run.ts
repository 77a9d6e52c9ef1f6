import { isoTime } from "../records/record-time.js";
import type { CronRunRecord, ExecutionRecord } from "../records/records.js";
import { textOf } from "../records/text-of.js";

/** What pynenc and rustvello put before a cron's expression to name its condition. */
export const CRON_PREFIX = "cron_";

/** Longer ones hold arguments of tasks, which nobody needs here. */
export const MOST_JSON = 1_000_000;

/** A trigger has a few conditions. */
const MOST_PARTICIPANTS = 1000;

/**
 * The firings of crons that made a trigger run, as its JSON tells them; undefined for what is none.
 * @param text a `TriggerRunRecord` of pynenc, or rustvello's of the same name
 */
export function cronRunsIn(text: unknown, onZoneless: () => void): readonly CronRunRecord[] | undefined {
  if (typeof text !== "string" || text.length > MOST_JSON) return undefined;
  const run = parsed(text);
  const participants = run?.["participants"];
  if (run === undefined || !Array.isArray(participants) || participants.length > MOST_PARTICIPANTS) return undefined;
  const execution = textOf(run["atomic_service_run_id"]);
  const found: CronRunRecord[] = [];
  for (const participant of participants as readonly unknown[]) {
    if (!isObject(participant)) return undefined;
    const condition = textOf(participant["condition_id"]);
    if (!condition?.startsWith(CRON_PREFIX)) continue;
    // rustvello has the time as its summary alone.
    const at = isoTime(participant["context_timestamp"] ?? participant["context_summary"], onZoneless);
    if (at === undefined) return undefined;
    const cron = condition.slice(CRON_PREFIX.length);
    const isOwn = isOwnTask(run["task_id_key"]);
    found.push({ cron, at, execution, isOwn });
  }
  return found;
}

/** The execution that a trigger run refers to, whatever fired it; undefined where it names none. */
export function executionOfTriggerRun(text: unknown): string | undefined {
  if (typeof text !== "string" || text.length > MOST_JSON) return undefined;
  return textOf(parsed(text)?.["atomic_service_run_id"]);
}

/** The same executions, those that trigger runs refer to told as such. */
export function withKept(
  executions: readonly ExecutionRecord[],
  kept: ReadonlySet<string>,
): readonly ExecutionRecord[] {
  if (kept.size === 0) return executions;
  return executions.map((each) => (each.id !== undefined && kept.has(each.id) ? { ...each, isKept: true } : each));
}

/** One firing of one cron by one execution, however many tasks it started. */
export function withoutRepeats(runs: Iterable<CronRunRecord>): readonly CronRunRecord[] {
  const byName = new Map<string, CronRunRecord>();
  for (const run of runs) {
    const name = JSON.stringify([run.cron, run.at, run.execution]);
    byName.set(name, { ...run, isOwn: run.isOwn || byName.get(name)?.isOwn === true });
  }
  return [...byName.values()];
}

/** Whether a task is the application's: pynenc brings some of its own, which look for lost work. */
export function isOwnTask(taskIdKey: unknown): boolean {
  return typeof taskIdKey !== "string" || !taskIdKey.startsWith("pynenc.core_tasks.");
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
