import { cycleOf, isSafe, missedTurns } from "@slotwise/core";
import type { Declarations } from "@slotwise/project";
import { NO_DECLARATIONS } from "@slotwise/project";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse } from "../analysis/analyse.js";
import { cronLosses } from "../fleets/cron-losses.js";
import { type ChangedValues, withValues } from "../fleets/slot-change.js";
import type { SlotField } from "../fleets/slot-fields.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { effectInFull, effectInShort, type FixEffect, fixEffect } from "./fix-effect.js";

const INTERVAL = "atomic_service_interval_minutes";
const MARGIN = "atomic_service_spread_margin_minutes";
const CHECK = "atomic_service_check_interval_minutes";
const DEAD_AFTER = "runner_considered_dead_after_minutes";

function judged(
  values: ChangedValues,
  runners: number,
  releases: readonly string[],
  more: Partial<Declarations> = {},
): readonly SlotJudgement[] {
  const lines = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  const text = `[tool.pynenc]\n${lines.join("\n")}\n`;
  const declarations: Declarations = {
    ...NO_DECLARATIONS,
    runners: { least: runners, most: runners },
    pynencReleases: { releases },
    ...more,
  };
  return analyse([{ name: "pyproject.toml", text }], declarations).judgements;
}

function effectOf(before: readonly SlotJudgement[], values: ChangedValues, totalRunners: number): FixEffect {
  const effect = fixEffect({ before, values, totalRunners });
  if (effect === undefined) throw new Error("nothing was judged");
  return effect;
}

