import { createSlotSettings, type SlotSettings } from "@slotwise/core";
import { expect, test } from "vitest";
import { Random } from "../scenario/random.js";
import type { Configuration } from "../scenario/scenario.js";
import { createMember } from "../store/member.js";
import { View } from "../store/view.js";
import { microseconds } from "../time/microseconds.js";
import { slotRule } from "./slot-rule.js";

function configuration(protocol: string, settings: SlotSettings): Configuration {
  return {
    protocol,
    settings,
    checkIntervalMinutes: 0.5,
    loopSeconds: 0.22,
    loopOverheadSeconds: 0.02,
    runnerConsideredDeadAfterMinutes: 10,
    startDelaySeconds: 0,
    longestExecutionSeconds: 1,
  };
}

function anySettings(random: Random): SlotSettings {
  return createSlotSettings({
    serviceIntervalMinutes: random.pick([5, 1, 0.3, 10, 0.123, 1 / 7, 60]),
    spreadMarginMinutes: random.pick([1, 0, 0.25, 0.05, 0.1]),
    maxStartSlotFraction: random.pick([0.5, 0, 1, 0.25, 0.9, 1 / 3]),
    membershipStabilizationSeconds: random.pick([0, 0, 30, 90.5]),
  });
}

test.each(["slot-window", "slot-claim"])(
  "%s: a turn is the stretch of time in which the decision is yes",
  (protocol) => {
    const random = new Random(4);
    for (let index = 0; index < 1500; index++) {
      const settings = anySettings(random);
      const rule = slotRule(configuration(protocol, settings));
      const size = 1 + random.upTo(6);
      const cycles = random.pick([0, random.upTo(100), Math.floor(1.8e9 / (settings.serviceIntervalMinutes * 60))]);
      const base = microseconds(cycles * settings.serviceIntervalMinutes * 60);
      const local = base + random.upTo(microseconds(settings.serviceIntervalMinutes * 60));
      // Long ago, in the cycle before, or in this one.
      const members = Array.from({ length: size }, (_, member) => ({
        ...createMember(member, `runner ${member + 1}`),
        createdAt: random.pick([base - 1e12, base - random.upTo(100e6), base + random.upTo(local - base)]),
      }));
      const view = new View(members);
      const position = random.upTo(size - 1);
      const asker = members[position];
      if (asker === undefined) throw new Error("no asker");
      const turn = rule.turnOf?.({ asker, view, position, local });
      if (turn === undefined) throw new Error("no turn");
      const where = JSON.stringify({ settings, size, position, local, turn });
      expect(turn.closes, where).toBeGreaterThan(local);
      const { opens, closes } = turn;
      const times = [local, opens - 1, opens, closes - 1, closes, opens + random.upTo(Math.max(0, closes - opens - 1))];
      for (const time of times.filter((each) => each >= local)) {
        const { mayStart } = rule.decide({ asker, view, position, local: time });
        // Beside the turn of a lone runner lies its next one, which begins where this one ends.
        if (size === 1 && time >= closes) continue;
        expect(mayStart, `${time} in ${where}`).toBe(time >= opens && time < closes);
      }
    }
  },
);

test("a stranger to two or more never has a turn, and to a lone runner only under slot-window", () => {
  const asker = createMember(9, "stranger");
  const question = (size: number) => ({
    asker,
    view: new View(Array.from({ length: size }, (_, index) => createMember(index, `runner ${index}`))),
    position: -1,
    local: 0,
  });
  const window = slotRule(configuration("slot-window", createSlotSettings()));
  const claim = slotRule(configuration("slot-claim", createSlotSettings()));
  expect(window.turnOf?.(question(2))).toBeUndefined();
  expect(window.turnOf?.(question(1))).toMatchObject({ opens: 0, closes: 300e6 });
  expect(window.decide(question(1))).toEqual({ mayStart: true, reason: "one_other_is_alone" });
  expect(window.decide(question(2))).toEqual({ mayStart: false, reason: "not_in_view" });
  expect(window.decide(question(0))).toEqual({ mayStart: false, reason: "nobody_is_active" });
  expect(claim.turnOf?.(question(1))).toBeUndefined();
});

test("an unknown protocol is refused by name", () => {
  expect(() => slotRule(configuration("lease", createSlotSettings()))).toThrow(/protocol is "lease"/);
});
