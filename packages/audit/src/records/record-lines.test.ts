import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anonymous } from "./anonymous.js";
import { readRecordLines } from "./read-record-lines.js";
import { EXECUTION_STATUSES, type ExecutionRecord, type Records } from "./records.js";
import { recordLines, writeRecordLines } from "./write-record-lines.js";

const TEXT = fc.string({ minLength: 1, maxLength: 30, unit: "binary" });
const TIME = fc.integer({ min: 0, max: 8_999_999_999_999_999 });

function executions(runners: readonly string[]): fc.Arbitrary<ExecutionRecord> {
  return fc
    .record({
      id: fc.option(TEXT, { nil: undefined }),
      runner: fc.constantFrom(...runners),
      start: TIME,
      end: TIME,
      status: fc.constantFrom(...EXECUTION_STATUSES),
      reason: fc.oneof(
        fc.constant(""),
        fc.constant("exception:ValueError"),
        TEXT.map((id) => `prior_running:${id} runner:${runners[0]}`),
        TEXT.map((id) => `prior_running:${id}`),
        TEXT,
      ),
      holdsLock: fc.boolean(),
    })
    .map((each) => {
      const isRunning = each.status === "running";
      return { ...each, end: isRunning ? undefined : each.end, holdsLock: isRunning && each.holdsLock };
    });
}

const RECORDS: fc.Arbitrary<Records> = fc.uniqueArray(TEXT, { minLength: 1, maxLength: 5 }).chain((runners) =>
  fc.record({
    source: fc.constantFrom("sqlite", "redis", "application", "records"),
    application: fc.option(TEXT, { nil: undefined }),
    releases: fc.subarray(["0.2.3", "0.3.1", "0.4.0"]),
    isRustvello: fc.boolean(),
    readAt: fc.option(TIME, { nil: undefined }),
    keepsEveryExecution: fc.boolean(),
    runners: fc
      .tuple(...runners.map(() => fc.record({ created: TIME, lastSeen: TIME, eligible: fc.boolean() })))
      .map((all) => all.map((each, index) => ({ runner: runners[index] ?? "", ...each }))),
    executions: fc.uniqueArray(executions(runners), { maxLength: 8, selector: ({ id }) => id ?? {} }),
    crons: fc.uniqueArray(
      fc.record({
        cron: TEXT,
        lastRun: fc.option(TIME, { nil: undefined }),
        firesAlone: fc.constantFrom(undefined, true, false),
      }),
      {
        selector: ({ cron }) => cron,
        maxLength: 3,
      },
    ),
    cronRuns: fc.array(
      fc.record({ cron: TEXT, at: TIME, execution: fc.option(TEXT, { nil: undefined }), isOwn: fc.boolean() }),
      {
        maxLength: 3,
      },
    ),
    keepsCronRuns: fc.boolean(),
    lockWithoutRecord: fc.option(TEXT, { nil: undefined }),
    clearing: fc.constantFrom(undefined, { program: "sqlite3", statement: "UPDATE" } as const),
    unread: fc.array(TEXT, { maxLength: 2 }),
  }),
);

describe("records as lines", () => {
  it("come back as they were, all but the statement for an operator", () => {
    fc.assert(
      fc.property(RECORDS, (records) => {
        const text = writeRecordLines(records);
        expect(readRecordLines(text)).toEqual([{ ...records, clearing: undefined }]);
        expect(writeRecordLines(readRecordLines(text)[0] as Records)).toBe(text);
        const windows = `\uFEFF${text.replaceAll("\n", "\r\n\r\n")}`;
        expect(readRecordLines(windows)).toEqual(readRecordLines(text));
      }),
    );
  });

  it("come in pieces of whole lines", () => {
    const [records] = readRecordLines(
      Array.from({ length: 2000 }, (_, index) => {
        const [runner, start] = [`r${index % 7}`, new Date(index * 1000).toISOString()];
        return `{"kind":"execution","id":"e${index}","runner":"${runner}","start":"${start}","end":null,"status":"running"}`;
      }).join("\n"),
    );
    const pieces = [...recordLines(records as Records)];
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.every((piece) => piece.endsWith("\n") && piece.length < 101_000)).toBe(true);
    expect(pieces.join("")).toBe(writeRecordLines(records as Records));
    expect(readRecordLines(pieces.join(""))[0]?.executions).toHaveLength(2000);
  });

  it("of several applications stand in one file, each told once however often it is begun", () => {
    fc.assert(
      fc.property(RECORDS, RECORDS, (one, other) => {
        const named = [
          { ...one, application: "one" },
          { ...other, application: "other" },
        ];
        const text = named.map(writeRecordLines).join("");
        const expected = named.map((each) => ({ ...each, clearing: undefined }));
        expect(readRecordLines(text)).toEqual(expected);
        const again = readRecordLines(text + text);
        expect(again.map(({ runners }) => runners)).toEqual(expected.map(({ runners }) => runners));
      }),
    );
  });

  it("are never refused whole, whatever stands in them", () => {
    const line = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom("{", "[]", "null", '{"kind":"runner"}', '{"kind":7}'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (texts) => {
        for (const { unread, runners } of readRecordLines(texts.join("\n"))) {
          expect(unread.length).toBeLessThan(20);
          expect(runners).toEqual([]);
        }
      }),
    );
  });
});

