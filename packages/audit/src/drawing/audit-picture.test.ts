import { createCycle, createFleet, createSlotSettings, type Protocol } from "@slotwise/core";
import { type Picture, pictureSvg, pictureText } from "@slotwise/timeline";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AuditTerms } from "../observation/terms.js";
import { MINUTE, SECOND } from "../records/microseconds.js";
import type { ExecutionRecord, Records, RunnerRecord } from "../records/records.js";
import type { Audit } from "../report/audit.js";
import { auditRecords } from "../report/audit-records.js";
import { auditPicture } from "./audit-picture.js";
import { describePicture } from "./describe-picture.js";
import { defaultSpan, spanAround, spanSince } from "./spans.js";

/** The beginning of a cycle. */
const NOON = Date.UTC(2026, 10, 29, 12) * 1e3;
const INTERVAL = 5 * MINUTE;
const DEAD_AFTER = 10 * MINUTE;

function termsOf(protocol: Protocol = "slot-claim"): AuditTerms {
  return {
    fleetOf: (totalRunners) =>
      createFleet({
        protocol,
        settings: createSlotSettings({ maxStartSlotFraction: 0.5 }),
        totalRunners,
        runnerConsideredDeadAfterMinutes: DEAD_AFTER / MINUTE,
      }),
    retention: 60 * MINUTE,
    mostRecords: 1000,
  };
}

function recordsOf(runners: readonly RunnerRecord[], executions: readonly ExecutionRecord[]): Records {
  return {
    source: "sqlite",
    application: "shop",
    releases: ["0.4.0"],
    isRustvello: false,
    readAt: undefined,
    keepsEveryExecution: true,
    runners,
    executions,
    crons: [],
    cronRuns: [],
    keepsCronRuns: false,
    clearing: undefined,
    unread: [],
  };
}

function runner(name: string, created: number, lastSeen: number): RunnerRecord {
  return { runner: name, created, lastSeen, eligible: true };
}

function execution(name: string, start: number, end: number | undefined, more: Partial<ExecutionRecord> = {}) {
  const status = end === undefined ? "running" : "completed";
  return {
    id: `${name}@${start}`,
    runner: name,
    start,
    end,
    status,
    reason: "",
    holdsLock: end === undefined,
    ...more,
  } as const;
}

/** Three runners of which one was killed in mid-execution, 12:06, and what the others were refused for until 12:20. */
function stuckAudit(now: number = NOON + 20 * MINUTE): Audit {
  const killed = execution("b", NOON + 5 * MINUTE + 110 * SECOND, undefined);
  const refusals = Array.from({ length: 10 }, (_, index) => {
    const start = NOON + (10 + index) * MINUTE;
    return execution(index % 2 === 0 ? "a" : "c", start, start, {
      status: "blocked",
      reason: `prior_running:${killed.id} runner:b`,
    });
  });
  return auditRecords(
    recordsOf(
      [
        runner("a", NOON - 3e9, now - SECOND),
        runner("b", NOON - 2e9, killed.start + 2 * SECOND),
        runner("c", NOON - 1e9, now - SECOND),
      ],
      [execution("a", NOON + SECOND, NOON + 4 * SECOND), killed, ...refusals],
    ),
    { now, terms: termsOf() },
  );
}

function rowOf(picture: Picture, name: string) {
  const row = picture.rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(`no row of ${name}`);
  return row;
}

