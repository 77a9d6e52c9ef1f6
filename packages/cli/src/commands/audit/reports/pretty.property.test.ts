import { EXECUTION_STATUSES, type ExecutionRecord, MINUTE, type Records, SECOND } from "@slotwise/audit";
import { displayWidth } from "@slotwise/words";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fakeHost } from "../../../testing/fake-host.js";
import { FLEET_NOW, fleetRecords } from "../../../testing/fleet-records.js";
import { audited } from "../audited.js";
import { drawn } from "../drawn.js";
import { jsonAudit } from "./json.js";
import { openMetrics } from "./openmetrics.js";
import { prettyAudit } from "./pretty.js";
import { recordPieces } from "./records.js";
import type { Reported } from "./reported.js";

/** Anything that somebody may have put into a store. */
const NAME = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom("\u001b[2J", "\u202eevil", "a\nb", "</svg><script>", "", "🚀".repeat(30), "\u009b1m"),
);

const EXECUTION = (runners: readonly string[]): fc.Arbitrary<ExecutionRecord> =>
  fc.record({
    id: fc.option(NAME, { nil: undefined }),
    runner: fc.oneof(fc.constantFrom(...runners), NAME),
    start: fc.integer({ min: FLEET_NOW - 90 * MINUTE, max: FLEET_NOW + MINUTE }),
    end: fc.option(fc.integer({ min: FLEET_NOW - 90 * MINUTE, max: FLEET_NOW + MINUTE }), { nil: undefined }),
    status: fc.constantFrom(...EXECUTION_STATUSES),
    reason: NAME,
    holdsLock: fc.boolean(),
  });

const RECORDS: fc.Arbitrary<Records> = fc.uniqueArray(NAME, { minLength: 1, maxLength: 5 }).chain((runners) =>
  fc
    .record({
      executions: fc.array(EXECUTION(runners), { maxLength: 30 }),
      application: fc.option(NAME, { nil: undefined }),
      unread: fc.array(NAME, { maxLength: 2 }),
      isRustvello: fc.boolean(),
      keepsEveryExecution: fc.boolean(),
      statement: NAME,
    })
    .map(({ statement, ...changes }) =>
      fleetRecords({ runners, stuck: true, changes: { ...changes, clearing: { program: "sqlite3", statement } } }),
    ),
);

function reported(records: Records, source: string): Reported {
  const found = { terms: undefined, judged: undefined, release: undefined, releases: [], remarks: [] };
  return audited(records, found, source, undefined, fakeHost({ now: FLEET_NOW / 1000 }));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

describe("whatever stands in a store", () => {
  it("harms no terminal, and is no wider than it, but for what is there to be copied", () => {
    fc.assert(
      fc.property(RECORDS, NAME, fc.integer({ min: 40, max: 130 }), (records, source, columns) => {
        const terminal = fakeHost({ outputColumns: columns, environment: { NO_COLOR: "1", LANG: "C.UTF-8" } });
        const audit = reported(records, source);
        const lines = prettyAudit(audit, drawn(audit.audit, undefined, terminal), terminal).split("\n");
        expect(lines.filter((line) => HARMFUL.test(line))).toEqual([]);
        const copied = lines.findIndex((line) => line.startsWith("  in sqlite3 "));
        const words = (line: string) => line.trim().split(" ").length;
        // A word that is wider than the terminal has a line of its own.
        const wide = lines.filter(
          (line, index) => displayWidth(line) > columns && words(line) > 1 && ![copied, copied + 1].includes(index),
        );
        expect(wide).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("is data to programs", () => {
    fc.assert(
      fc.property(RECORDS, NAME, (records, source) => {
        const audit = reported(records, source);
        const json = jsonAudit(audit);
        const document = JSON.parse(json);
        expect(HARMFUL.test(json)).toBe(false);
        expect(HARMFUL.test([...recordPieces(records, false)].join(""))).toBe(false);
        expect(document.application).toBe(records.application ?? null);
        expect(document.source.name).toBe(source);
        const metrics = openMetrics(audit);
        expect(HARMFUL.test(metrics)).toBe(false);
        expect(metrics.endsWith("# EOF\n")).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("is judged as of its own time", () => {
    expect(reported(fleetRecords({ changes: { readAt: FLEET_NOW - SECOND } }), "a").audit.observation.now).toBe(
      FLEET_NOW - SECOND,
    );
  });
});