describe("what a file leaves open", () => {
  const read = (...lines: readonly (object | string)[]) =>
    readRecordLines(lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));

  it("is a fleet that records all, and only what stands there", () => {
    const [records] = read({
      kind: "runner",
      runner: "a",
      created: "2026-01-01T00:00:00Z",
      lastSeen: "2026-01-01T01:00:00+01:00",
    });
    expect(records).toEqual({
      source: "records",
      application: undefined,
      releases: [],
      isRustvello: false,
      readAt: undefined,
      keepsEveryExecution: true,
      runners: [{ runner: "a", created: 1767225600e6, lastSeen: 1767225600e6, eligible: true }],
      executions: [],
      crons: [],
      cronRuns: [],
      keepsCronRuns: false,
      clearing: undefined,
      unread: [],
    });
  });

  it("are runners that only executions name", () => {
    const execution = { kind: "execution", runner: "a", status: "completed" };
    const [records] = read(
      { ...execution, start: "1970-01-01T00:00:05Z", end: "1970-01-01T00:00:06Z" },
      { ...execution, start: "1970-01-01T00:00:01Z", end: "1970-01-01T00:00:02Z" },
      { kind: "execution", runner: "a", start: "1970-01-01T00:00:07Z", end: null, status: "running" },
    );
    expect(records?.runners).toEqual([{ runner: "a", created: 1e6, lastSeen: 7e6, eligible: true }]);
    expect(records?.unread).toEqual(["1 runner has no line: taken as seen from the first start to the last end"]);
    expect(records?.executions.map(({ holdsLock }) => holdsLock)).toEqual([false, false, true]);
  });

  it("is told: lines, kinds, fields and zones", () => {
    const runner = { kind: "runner", runner: "a", created: "2026-01-01T00:00:00", lastSeen: "2026-01-01T00:00:00Z" };
    const [records] = read(
      runner,
      "",
      "{",
      { kind: "weather", is: "fine" },
      { kind: "weather" },
      { ...runner, colour: "red" },
      { kind: "runner", runner: "", created: "2026-01-01T00:00:00Z", lastSeen: "2026-01-01T00:00:00Z" },
      { kind: "execution", runner: "a", start: "2026-01-01T00:00:00Z", end: null, status: "completed" },
      { kind: "execution", runner: "a", start: "noon", end: null, status: "running" },
      { kind: "execution", runner: "a", start: "2026-01-01T00:00:00Z", end: "2026-01-01T00:00:00Z", status: "running" },
      { kind: "execution", runner: "a", start: "2026-01-01T00:00:00Z", end: null, status: "crashed" },
      { kind: "cron", cron: "x".repeat(501) },
    );
    expect(records?.unread).toEqual([
      "line 3: it is no JSON",
      "line 7: runner is not a text of 1 to 500 characters",
      "line 8: it is completed, and has no end",
      "line 9: start is no time such as 2026-01-01T00:00:00Z",
      "line 10: it is running, and has an end",
      "line 11: status is none of running, completed, abandoned, blocked",
      "line 12: cron is not a text of 1 to 500 characters",
      'lines of a kind that is not known: "weather"',
      'fields that are not known: "colour"',
      "2 times without a zone, taken for UTC",
    ]);
  });

  it("is bounded, however much of it there is", () => {
    const bad = Array.from({ length: 1000 }, (_, index) => ({ kind: `k${index}`, [`f${index}`]: 1 }));
    const [records] = read(...bad, ...bad.map(() => "x"), "y".repeat(200_000));
    expect(records?.unread).toHaveLength(12);
    expect(records?.unread.at(-2)).toBe("991 more lines that cannot be read");
    expect(records?.unread.at(-1)).toMatch(/^lines of a kind that is not known: "k0", .*"k9" and 990 more$/);
  });

  it("is nothing: no line, no fleet", () => {
    expect(readRecordLines("")).toEqual([]);
    expect(readRecordLines("\n\r\n")).toEqual([]);
  });

  it("takes a start that was refused for one that took no time", () => {
    const start = "1970-01-01T00:00:01Z";
    const [records] = read({ kind: "execution", runner: "a", start, end: null, status: "blocked" });
    expect(records?.executions.at(0)?.end).toBe(1e6);
  });
});

