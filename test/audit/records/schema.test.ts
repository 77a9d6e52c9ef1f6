import { readFileSync } from "node:fs";
import { type Records, readRecordLines, writeRecordLines } from "@slotwise/audit";
import fc from "fast-check";
import { expect, it } from "vitest";
import { schemaErrors } from "../../json-schema.js";

const SCHEMA = JSON.parse(readFileSync(new URL("../../../docs/schemas/records.schema.json", import.meta.url), "utf8"));

const TIME = fc.integer({ min: 0, max: 8_999_999_999_999_999 });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const NAME = fc.string({ minLength: 1, maxLength: 40 });

const RECORDS: fc.Arbitrary<Records> = fc.record({
  source: fc.constantFrom("sqlite", "redis", "application", "records"),
  application: maybe(NAME),
  releases: fc.subarray(["0.2.3", "0.4.0"]),
  isRustvello: fc.boolean(),
  readAt: maybe(TIME),
  keepsEveryExecution: fc.boolean(),
  runners: fc.array(fc.record({ runner: NAME, created: TIME, lastSeen: TIME, eligible: fc.boolean() })),
  executions: fc.array(
    fc.record({
      id: maybe(NAME),
      runner: NAME,
      start: TIME,
      end: maybe(TIME),
      status: fc.constantFrom("running", "completed", "abandoned", "blocked"),
      reason: fc.string(),
      holdsLock: fc.boolean(),
    }),
  ),
  crons: fc.array(fc.record({ cron: NAME, lastRun: maybe(TIME), firesAlone: maybe(fc.boolean()) })),
  cronRuns: fc.array(fc.record({ cron: NAME, at: TIME, execution: maybe(NAME), isOwn: fc.boolean() })),
  keepsCronRuns: fc.boolean(),
  lockWithoutRecord: maybe(NAME),
  clearing: fc.constant(undefined),
  unread: fc.array(fc.string()),
});

it("records are written as their schema says, and the schema names all of it", () => {
  fc.assert(
    fc.property(RECORDS, (records) => {
      const lines = writeRecordLines(records).trimEnd().split("\n");
      expect(lines).toHaveLength(
        1 + [records.runners, records.executions, records.crons, records.cronRuns].flat().length,
      );
      for (const line of lines) expect(schemaErrors(SCHEMA, JSON.parse(line), { closed: true })).toEqual([]);
    }),
  );
});

/** Lines that are right or wrong, by what stands in them. */
const LINES: readonly (readonly [isRight: boolean, line: object])[] = [
  [true, { kind: "store" }],
  [true, { kind: "store", application: null, readAt: null }],
  [false, { kind: "store", readAt: "noon" }],
  [false, { kind: "store", releases: [1] }],
  [true, { kind: "runner", runner: "a", created: "2026-01-01T00:00:00Z", lastSeen: "2026-01-01T00:00:00+02:00" }],
  [false, { kind: "runner", runner: "", created: "2026-01-01T00:00:00Z", lastSeen: "2026-01-01T00:00:00Z" }],
  [false, { kind: "runner", runner: "a", created: "2026-01-01T00:00:00Z" }],
  [true, { kind: "execution", runner: "a", start: "2026-01-01T00:00:00Z", end: null, status: "running" }],
  [true, { kind: "execution", runner: "a", start: "2026-01-01T00:00:00Z", status: "blocked", reason: "" }],
  [false, { kind: "execution", runner: "a", start: "2026-01-01T00:00:00Z", end: null, status: "crashed" }],
  [
    false,
    { kind: "execution", runner: "a", start: "2026-01-01T00:00:00Z", status: "blocked", reason: "r".repeat(501) },
  ],
  [true, { kind: "cron", cron: "* * * * *" }],
  [false, { kind: "cron", cron: "* * * * *", lastRun: 5 }],
  [true, { kind: "cron", cron: "* * * * *", firesAlone: false }],
  [false, { kind: "cron", cron: "* * * * *", firesAlone: "no" }],
  [true, { kind: "cron-run", cron: "* * * * *", at: "2026-01-01T00:00:00Z", execution: null }],
  [false, { kind: "cron-run", cron: "* * * * *" }],
];

it.each(LINES)("schema and reader agree (%s): %j", (isRight, line) => {
  expect(schemaErrors(SCHEMA, line).length === 0).toBe(isRight);
  const runner = { kind: "runner", runner: "a", created: "2026-01-01T00:00:00Z", lastSeen: "2026-01-01T00:00:00Z" };
  const [records] = readRecordLines(`${JSON.stringify(line)}\n${JSON.stringify(runner)}`);
  expect(records?.unread.filter((told) => told.startsWith("line 1:")).length === 0).toBe(isRight);
});
