import { describe, expect, it } from "vitest";
import { analyse } from "../analysis/analyse.js";

function sentences(settings: string, declared = ""): readonly string[] {
  const text = `[tool.pynenc]\n${settings}\n[tool.slotwise]\n${declared}\n`;
  return analyse([{ name: "pyproject.toml", text }]).summaries.map(({ sentence }) => sentence);
}

describe("summarizeFleet", () => {
  it("says how far pynenc's defaults carry", () => {
    const text = `[project]\ndependencies = ["pynenc"]\n[tool.pynenc]\n`;
    expect(analyse([{ name: "pyproject.toml", text }]).summaries.map(({ sentence }) => sentence)).toEqual([
      "pynenc 0.1.0 to 0.2.3: safe up to 3 runners; from 4 a turn can be missed; an execution of up to 60 s is safe with 3 runners",
      "pynenc 0.2.4 to 0.4.0: safe up to 2 runners; from 3 a turn can be missed; from 5 nobody ever runs; an execution of up to 119.58 s is safe with 2 runners",
    ]);
  });

  it.each([
    [
      'runners = 4\npynenc-version = "0.2.3"',
      "pynenc 0.2.3: safe up to 3 runners; from 4 a turn can be missed; an execution of up to 60 s is safe with 4 runners",
    ],
    [
      'runners = 1\nservice-duration = "70s"\npynenc-version = "0.2.3"',
      "pynenc 0.2.3: safe up to 1 runner; from 2 executions can overlap",
    ],
    [
      'runners = 6\npynenc-version = "0.4.0"',
      "pynenc 0.4.0: safe up to 2 runners; from 3 a turn can be missed; from 5 nobody ever runs",
    ],
  ])("counts in the singular and the plural: %s", (declared, sentence) => {
    expect(sentences("", declared)).toEqual([sentence]);
  });

  it("says when no runner is safe, and when no execution is", () => {
    expect(sentences("atomic_service_check_interval_minutes = 10.0", 'pynenc-version = "0.2.3"')[0]).toContain(
      "not even one runner is safe; from 1 a turn can be missed",
    );
    expect(
      sentences("atomic_service_spread_margin_minutes = 0.0", 'runners = 2\npynenc-version = "0.2.3"')[0],
    ).toContain("no execution is short enough with 2 runners");
  });

  it("has no limit to tell where there is none", () => {
    const [sentence] = sentences(
      'runner_cls = "MultiThreadRunner"\natomic_service_check_interval_minutes = 0.0\natomic_service_spread_margin_minutes = 0.0\nrunner_loop_sleep_time_sec = 0.0',
      'service-duration = "0s"\nloop-overhead = "0s"\npynenc-version = "0.2.3"',
    );
    expect(sentence).toContain("safe for any number of runners");
  });
});