describe("anonymous records", () => {
  it("hold no id of the fleet's, and are the same fleet", () => {
    fc.assert(
      fc.property(RECORDS, (records) => {
        const told = anonymous(records);
        // As many as there were, in the same order, and the same where they were the same.
        const idsOf = ({ runners, executions, cronRuns }: Records) =>
          [...runners.map(({ runner }) => runner), ...executions.map(({ runner }) => runner)].concat(
            cronRuns.map(({ cron }) => cron),
          );
        expect(shapeOf(idsOf(told))).toEqual(shapeOf(idsOf(records)));
        expect(told.executions.map(({ start, end, status }) => [start, end, status])).toEqual(
          records.executions.map(({ start, end, status }) => [start, end, status]),
        );
        const names = [told.application, ...told.runners.map(({ runner }) => runner)];
        for (const name of names) expect(name ?? "application-1").toMatch(/^(?:application|runner)-\d+$/);
        for (const { id, runner, reason } of told.executions) {
          expect(id ?? "execution-1").toMatch(/^execution-\d+$/);
          expect(runner).toMatch(/^runner-\d+$/);
          expect(reason).toMatch(
            /^$|^exception:\w+$|^reason-\d+$|^prior_running:execution-\d+(?: runner:runner-\d+)?$/,
          );
        }
        for (const { execution } of told.cronRuns) expect(execution ?? "execution-1").toMatch(/^execution-\d+$/);
        expect([told.clearing, told.unread]).toEqual([undefined, []]);
      }),
    );
  });

  it("refuse for the same execution as before, whichever store has written the reason", () => {
    const [records] = readRecordLines(
      [
        '{"kind":"execution","id":"e","runner":"r","start":"1970-01-01T00:00:01Z","end":null,"status":"running"}',
        '{"kind":"execution","id":"f","runner":"s","start":"1970-01-01T00:00:02Z","status":"blocked","reason":"prior_running:e"}',
        '{"kind":"execution","id":"g","runner":"s","start":"1970-01-01T00:00:03Z","status":"blocked","reason":"prior_running:e runner:r"}',
      ].join("\n"),
    );
    expect(anonymous(records as Records).executions.map(({ reason }) => reason)).toEqual([
      "",
      "prior_running:execution-1",
      "prior_running:execution-1 runner:runner-1",
    ]);
  });

  it("do not say on which host a runner is", () => {
    fc.assert(
      fc.property(RECORDS, TEXT, fc.nat(), (records, host, pid) => {
        const runners = records.runners.map((each) => ({ ...each, process: { host, pid } }));
        for (const runner of anonymous({ ...records, runners }).runners) expect(runner).not.toHaveProperty("process");
      }),
    );
  });

  it("call one execution by one name: where it stands, where it refused, where it fired", () => {
    const [records] = readRecordLines(
      [
        '{"kind":"execution","id":"e","runner":"r","start":"1970-01-01T00:00:01Z","end":null,"status":"running"}',
        '{"kind":"execution","id":"f","runner":"s","start":"1970-01-01T00:00:02Z","end":null,"status":"blocked","reason":"prior_running:e runner:r"}',
        '{"kind":"cron-run","cron":"0 3 * * *","at":"1970-01-01T00:00:01Z","execution":"e"}',
      ].join("\n"),
    );
    const told = anonymous(records as Records);
    expect(told.executions.map(({ id, reason }) => [id, reason])).toEqual([
      ["execution-1", ""],
      ["execution-2", "prior_running:execution-1 runner:runner-1"],
    ]);
    expect(told.cronRuns).toEqual([{ cron: "0 3 * * *", at: 1e6, execution: "execution-1", isOwn: true }]);
  });
});

/** For each name the place where it stood first. */
function shapeOf(names: readonly string[]): readonly number[] {
  return names.map((name) => names.indexOf(name));
}
