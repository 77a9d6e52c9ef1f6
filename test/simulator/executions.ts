import type { Listener, Microseconds } from "@slotwise/simulator";

/** One execution of a run. */
export interface Execution {
  readonly runner: number;
  readonly from: Microseconds;
  readonly to: Microseconds;
}

/** Collects all executions that were completed. */
export function executionsOf(): { readonly executions: Execution[]; readonly listener: Listener } {
  const executions: Execution[] = [];
  const ignore = (): void => {};
  const listener: Listener = {
    begin: ignore,
    joined: ignore,
    decided: ignore,
    refused: ignore,
    started: ignore,
    ended: (runner, now) => void executions.push({ runner: runner.index, from: runner.startedAt, to: now }),
    died: ignore,
    faultHappened: ignore,
  };
  return { executions, listener };
}

/** How many of them overlap with another one. */
export function overlapping(executions: readonly Execution[]): number {
  return executions.filter((one) =>
    executions.some((other) => other.runner !== one.runner && other.from < one.to && one.from < other.to),
  ).length;
}
