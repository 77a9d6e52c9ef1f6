import { auditRecords, auditTerms, MINUTE, type Records, SECOND } from "@slotwise/audit";
import { createCycle, createFleet, createSlotSettings } from "@slotwise/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProperty } from "../../../../../../test/core/support/properties.js";
import { FLEET_NOW, fleetRecords } from "../../../testing/fleet-records.js";
import { nextWindow } from "./next-window.js";

interface Given {
  readonly intervalMinutes?: number;
  readonly deadAfterMinutes?: number;
}

function windowAt(records: Records, now: number, { intervalMinutes = 5, deadAfterMinutes = 10 }: Given = {}) {
  const fleet = createFleet({
    protocol: "slot-claim",
    settings: createSlotSettings({ serviceIntervalMinutes: intervalMinutes }),
    runnerConsideredDeadAfterMinutes: deadAfterMinutes,
    totalRunners: 1,
  });
  const terms = auditTerms({ fleet, retentionMinutes: 60, mostRecords: 1000 });
  return nextWindow(auditRecords(records, { now, terms }));
}

/** A fleet whose runners all live at an instant. */
function livingAt(now: number, ids: readonly string[]): Records {
  const { runners, ...others } = fleetRecords({ runners: ids });
  return { ...others, executions: [], runners: runners.map((each) => ({ ...each, lastSeen: now - SECOND })) };
}

describe("the next window", () => {
  it("is the one that is open, or else the first to come, of those who live now, however soon they would be taken for dead", () => {
    const settings = fc.record({
      intervalMinutes: fc.constantFrom(5, 20, 60),
      deadAfterMinutes: fc.constantFrom(2, 10),
    });
    const size = fc.integer({ min: 2, max: 4 });
    checkProperty(
      fc.property(size, settings, fc.nat(7200 * SECOND), (count, given, later) => {
        const now = FLEET_NOW + later;
        const ids = ["a", "b", "c", "d"].slice(0, count);
        const cycle = createCycle(
          "slot-claim",
          createSlotSettings({ serviceIntervalMinutes: given.intervalMinutes }),
          count,
        );
        const within = (now / SECOND) % cycle.intervalSeconds;
        const slots = ids.map((id, position) => ({ id, ...cycle.slotAt(position) }));
        const open = slots.find(({ windowStart, safeStartEnd }) => windowStart <= within && within < safeStartEnd);
        const next = slots.find(({ windowStart }) => windowStart > within) ?? slots[0];
        const expected =
          open === undefined
            ? new RegExp(`^Next window: .* of ${next?.id}$`)
            : new RegExp(`^Window open: ${open.id} may`);
        expect(windowAt(livingAt(now, ids), now, given)).toMatch(expected);
      }),
    );
  });

  it("is still open a while after it has opened", () => {
    const now = FLEET_NOW + 5 * MINUTE + 15 * SECOND;
    expect(windowAt(livingAt(now, ["a", "b", "c"]), now)).toBe("Window open: a may start for another 5 s");
  });

  it("is nobody's while a record refuses everybody", () => {
    expect(windowAt(fleetRecords({ stuck: true }), FLEET_NOW)).toBeUndefined();
  });

  it("is of no runner that should have looked long ago, unless it executes", () => {
    const now = FLEET_NOW + 5 * MINUTE;
    const { runners, ...others } = livingAt(now, ["a", "b", "c"]);
    const records = {
      ...others,
      runners: runners.map((each) => (each.runner === "a" ? { ...each, lastSeen: now - 4 * MINUTE } : each)),
    };
    expect(windowAt(records, now)).toMatch(/^Window open: b may/);
    const start = now - 4 * MINUTE;
    const running = { id: "e", runner: "a", start, end: undefined, status: "running", reason: "" } as const;
    // Others have taken as long.
    const ended = { ...running, id: "d", start: start - 5 * MINUTE, end: start - MINUTE, status: "completed" } as const;
    expect(
      windowAt(
        {
          ...records,
          executions: [
            { ...ended, holdsLock: false },
            { ...running, holdsLock: true },
          ],
        },
        now,
      ),
    ).toMatch(/^Window open: a may/);
  });

  it("is none where nobody lives", () => {
    expect(windowAt(livingAt(FLEET_NOW, ["a"]), FLEET_NOW + 60 * MINUTE)).toBe("No window: no runner lives");
  });
});
