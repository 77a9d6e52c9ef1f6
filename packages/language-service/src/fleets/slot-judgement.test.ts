import { cycleOf, type Fleet } from "@slotwise/core";
import { NO_DECLARATIONS } from "@slotwise/project";
import { type Behaviour, behavioursOf, RELEASES } from "@slotwise/pynenc";
import { describe, expect, it } from "vitest";
import { SLOT_RULES } from "../rules/slot-rules.js";
import { hardestFleets, smallestOffending } from "./offending-sizes.js";
import type { SlotValues } from "./slot-fields.js";
import { judgeSlots, type SlotJudgement } from "./slot-judgement.js";

const [WINDOW, CLAIM] = behavioursOf(RELEASES) as [Behaviour, Behaviour];
const LOOK = { runnerClass: undefined, brokerClass: undefined, queueTimeoutSeconds: 0.1 };
const sourcesOf = (values: SlotValues) => ({ values, look: LOOK, crons: [] });

const DEFAULTS: SlotValues = {
  atomic_service_interval_minutes: 5,
  atomic_service_spread_margin_minutes: 1,
  atomic_service_check_interval_minutes: 0.5,
  runner_considered_dead_after_minutes: 10,
  runner_loop_sleep_time_sec: 0.1,
  atomic_service_max_start_slot_fraction: 0.5,
  atomic_service_membership_stabilization_minutes: 0,
};

/** The same numbers on every run: a linear congruential generator with the constants of Numerical Recipes. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function pick<Value>(random: () => number, ...values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)] as Value;
}

function randomJudgement(random: () => number): SlotJudgement {
  const values: SlotValues = {
    ...DEFAULTS,
    atomic_service_interval_minutes: pick(random, 0.5, 1, 5, 5, 10, 60, random() * 20 + 0.01),
    atomic_service_spread_margin_minutes: pick(random, 0, 0.1, 1, 1, 2.5, random() * 6),
    atomic_service_check_interval_minutes: pick(random, 0.05, 0.25, 0.5, 1, 5, random() * 3),
    runner_considered_dead_after_minutes: pick(random, 0.4, 0.5, 1, 5, 10, random() * 12 + 0.01),
    runner_loop_sleep_time_sec: pick(random, 0, 0.1, 2),
    atomic_service_max_start_slot_fraction: pick(random, 0.5, 0.5, 0.9, 1, random() || 1),
  };
  const least = 1 + Math.floor(random() * 6);
  const sizes = { least, most: least + Math.floor(random() * 70) };
  return judgeSlots(pick(random, WINDOW, CLAIM), sourcesOf(values), {
    ...NO_DECLARATIONS,
    runners: pick(random, sizes, sizes, undefined),
    serviceDurationSeconds: pick(random, undefined, 0, 5, 30, random() * 100),
    clockSkewSeconds: pick(random, undefined, 0.5),
    startDelaySeconds: pick(random, undefined, 1),
  });
}

/** Size after size, which is slow and sure. */
function smallestOneByOne(judgement: SlotJudgement, offends: (fleet: Fleet) => boolean): number | undefined {
  if (judgement.sizes !== undefined) {
    const { least, most } = judgement.sizes;
    for (let size = least; size <= most; size++) if (offends(judgement.fleetOf(size))) return size;
    return undefined;
  }
  const sizes = Array.from({ length: 400 }, (_, index) => index + 2).map((size) => judgement.fleetOf(size));
  const running = sizes.filter((fleet) => cycleOf(fleet).regime !== "nobody");
  return (running.length > 0 ? running : sizes).every(offends) ? 2 : undefined;
}

describe("smallestOffending", () => {
  it("agrees with a search through all sizes, for every rule and random settings", () => {
    const random = seeded(20_260_104);
    for (let round = 0; round < 1500; round++) {
      const judgement = randomJudgement(random);
      for (const { name, offends } of SLOT_RULES) {
        const found = smallestOffending(judgement, offends);
        const expected = smallestOneByOne(judgement, offends);
        expect(found, JSON.stringify([name, judgement.behaviour.name, judgement.sizes, judgement.values])).toBe(
          expected,
        );
      }
    }
  });

  it("takes the largest fleet there may be in its stride", () => {
    const judgement = judgeSlots(WINDOW, sourcesOf(DEFAULTS), {
      ...NO_DECLARATIONS,
      runners: { least: 1, most: 1_000_000 },
    });
    expect(smallestOffending(judgement, ({ totalRunners }) => totalRunners >= 777_777)).toBe(777_777);
  });
});

describe("hardestFleets", () => {
  const hardest = (behaviour: Behaviour, runners: { least: number; most: number } | undefined) =>
    hardestFleets(judgeSlots(behaviour, sourcesOf(DEFAULTS), { ...NO_DECLARATIONS, runners })).map(
      (fleet) => fleet.totalRunners,
    );

  it("names the last size before the margin is used up, and the last of all", () => {
    expect(hardest(WINDOW, { least: 1, most: 8 })).toEqual([1, 4, 8]);
    expect(hardest(WINDOW, { least: 2, most: 3 })).toEqual([3]);
    expect(hardest(CLAIM, { least: 5, most: 9 })).toEqual([9]);
    expect(hardest(CLAIM, undefined)).toEqual([2]);
  });
});