test("a record that refuses everybody is drawn from its runner's last sign to the end of the picture", () => {
  const audit = stuckAudit();
  const picture = auditPicture(audit, defaultSpan(audit));
  const lastSeen = NOON + 5 * MINUTE + 112 * SECOND;
  expect([picture.from, picture.to]).toEqual([NOON + 110 * SECOND, NOON + 20 * MINUTE]);
  expect(picture.rows.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  const { blocks, executions, marks, until, windows, vacant } = rowOf(picture, "b");
  expect(blocks).toEqual([{ from: lastSeen, to: picture.to }]);
  expect(executions).toEqual([{ from: lastSeen - 2 * SECOND, to: lastSeen }]);
  expect(marks.map(({ kind }) => kind)).toEqual(["start", "death"]);
  expect(until).toBe(lastSeen);
  // Its slot is kept for it until dead-after has passed.
  expect(windows.every(({ to }) => to <= lastSeen)).toBe(true);
  expect(vacant.length).toBeGreaterThan(0);
  expect(vacant.every(({ from, to }) => from >= lastSeen && to <= lastSeen + DEAD_AFTER + SECOND)).toBe(true);
  expect(rowOf(picture, "a").marks.filter(({ kind }) => kind === "refusal").length).toBe(5);
  expect(picture.silences).toEqual([{ from: lastSeen - 2 * SECOND, to: picture.to }]);
  const words = describePicture(audit, picture).join("\n");
  expect(words).toContain("its record refuses every start from 12:06:52 on");
  expect(words).toContain("a: 3 windows, no execution, refused 5 times from 12:10:00 to 12:18:00.");
});

test("the time that is drawn by default goes back to where the fleet came to stand still, if that is not too far", () => {
  const since = NOON + 5 * MINUTE + 110 * SECOND;
  for (const minutes of [12, 20, 25]) {
    const audit = stuckAudit(since + minutes * MINUTE);
    expect(audit.stuck?.since).toBe(since);
    const { from, to } = defaultSpan(audit);
    expect(to).toBe(since + minutes * MINUTE);
    expect(from).toBe(Math.min(since - 5 * MINUTE, to - 15 * MINUTE));
  }
  expect(defaultSpan(stuckAudit(since + 26 * MINUTE)).from).toBe(since + 11 * MINUTE);
});

test("whatever stands still for weeks: the record that blocks is in the picture, and its beginning can be gone to", () => {
  const audit = stuckAudit(NOON + 20 * 24 * 60 * MINUTE);
  const picture = auditPicture(audit, defaultSpan(audit));
  expect(rowOf(picture, "b").blocks).toEqual([{ from: picture.from, to: picture.to }]);
  expect(describePicture(audit, picture).join("\n")).toContain("its record refuses every start all this time");
  const event = auditPicture(audit, spanAround(audit, audit.stuck?.since ?? 0));
  expect(rowOf(event, "b").marks.map(({ kind }) => kind)).toEqual(["start", "death"]);
});

test("windows are those in which a runner of that view may start, at every instant", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom<Protocol>("slot-window", "slot-claim"),
      fc.array(fc.integer({ min: 0, max: 3 * INTERVAL - 1 }), { minLength: 20, maxLength: 40 }),
      (totalRunners, protocol, offsets) => {
        const now = NOON + 20 * MINUTE;
        const terms = termsOf(protocol);
        const names = Array.from({ length: totalRunners }, (_, index) => `runner ${index}`);
        const runners = names.map((name, index) => runner(name, NOON - 60 * MINUTE + index, now));
        const audit = auditRecords(recordsOf(runners, []), { now, terms });
        const picture = auditPicture(audit, defaultSpan(audit));
        const fleet = terms.fleetOf(totalRunners);
        const cycle = createCycle(protocol, fleet.settings, totalRunners);
        for (const [position, name] of names.entries()) {
          const { windows, vacant } = rowOf(picture, name);
          expect(vacant).toEqual([]);
          for (const offset of offsets) {
            const time = picture.from + offset;
            const isAtEdge = windows.some(({ from, to }) => Math.min(Math.abs(time - from), Math.abs(time - to)) <= 1);
            if (isAtEdge) continue;
            const isIn = windows.some(({ from, to }) => from <= time && time < to);
            expect(isIn).toBe(cycle.mayStart(position, time / SECOND));
          }
        }
      },
    ),
  );
});

test("a runner is drawn as gone once two of its looks have not come, long before the others take it for dead", () => {
  const now = NOON + 15 * MINUTE;
  const drawnLastSeen = (ago: number, executions: readonly ExecutionRecord[] = []): boolean => {
    const audit = auditRecords(
      recordsOf([runner("a", NOON - 3e9, now), runner("b", NOON - 2e9, now - ago)], executions),
      {
        now,
        terms: termsOf(),
      },
    );
    const { marks, vacant } = rowOf(auditPicture(audit, defaultSpan(audit)), "b");
    const isGone = marks.some(({ kind }) => kind === "death");
    expect(vacant.length > 0).toBe(isGone);
    return isGone;
  };
  expect(drawnLastSeen(60 * SECOND)).toBe(false);
  expect(drawnLastSeen(5 * MINUTE)).toBe(true);
  // One that executes looks when it is done.
  expect(drawnLastSeen(5 * MINUTE, [execution("b", now - 5 * MINUTE, undefined)])).toBe(false);
});

