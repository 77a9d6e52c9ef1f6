import {
  auditPicture,
  auditRecords,
  describePicture,
  type ExecutionRecord,
  MINUTE,
  type Records,
  spanSince,
} from "@slotwise/audit";
import { expect, test } from "vitest";
import { auditPage } from "./page.js";

const NOON = Date.UTC(2026, 10, 29, 12) * 1e3;

function pageOf(application: string | undefined, executions: readonly ExecutionRecord[]): string {
  const records: Records = {
    source: "records",
    application,
    releases: [],
    isRustvello: false,
    readAt: undefined,
    keepsEveryExecution: true,
    runners: [{ runner: "a", created: NOON, lastSeen: NOON + 60 * MINUTE, eligible: true }],
    executions,
    crons: [],
    cronRuns: [],
    keepsCronRuns: false,
    clearing: undefined,
    unread: [],
  };
  const audit = auditRecords(records, { now: NOON + 60 * MINUTE, terms: undefined });
  const picture = auditPicture(audit, spanSince(audit, 60 * MINUTE));
  return auditPage(audit, picture, describePicture(audit, picture));
}

function eventsOf(html: string): readonly number[] {
  const data = /<script id="data" type="application\/json">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  return (JSON.parse(data) as { events: readonly number[] }).events;
}

function started(start: number): ExecutionRecord {
  return { id: undefined, runner: "a", start, end: start + 1000, status: "completed", reason: "", holdsLock: false };
}

test("says whose fleet it is and until when, whatever its name is", () => {
  expect(pageOf("shop", [])).toContain("<title>What the fleet of shop did until 2026-11-29 13:00:00 UTC</title>");
  expect(pageOf(undefined, [])).toContain("<title>What the fleet did until");
  expect(pageOf("<b>\u001b[1m", [])).toContain("<title>What the fleet of &lt;b&gt;\uFFFD[1m did until");
});

test("its buttons lead from one event to the next, in order, each instant once", () => {
  expect(
    eventsOf(pageOf("shop", [started(NOON + MINUTE), started(NOON + MINUTE), started(NOON + 30 * MINUTE)])),
  ).toEqual([NOON, NOON + MINUTE, NOON + 30 * MINUTE]);
});

test("it does not grow with what happened", () => {
  const pageWith = (count: number): string =>
    pageOf(
      "shop",
      Array.from({ length: count }, (_, index) => started(NOON + Math.floor((index * 60 * MINUTE) / count))),
    );
  const many = pageWith(20_000);
  expect(eventsOf(many).length).toBeGreaterThan(500);
  expect(eventsOf(many).length).toBeLessThanOrEqual(2000);
  expect(many.length).toBeLessThan(300_000);
});
