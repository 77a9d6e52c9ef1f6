import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRAWN_SPANS } from "./drawn-span.js";
import { readFromHappened, readToHappened } from "./happened-messages.js";
import type { ShownAudit } from "./shown-audit.js";

const text = fc.string({ maxLength: 40, unit: "grapheme" });
const texts = fc.array(text, { maxLength: 4 });
const time = fc.integer();
const stretch = fc.record({ from: time, to: time });
const stretches = fc.array(stretch, { maxLength: 3 });
const mark = fc.record({
  at: time,
  kind: fc.constantFrom("look", "start", "end", "join", "death", "fault", "refusal"),
});

const row = fc.record({
  ...{ name: text, since: time, until: time, windows: stretches, vacant: stretches, executions: stretches },
  ...{ blocks: stretches, marks: fc.array(mark, { maxLength: 3 }) },
});

const audit = fc.record({
  heading: text,
  isWorking: fc.constantFrom(true, false, null),
  headline: text,
  sentences: texts,
  clearing: fc.option(fc.record({ inside: text, statement: text })),
  promises: fc.array(
    fc.record({
      id: text,
      verdict: fc.constantFrom("kept", "broken", "unknown"),
      summary: text,
      details: texts,
      rows: texts,
    }),
    { maxLength: 3 },
  ),
  picture: fc
    .record({ from: time, length: fc.integer({ min: 1, max: 1e9 }), rows: fc.array(row, { maxLength: 3 }) })
    .chain(({ from, length, rows }) =>
      fc.record({ problems: stretches, silences: stretches, moreRows: fc.nat() }).map((rest) => {
        return { from, to: from + length, rows, ...rest };
      }),
    ),
  ...{ caption: text, description: texts, measured: texts, remarks: texts },
}) as fc.Arbitrary<ShownAudit>;

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("what goes to the page that shows what happened", () => {
  it("arrives whole", () => {
    fc.assert(
      fc.property(audit, (sent) => {
        const message = { kind: "audit", audit: sent } as const;
        expect(readToHappened(throughJson(message))).toEqual(throughJson(message));
      }),
    );
  });

  it("is nothing at all where any part of it is something else", () => {
    const spoilt = fc.constantFrom(undefined, Number.NaN, {}, [[]], [null], 7n, () => "", "x".repeat(20_001));
    fc.assert(
      fc.property(audit, fc.nat(), spoilt, (sent, place, value) => {
        const names = Object.keys(sent);
        const name = names[place % names.length] ?? "";
        expect(readToHappened({ kind: "audit", audit: { ...sent, [name]: value } })).toBeUndefined();
      }),
    );
  });

  it("is read without throwing, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom("audit", "nothing", "older", "told", "show", "copy"),
        (value, kind) => {
          readToHappened(value);
          readFromHappened(value);
          expect(readToHappened({ kind, audit: value })).toBeUndefined();
          if (typeof value !== "string") expect(readToHappened({ kind, message: value })).toBeUndefined();
          if (!DRAWN_SPANS.some((span) => span === value))
            expect(readFromHappened({ kind, span: value })).toBeUndefined();
        },
      ),
    );
  });

  it("comes back as it was asked", () => {
    for (const span of DRAWN_SPANS) expect(readFromHappened({ kind: "show", span })).toEqual({ kind: "show", span });
    const copy = { kind: "copy", what: "statement", text: "DEL x" } as const;
    expect(readFromHappened(copy)).toEqual(copy);
    expect(readFromHappened({ ...copy, what: "file" })).toBeUndefined();
    expect(readFromHappened({ ...copy, text: "x".repeat(2_000_001) })).toBeUndefined();
  });
});
