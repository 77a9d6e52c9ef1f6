import { cycleOf, findLosableTick } from "@slotwise/core";
import { Cron } from "croner";
import { describe, expect, it } from "vitest";
import { analyse } from "../analysis/analyse.js";
import { cronLosses, losesMore } from "./cron-losses.js";
import type { SlotJudgement } from "./slot-judgement.js";

function judged(settings: string, declared: string): SlotJudgement {
  const text = `[tool.pynenc]\n${settings}\n[tool.slotwise]\n${declared}\n`;
  const [judgement] = analyse([{ name: "pyproject.toml", text }]).judgements;
  if (judgement === undefined) throw new Error("not judged");
  return judgement;
}

/** Tick after tick for size after size: eight days of them. */
function losingOneByOne(judgement: SlotJudgement, expression: string): readonly number[] {
  const start = new Date("2026-01-04T00:00:00Z");
  const cron = new Cron(expression, { utcOffset: 0, paused: true });
  const ticks = [...cron.previousRuns(1, start), ...cron.nextRuns(600, new Date(start.getTime() - 1))];
  const seconds = ticks.map((date) => date.getTime() / 1000);
  const { least, most } = judgement.sizes ?? { least: 2, most: 2 };
  const sizes: number[] = [];
  for (let size = least; size <= most; size++) {
    const fleet = judgement.fleetOf(size);
    if (cycleOf(fleet).regime !== "nobody" && findLosableTick(fleet, seconds) !== undefined) sizes.push(size);
  }
  return sizes;
}

describe("cronLosses", () => {
  it.each([
    ["*/5 * * * *", "", "0.2.3"],
    ["*/5 * * * *", "", "0.4.0"],
    ["*/5 * * * *", "atomic_service_interval_minutes = 9.0", "0.2.3"],
    ["4 * * * *", "atomic_service_check_interval_minutes = 0.1", "0.2.3"],
    ["4 * * * *", "atomic_service_interval_minutes = 7.0", "0.4.0"],
    ["* * * * *", "atomic_service_check_interval_minutes = 0.05\natomic_service_spread_margin_minutes = 0.05", "0.2.3"],
    ["*/2 * * * *", "atomic_service_check_interval_minutes = 0.25\natomic_service_interval_minutes = 15.0", "0.2.3"],
    ["0 0 * * *", "atomic_service_interval_minutes = 60.0", "0.4.0"],
    ["30 3 * * 1", "atomic_service_interval_minutes = 30.0", "0.4.0"],
  ] as const)("finds the sizes that lose a tick of %s, with %j under %s", (expression, settings, version) => {
    const judgement = judged(
      `${settings}\nrecover_pending_invocations_cron = "${expression}"`,
      `runners = "1-12"\npynenc-version = "${version}"`,
    );
    const loss = cronLosses(judgement).find(({ cron }) => cron.field === "recover_pending_invocations_cron");
    expect(loss?.sizes ?? []).toEqual(losingOneByOne(judgement, expression));
    if (loss !== undefined) expect(loss.fleet.totalRunners).toBe(loss.sizes[0]);
  });

  it("says nothing of an undeclared fleet that one size serves", () => {
    expect(cronLosses(judged("", 'pynenc-version = "0.2.3"'))).toEqual([]);
    expect(cronLosses(judged("atomic_service_check_interval_minutes = 4.0", 'pynenc-version = "0.2.3"'))).toHaveLength(
      2,
    );
  });

  it("has nothing to lose where nobody runs", () => {
    expect(cronLosses(judged("", 'runners = "5-9"\npynenc-version = "0.4.0"'))).toEqual([]);
  });
});

it("knows a loss again, whoever was judged with these settings before", () => {
  const fleet = (interval: string) =>
    judged(
      `atomic_service_interval_minutes = ${interval}\nrecover_running_invocations_cron = "*/7 * * * *"`,
      'runners = 2\npynenc-version = "0.2.3"',
    );
  // Both lose ticks of both crons.
  fleet("12.0");
  const before = fleet("4.0");
  const lost = cronLosses(before);
  expect(lost.map(({ sizes }) => sizes)).toEqual([[2], [2]]);
  expect(losesMore(before.with("atomic_service_interval_minutes", 12), lost)).toBe(false);
});