test("a join changes everybody's windows from then on", () => {
  const now = NOON + 15 * MINUTE;
  const joined = NOON + 5 * MINUTE;
  const audit = auditRecords(
    recordsOf([runner("a", NOON - 3e9, now), runner("b", NOON - 2e9, now), runner("c", joined, now)], []),
    { now, terms: termsOf() },
  );
  const picture = auditPicture(audit, spanSince(audit, 15 * MINUTE));
  const starts = (name: string) => rowOf(picture, name).windows.map(({ from }) => (from - NOON) / MINUTE);
  expect(starts("a")).toEqual([0, 5, 10]);
  expect(starts("b").map((start) => Math.round(start * 100) / 100)).toEqual([2.5, 6.67, 11.67]);
  expect(starts("c").map((start) => Math.round(start * 100) / 100)).toEqual([8.33, 13.33]);
  expect(rowOf(picture, "c")).toMatchObject({ since: joined, marks: [{ at: joined, kind: "join" }] });
});

test("without settings there are no windows, and two at once are marked all the same", () => {
  const now = NOON + 30 * MINUTE;
  const audit = auditRecords(
    {
      ...recordsOf(
        [runner("a", NOON, now), runner("b", NOON + 1, now)],
        [
          execution("a", NOON + 10 * MINUTE, NOON + 12 * MINUTE),
          execution("b", NOON + 11 * MINUTE, NOON + 13 * MINUTE),
          execution("of no runner that the store knows", NOON + 20 * MINUTE, NOON + 21 * MINUTE),
        ],
      ),
      releases: ["0.4.0"],
    },
    { now, terms: undefined },
  );
  const picture = auditPicture(audit, defaultSpan(audit));
  expect(picture.from).toBe(NOON - SECOND);
  expect(picture.problems).toEqual([{ from: NOON + 11 * MINUTE, to: NOON + 12 * MINUTE }]);
  expect(picture.rows.flatMap(({ windows }) => windows)).toEqual([]);
  expect(picture.rows.at(-1)).toMatchObject({ name: "of no runner that the store knows", since: picture.to });
  expect(describePicture(audit, picture).join("\n")).not.toContain("window");
});

test("of more runners than there are rows those that tell something are drawn, in their order", () => {
  const now = NOON + 15 * MINUTE;
  const names = Array.from({ length: 200 }, (_, index) => `runner ${String(index).padStart(3, "0")}`);
  const busy = names.filter((_, index) => index % 10 === 7);
  const audit = auditRecords(
    recordsOf(
      names.map((name, index) => runner(name, NOON - 60 * MINUTE + index, now)),
      busy.map((name, index) => execution(name, NOON + index * SECOND, NOON + index * SECOND + 1)),
    ),
    { now, terms: termsOf("slot-window") },
  );
  const picture = auditPicture(audit, defaultSpan(audit));
  const shown = picture.rows.map(({ name }) => name);
  expect(shown.length + picture.moreRows).toBe(200);
  expect(shown.length).toBe(50);
  expect(busy.filter((name) => !shown.includes(name))).toEqual([]);
  expect([...shown].sort()).toEqual(shown);
  expect(describePicture(audit, picture).join("\n")).toContain("150 more runners are not drawn.");
});

test("the time that is drawn by default is the last three cycles, or the last that anybody lived", () => {
  const copied = (now: number, terms: AuditTerms | undefined): Audit =>
    auditRecords(recordsOf([runner("a", NOON, NOON + 30 * MINUTE)], []), { now, terms });
  const alive = copied(NOON + 30 * MINUTE, termsOf());
  expect(defaultSpan(alive)).toEqual({ from: NOON + 15 * MINUTE, to: NOON + 30 * MINUTE });
  const old = defaultSpan(copied(NOON + 3000 * MINUTE, termsOf()));
  expect(old.from).toBeLessThan(NOON + 30 * MINUTE);
  expect(old.to).toBeGreaterThan(NOON + 30 * MINUTE);
  expect(old.to - old.from).toBe(3 * INTERVAL);
  expect(spanAround(alive, NOON + 10 * MINUTE)).toEqual({ from: NOON + 2.5 * MINUTE, to: NOON + 17.5 * MINUTE });
  expect(spanAround(alive, NOON + 29 * MINUTE).to).toBe(NOON + 30 * MINUTE);
  expect(spanAround(alive, NOON + 90 * MINUTE)).toEqual({ from: NOON + 82.5 * MINUTE, to: NOON + 90 * MINUTE });
  expect(spanSince(alive, MINUTE)).toEqual({ from: NOON + 29 * MINUTE, to: NOON + 30 * MINUTE });
  expect(spanSince(alive, 0)).toEqual({ from: NOON + 30 * MINUTE - 1, to: NOON + 30 * MINUTE });
});

