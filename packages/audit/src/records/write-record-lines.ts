import { printableJson } from "@slotwise/words";
import type { Microseconds } from "./microseconds.js";
import { formatTime } from "./record-time.js";
import type { Records } from "./records.js";

/** Writes records as `readRecordLines` reads them, one JSON object a line. The statement that clears a lock is left out. */
export function writeRecordLines(records: Records): string {
  return [...recordLines(records)].join("");
}

/** The same in pieces of some lines, the last of which ends with its file: a million records are more than one text should hold. */
export function* recordLines(records: Records): Generator<string> {
  let piece = "";
  for (const line of lines(records)) {
    piece += `${printableJson(line)}\n`;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

const PIECE_CHARACTERS = 100_000;

function* lines(records: Records): Iterable<object> {
  yield {
    kind: "store",
    application: records.application ?? null,
    source: records.source,
    releases: records.releases,
    isRustvello: records.isRustvello,
    readAt: timeOrNull(records.readAt),
    keepsEveryExecution: records.keepsEveryExecution,
    keepsCronRuns: records.keepsCronRuns,
    ...(records.lockWithoutRecord === undefined ? {} : { lockWithoutRecord: records.lockWithoutRecord }),
    ...(records.unread.length === 0 ? {} : { unread: records.unread }),
  };
  for (const { runner, created, lastSeen, eligible } of records.runners) {
    yield { kind: "runner", runner, created: formatTime(created), lastSeen: formatTime(lastSeen), eligible };
  }
  for (const { id, runner, start, end, status, reason, holdsLock, isKept } of records.executions) {
    yield {
      kind: "execution",
      ...(id === undefined ? {} : { id }),
      runner,
      start: formatTime(start),
      end: timeOrNull(end),
      status,
      reason,
      // Where a record that runs does not hold the lock is worth a word.
      ...(status === "running" && !holdsLock ? { holdsLock } : {}),
      ...(isKept === true ? { kept: true } : {}),
    };
  }
  for (const { cron, lastRun, firesAlone } of records.crons) {
    const alone = firesAlone === undefined ? {} : { firesAlone };
    yield { kind: "cron", cron, lastRun: timeOrNull(lastRun), ...alone };
  }
  for (const { cron, at, execution, isOwn } of records.cronRuns) {
    const own = isOwn ? {} : { own: false };
    yield { kind: "cron-run", cron, at: formatTime(at), execution: execution ?? null, ...own };
  }
}

function timeOrNull(time: Microseconds | undefined): string | null {
  return time === undefined ? null : formatTime(time);
}
