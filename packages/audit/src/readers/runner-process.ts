import type { RunnerProcess, RunnerRecord } from "../records/records.js";

/** A process from what a store tells of it; undefined where that is none. */
export function runnerProcess(host: unknown, pid: unknown): RunnerProcess | undefined {
  const isProcess = typeof host === "string" && host !== "" && typeof pid === "number" && Number.isSafeInteger(pid);
  return isProcess && pid > 0 ? { host, pid } : undefined;
}

/** The same runners, those of whom it is known with their process. */
export function withProcess(
  runners: readonly RunnerRecord[],
  processes: ReadonlyMap<string, RunnerProcess>,
): readonly RunnerRecord[] {
  if (processes.size === 0) return runners;
  return runners.map((each) => {
    const process = processes.get(each.runner);
    return process === undefined ? each : { ...each, process };
  });
}