describe("the effect of a fix", () => {
  it("is turns seen, and what stays as it is", () => {
    const before = judged({ [INTERVAL]: 5, [MARGIN]: 1 }, 4, ["0.2.3"]);
    const effect = effectOf(before, { [CHECK]: 0.24 }, 4);
    expect(effect.gains[0]).toBe("turns missed 51 % to 0");
    expect(effectInShort(effect)).toBe("turns missed 51 % to 0, crons that lose ticks 2 to 0, cycle unchanged");
    expect(effectInFull(effect)).toBe(
      "turns missed 51 % to 0; crons that lose ticks 2 to 0; cycle unchanged; largest safe fleet 3 runners to 10 runners",
    );
  });

  it("is told of the releases that are worst for it", () => {
    const before = judged({ [INTERVAL]: 5, [MARGIN]: 1 }, 4, ["0.2.3", "0.4.0"]);
    const effect = effectOf(before, { [CHECK]: 0.1 }, 4);
    expect(effect.releases).toBe("0.4.0");
    expect(effect.gains[0]).toBe("turns missed 75 % to 0");
    expect(effect.before).toEqual(before[1]?.fleetOf(4));
    expect(effect.after.checkIntervalMinutes).toBe(0.1);
  });

  it("names what is worse for it, in a title as well", () => {
    const before = judged({ [INTERVAL]: 5, [MARGIN]: 1 }, 4, ["0.2.3"]);
    const effect = effectOf(before, { [MARGIN]: 0.25 }, 4);
    expect(effect.losses).toEqual(["safe execution 60 s to 15 s"]);
    expect(effectInShort(effect)).toContain(", safe execution 60 s to 15 s, cycle unchanged");
  });

  it("says how long the cycle was and is", () => {
    const before = judged({ [INTERVAL]: 5, [MARGIN]: 1 }, 4, ["0.2.3"]);
    expect(effectOf(before, { [INTERVAL]: 7.5 }, 4).cycle).toBe("cycle 5 min to 7.5 min");
    const short = judged({ [INTERVAL]: 0.5, [MARGIN]: 0 }, 2, ["0.2.3"]);
    expect(effectOf(short, { [INTERVAL]: 2 }, 2).cycle).toBe("cycle 30 s to 2 min");
  });

  it("is that nobody counts as dead who lives, and that a dead runner's turn is taken over", () => {
    const seen = judged({ [DEAD_AFTER]: 0.4, [INTERVAL]: 30 }, 2, ["0.4.0"]);
    expect(effectOf(seen, { [DEAD_AFTER]: 2 }, 2).gains[0]).toBe("no living runner counts as dead");
    expect(effectOf(seen, { [DEAD_AFTER]: 2 }, 2).losses).toEqual([]);
    const hole = judged({ [DEAD_AFTER]: 40, [INTERVAL]: 30 }, 2, ["0.4.0"]);
    expect(effectOf(hole, { [DEAD_AFTER]: 2 }, 2).gains).toEqual(["a dead runner's turn is taken over"]);
    expect(effectOf(hole, { [DEAD_AFTER]: 0.4 }, 2).losses[0]).toBe("a living runner can count as dead");
  });

  it("is that executions no longer overlap", () => {
    const before = judged({ [INTERVAL]: 10, [MARGIN]: 0.5 }, 2, ["0.2.3"], { serviceDurationSeconds: 45 });
    const effect = effectOf(before, { [MARGIN]: 1 }, 2);
    expect(effect.gains).toContain("executions no longer overlap");
    expect(effect.further).toContain("safe execution 30 s to 60 s");
  });

  it("is that runners start at all, where a release refuses the settings", () => {
    const before = judged({ [INTERVAL]: 1, [MARGIN]: 1 }, 2, ["0.2.3", "0.4.0"]);
    expect(effectOf(before, { [INTERVAL]: 10 }, 2).gains[0]).toBe("runners start");
  });

  it("is nothing where nothing was judged", () => {
    expect(fixEffect({ before: [], values: { [CHECK]: 1 }, totalRunners: 2 })).toBeUndefined();
  });

  const changes = fc.record({
    from: fc.record({
      [INTERVAL]: fc.constantFrom(1, 5, 7, 30),
      [MARGIN]: fc.constantFrom(0, 0.5, 1, 3),
      [CHECK]: fc.constantFrom(0.1, 0.5, 2),
      [DEAD_AFTER]: fc.constantFrom(0.5, 4, 10),
    }),
    field: fc.constantFrom<SlotField>(INTERVAL, MARGIN, CHECK, DEAD_AFTER),
    value: fc.constantFrom(0.1, 0.4, 1, 2, 5, 12),
    runners: fc.integer({ min: 1, max: 9 }),
    releases: fc.constantFrom(["0.2.3"], ["0.4.0"], ["0.2.3", "0.3.1"]),
    serviceDurationSeconds: fc.constantFrom(undefined, 20),
  });

  it("says nothing that is not so under a release judged, whatever the settings and the change", () => {
    fc.assert(
      fc.property(changes, ({ from, field, value, runners, releases, serviceDurationSeconds }) => {
        const before = judged(from, runners, releases, { serviceDurationSeconds });
        const effect = effectOf(before, { [field]: value }, runners);
        const after = before.map((judgement) => withValues(judgement, { [field]: value }));
        expect(effect.cycle === "cycle unchanged").toBe(field !== INTERVAL || value === from[INTERVAL]);
        // Whatever is told as changed reads differently before and after.
        for (const part of [...effect.gains, ...effect.losses, ...effect.further]) {
          const [, was, is] =
            /^(?:turns missed|crons that lose ticks|safe execution|time to start) (.+) to (.+)$/.exec(part) ?? [];
          if (was !== undefined) expect(was, part).not.toBe(is);
        }
        const starting = after.filter((judgement) => !refusesStart(judgement));
        const fleets = starting.map((judgement) => judgement.fleetOf(runners));
        if (effect.gains.some((part) => /^turns missed .+ to 0$/.test(part))) {
          expect(fleets.every((fleet) => missedTurns(fleet).turns === 0 && cycleOf(fleet).safeStartSeconds > 0)).toBe(
            true,
          );
        }
        if (effect.gains.some((part) => /^crons that lose ticks .+ to 0$/.test(part))) {
          expect(starting.flatMap(cronLosses)).toEqual([]);
        }
        // What is safe before and not after has lost something, and it is told.
        const wereSafe = before.every((judgement) => !refusesStart(judgement) && isSafe(judgement.fleetOf(runners)));
        if (wereSafe && fleets.some((fleet) => !isSafe(fleet))) expect(effect.losses).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
