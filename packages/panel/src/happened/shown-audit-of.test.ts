import { type AuditTerms, auditRecords, auditTerms, type Records } from "@slotwise/audit";
import { createFleet, createSlotSettings } from "@slotwise/core";
import { pictureSvg, UTC_CLOCK } from "@slotwise/timeline";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRAWN_SPANS } from "./drawn-span.js";
import { readShownAudit } from "./read-shown-audit.js";
import { shownAuditOf } from "./shown-audit-of.js";

const SECOND = 1_000_000;
const NOW = 1_764_000_000 * SECOND;
const OPTIONS = { source: "fleet.db", release: "pynenc 0.4.0", remarks: [], span: "cycles" } as const;

const TERMS: AuditTerms = auditTerms({
  fleet: createFleet({ protocol: "slot-claim", settings: createSlotSettings(), totalRunners: 1 }),
  retentionMinutes: 60,
  mostRecords: 1000,
});

function recordsOf(some: Partial<Records>): Records {
  return {
    source: "sqlite",
    application: "orders",
    releases: ["0.4.0"],
    isRustvello: false,
    readAt: NOW,
    keepsEveryExecution: true,
    runners: [],
    executions: [],
    crons: [],
    cronRuns: [],
    keepsCronRuns: true,
    clearing: { program: "sqlite3", statement: `UPDATE "orders" SET status='abandoned'` },
    unread: [],
    ...some,
  };
}

/** Two runners, the first of which was killed while it executed, an hour ago. */
function stuckRecords(name: string): Records {
  const start = NOW - 3600 * SECOND;
  const created = start - 600 * SECOND;
  const common = { reason: "", holdsLock: false };
  return recordsOf({
    runners: [
      { runner: name, created, lastSeen: start, eligible: true },
      { runner: "other", created: created + SECOND, lastSeen: NOW - SECOND, eligible: true },
    ],
    executions: [
      { ...common, id: "1", runner: name, start, end: undefined, status: "running", holdsLock: true },
      { ...common, id: "2", runner: "other", start: NOW - 60 * SECOND, end: NOW - 60 * SECOND, status: "blocked" },
    ],
  });
}

/** All texts in a value, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe("an audit as a page shows it", () => {
  it("says first what stands still, what clears it, and which promises are broken", () => {
    const audit = auditRecords(stuckRecords("killed"), { now: NOW, terms: TERMS });
    const shown = shownAuditOf(audit, OPTIONS);
    expect(shown.heading).toMatch(/^orders in fleet\.db, pynenc 0\.4\.0, 2025-/);
    expect(shown.isWorking).toBe(false);
    expect(shown.headline).toMatch(/^The fleet has stood still since/);
    expect(shown.clearing).toEqual({
      inside: "sqlite3 fleet.db",
      statement: `UPDATE "orders" SET status='abandoned';`,
    });
    const lock = shown.promises.find(({ id }) => id === "lock-released");
    expect(lock?.verdict).toBe("broken");
    expect(lock?.rows.join()).toContain("killed");
    expect(shown.picture.rows.map(({ name }) => name)).toEqual(["killed", "other"]);
  });

  it("tells what could not be read or told", () => {
    const audit = auditRecords(recordsOf({ unread: ["2 rows of x left out: no start"] }), {
      now: NOW,
      terms: undefined,
    });
    const { remarks } = shownAuditOf(audit, { ...OPTIONS, remarks: ["no settings are known"] });
    expect(remarks).toEqual(["no settings are known.", "not read: 2 rows of x left out: no start."]);
  });

  it("has no control character and no markup in it, crosses to the page whole, and is drawn, whatever names there are", () => {
    const nasty = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("\u001b[31mred", "<script>alert(1)</script>", "\u202etxt", "a\nb", "javascript:alert(1)", "\0"),
    );
    fc.assert(
      fc.property(nasty, fc.constantFrom(...DRAWN_SPANS), fc.boolean(), (name, span, isKnown) => {
        const audit = auditRecords(stuckRecords(name), { now: NOW, terms: isKnown ? TERMS : undefined });
        const shown = shownAuditOf(audit, { ...OPTIONS, source: name, span });
        for (const text of textsIn(shown)) expect(text).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        expect(readShownAudit(JSON.parse(JSON.stringify(shown)))).toEqual(JSON.parse(JSON.stringify(shown)));
        const svg = pictureSvg({ ...shown.picture, clock: UTC_CLOCK }, { description: shown.description.join(" ") });
        expect(svg).not.toMatch(/<script|NaN|undefined/);
      }),
      { numRuns: 40 },
    );
  });

  it("is drawn for as much time as is asked for", () => {
    const audit = auditRecords(stuckRecords("killed"), { now: NOW, terms: TERMS });
    const lengths = DRAWN_SPANS.map((span) => {
      const { picture } = shownAuditOf(audit, { ...OPTIONS, span });
      return (picture.to - picture.from) / SECOND;
    });
    expect(lengths).toEqual([900, 900, 3600, 21_600, 86_400]);
  });
});