const instant = fc.integer({ min: NOON, max: NOON + 40 * MINUTE });
const names = ["a", "b", "c", "<i>\u001b[31m"];
const anyRecords = fc
  .tuple(
    fc.uniqueArray(fc.tuple(fc.constantFrom(...names), instant, fc.nat(40 * MINUTE)), { selector: ([name]) => name }),
    fc.array(
      fc.tuple(
        fc.constantFrom(...names, "nobody"),
        instant,
        fc.option(fc.nat(5 * MINUTE), { nil: undefined }),
        fc.constantFrom("completed", "abandoned", "blocked"),
      ),
      { maxLength: 40 },
    ),
  )
  .map(([runners, executions]) =>
    recordsOf(
      runners.map(([name, created, lived]) => runner(name, created, created + lived)),
      executions.map(([name, start, lasted, status]) =>
        lasted === undefined
          ? execution(name, start, undefined)
          : execution(name, start, start + (status === "blocked" ? 0 : lasted), { status }),
      ),
    ),
  );

test("whatever records hold, a picture of any time of them lies within its edges and can be drawn and told", () => {
  fc.assert(
    fc.property(
      anyRecords,
      instant,
      fc.integer({ min: 0, max: 100 * MINUTE }),
      fc.option(fc.constantFrom<Protocol>("slot-window", "slot-claim"), { nil: undefined }),
      (records, time, length, protocol) => {
        const terms = protocol === undefined ? undefined : termsOf(protocol);
        const audit = auditRecords(records, { now: NOON + 80 * MINUTE, terms });
        for (const span of [defaultSpan(audit), spanAround(audit, time), spanSince(audit, length)]) {
          expect(span.from).toBeLessThan(span.to);
          const picture = auditPicture(audit, span);
          const { from, to, rows, problems, silences } = picture;
          const stretches = rows.flatMap((row) => [row.windows, row.vacant, row.executions, row.blocks]).flat();
          for (const each of [...stretches, ...problems, ...silences]) {
            expect(each.from).toBeGreaterThanOrEqual(from);
            expect(each.to).toBeLessThanOrEqual(to);
            expect(each.from).toBeLessThanOrEqual(each.to);
          }
          for (const { at } of rows.flatMap(({ marks }) => marks)) {
            expect(at).toBeGreaterThanOrEqual(from);
            expect(at).toBeLessThanOrEqual(to);
          }
          expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
          const told = describePicture(audit, picture);
          for (const text of [pictureText(picture), pictureSvg(picture), told.join("\n")]) {
            expect(text).not.toMatch(/NaN|undefined|Infinity|\p{Cc}(?<!\n)/u);
          }
        }
      },
    ),
  );
});

test("a picture does not grow with what happened, and counts it all the same", () => {
  const now = NOON + 60 * MINUTE;
  const executions = Array.from({ length: 20_000 }, (_, index) =>
    execution("a", NOON + index * 150_000, NOON + index * 150_000 + 1000, index % 2 === 0 ? {} : { status: "blocked" }),
  );
  const audit = auditRecords(recordsOf([runner("a", NOON, now)], executions), { now, terms: termsOf() });
  const picture = auditPicture(audit, spanSince(audit, 60 * MINUTE));
  const row = rowOf(picture, "a");
  expect(row.executions.length).toBeLessThanOrEqual(2001);
  expect(row.marks.length).toBeLessThanOrEqual(4004);
  expect(row.executions.length).toBeGreaterThan(0);
  expect(describePicture(audit, picture).join("\n")).toContain("10000 executions of up to 1 ms, refused 10000 times");
});
