import {
  type Cycle,
  createCycle,
  createSlotSettings,
  PROTOCOL_NAMES,
  type Protocol,
  type SlotSettings,
} from "@slotwise/core";
import { displayWidth } from "@slotwise/words";
import { describe, expect, test } from "vitest";
import { cycleText } from "./cycle-text.js";
import type { CycleTextOptions } from "./text-options.js";

const BARE: CycleTextOptions = { legend: false, notices: false };

function cycleOf(protocol: Protocol, runners: number, settings: Partial<SlotSettings> = {}): Cycle {
  return createCycle(protocol, createSlotSettings(settings), runners);
}

function lines(...expected: readonly string[]): string {
  return expected.join("\n");
}

describe("what it looks like", () => {
  test("four runners", () => {
    expect(cycleText(cycleOf("slot-window", 4), { ...BARE, columns: 62 })).toBe(
      lines(
        "  0 s            75 s           150 s          225 s     300 s",
        "  ├──────────────┼──────────────┼──────────────┼─────────────┤",
        "1 ███▁▁▁▁▁▁▁▁▁▁▁▁",
        "2                ███▁▁▁▁▁▁▁▁▁▁▁▁",
        "3                               ███▁▁▁▁▁▁▁▁▁▁▁▁",
        "4                                              ███▁▁▁▁▁▁▁▁▁▁▁▁",
      ),
    );
  });

  test("a claim's window, with checks and an execution that overlaps, but of no turn that is missed", () => {
    const options = { ...BARE, columns: 50, checkPeriodSeconds: 30.1, executionSeconds: 90 };
    expect(cycleText(cycleOf("slot-claim", 3), options)).toBe(
      lines(
        "  0 s           100 s        200 s    300 s",
        "  ├─────────────┼────────────┼────────────┤",
        "1 ●██▒×▁▁▁╵▁▁▁╵▁  ╵    ╵   ╵   ╵   ╵   ╵",
        "     ═══════════╳",
        "2 ╵   ╵   ╵   ╵ ░░░×░▁▁╵▁▁▁╵▁  ╵   ╵   ╵    missed",
        "3 ╵   ╵   ╵   ╵   ╵    ╵   ╵ ██●▒▒▁╵▁▁▁╵▁▁▁",
        "  ╳                             ═══════════",
      ),
    );
  });

  test("in ASCII, where nobody runs, in words", () => {
    expect(cycleText(cycleOf("slot-claim", 5), { columns: 48, unicode: false })).toBe(
      lines(
        "  0 s          100 s         200 s   300 s",
        "  |------------|-------------|-----------|",
        "1 ........                                 never",
        "2         ........                         never",
        "3                 ........                 never",
        "4                         ........         never",
        "5                                 ........ never",
        ". slot 60 s without a window",
        "! Nobody ever runs: the margin of 60 s leaves",
        "  nothing of a 60 s slot.",
      ),
    );
  });

  test("a fleet that is too large for one scale", () => {
    expect(cycleText(cycleOf("slot-window", 1000), { ...BARE, columns: 60, maxRows: 5 })).toBe(
      lines(
        "1,000 runners, slot 0.3 s: showing 1–3 and 1,000",
        "      0 ms                      600 ms         299.7 s 300 s",
        "      ├────────────┼────────────┼────────────┼ ┼───────────┤",
        "    1 ███████▁▁▁▁▁▁",
        "    2              ███████▁▁▁▁▁▁",
        "    3                           ███████▁▁▁▁▁▁",
        "      … 996 more …",
        "1,000                                          ███████▁▁▁▁▁▁",
      ),
    );
  });
});

test("roles are handed to the style, and take no part in the layout", () => {
  const options = { columns: 60, checkPeriodSeconds: 30.1, executionSeconds: 70 };
  const cycle = cycleOf("slot-claim", 4);
  const roles = new Set<string>();
  const styled = cycleText(cycle, {
    ...options,
    style: (text, role) => {
      roles.add(role);
      return `\u001b[1m${text}\u001b[0m`;
    },
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: takes the colours out again
  expect(styled.replace(/\u001b\[\dm/g, "")).toBe(cycleText(cycle, options));
  expect([...roles].sort()).toEqual(
    ["axis", "execution", "gap", "label", "missed", "problem", "safeStart", "start", "tick", "window"].sort(),
  );
});

test("a name cannot break the drawing", () => {
  const names = ["\u001b[31mred\n", "走者".repeat(30), "x".repeat(500), ""];
  const text = cycleText(cycleOf("slot-window", 4), { columns: 50, names, title: "a\u001bb" });
  expect(text).not.toContain("\u001b");
  expect(Math.max(...text.split("\n").map((line) => displayWidth(line)))).toBeLessThanOrEqual(50);
});

describe("every width, every fleet", () => {
  const margins = [0, 0.001, 1];
  const extras: readonly CycleTextOptions[] = [{}, { checkPeriodSeconds: 30.1, executionSeconds: 70 }];

  test.each(PROTOCOL_NAMES)("%s: no line is too long and every window is seen", (protocol) => {
    for (const spreadMarginMinutes of margins) {
      for (let runners = 1; runners <= 200; runners++) {
        const cycle = cycleOf(protocol, runners, { spreadMarginMinutes });
        for (const extra of extras) {
          for (let columns = 40 + (runners % 9); columns <= 200; columns += 37) {
            check(cycle, { ...extra, columns, unicode: runners % 2 === 0 });
          }
        }
      }
    }
  });

  test("every width there is", () => {
    for (const protocol of PROTOCOL_NAMES) {
      for (const runners of [1, 2, 3, 5, 13, 40]) {
        const cycle = cycleOf(protocol, runners, { spreadMarginMinutes: 0.05 });
        for (let columns = 40; columns <= 200; columns++) check(cycle, { columns, checkPeriodSeconds: 7 });
      }
    }
  });

  function check(cycle: Cycle, options: CycleTextOptions): void {
    const text = cycleText(cycle, options).split("\n");
    const longest = Math.max(...text.map((line) => displayWidth(line)));
    if (longest > (options.columns ?? 80)) expect(text.join("\n")).toBe("no wider");
    if (options.unicode === false && /[^\u0020-\u007E\n]/.test(text.join("\n"))) expect(text.join("\n")).toBe("ASCII");
    const bare = cycleText(cycle, { ...options, ...BARE }).split("\n");
    const rows = bare.filter((line) => /^ *[1-9]\d* (?!runners)/.test(line));
    const seen = cycle.regime === "nobody" ? /never$/ : /[█▒░●#+|x-]/;
    if (!rows.every((row) => seen.test(row.trimStart().replace(/^\d+ /, "")))) expect(bare.join("\n")).toBe("all seen");
  }
});

test("windows of neighbours do not share a column unless the slots are narrower than one", () => {
  for (const protocol of PROTOCOL_NAMES) {
    for (let runners = 2; runners <= 12; runners++) {
      const cycle = cycleOf(protocol, runners, { spreadMarginMinutes: 0.01 });
      const rows = cycleText(cycle, { ...BARE, columns: 79 })
        .split("\n")
        .slice(2);
      const spans = rows.map((row) => {
        const cells = row.slice(3);
        return { from: cells.search(/[█▒]/), to: cells.length - [...cells].reverse().findIndex((c) => /[█▒]/.test(c)) };
      });
      expect(spans.every(({ from }, index) => index === 0 || from >= (spans[index - 1]?.to ?? 0))).toBe(true);
    }
  }
});
