import { existsSync, readFileSync } from "node:fs";

/** One look of a runner, as it wrote it down. Times are seconds since the epoch. */
export interface Look {
  readonly event: "look";
  /** When the answer was there. */
  readonly at: number;
  /** When it began: before its heartbeat and its view. */
  readonly lookedAt: number;
  /** The time that the decision was given. */
  readonly decidedAt: number;
  /** Id and creation time of everybody seen, in the store's order. */
  readonly view: readonly (readonly [string, string])[];
  /** What pynenc decided: yes or no, or the claim's reason. */
  readonly decision: boolean | string;
  /** Whether it may execute: the decision, and the store's lock where there is one. */
  readonly granted: boolean;
}

export type JournalEntry =
  | Look
  | { readonly event: "boot"; readonly at: number; readonly runnerId: string }
  | { readonly event: "start" | "end"; readonly at: number };

/** What a runner has written so far; a last line that is not finished does not count. */
export function readJournal(path: string): readonly JournalEntry[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.slice(0, -1).map((line) => JSON.parse(line) as JournalEntry);
}

/** An execution of one runner; `end` is absent while it goes on, and for one that was cut off. */
export interface Execution {
  readonly runnerId: string;
  readonly start: number;
  readonly end: number | undefined;
}

export function looksOf(journal: readonly JournalEntry[]): readonly Look[] {
  return journal.filter((entry) => entry.event === "look");
}

export function executionsOf(journal: readonly JournalEntry[]): readonly Execution[] {
  const runnerId = journal.find((entry) => entry.event === "boot")?.runnerId ?? "";
  const spans = journal.filter((entry) => entry.event === "start" || entry.event === "end");
  return spans.flatMap(({ event, at }, index) => {
    const next = spans[index + 1];
    return event === "start" ? [{ runnerId, start: at, end: next?.event === "end" ? next.at : undefined }] : [];
  });
}

/** Pairs of executions of different runners that went on at once. */
export function overlapsOf(executions: readonly Execution[]): readonly (readonly [Execution, Execution])[] {
  const sorted = executions.toSorted((one, other) => one.start - other.start);
  return sorted.flatMap((one, index) =>
    sorted
      .slice(index + 1)
      .filter((other) => other.runnerId !== one.runnerId && other.start < (one.end ?? Number.POSITIVE_INFINITY))
      .map((other) => [one, other] as const),
  );
}
