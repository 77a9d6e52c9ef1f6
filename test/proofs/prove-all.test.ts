import { expect, it } from "vitest";
import { proveAll } from "./prove-all.js";
import type { Theorem } from "./theorem.js";
import { windowHalfOpen } from "./theorems/window-half-open.js";
import { windowInsideSlot } from "./theorems/window-inside-slot.js";

async function linesOf(...theorems: Theorem[]): Promise<{ allHold: boolean; lines: string[] }> {
  const lines: string[] = [];
  const allHold = await proveAll((line) => lines.push(line), theorems);
  return { allHold, lines };
}

it("writes a line for each theorem, in columns, and a count", async () => {
  const { allHold, lines } = await linesOf(windowInsideSlot, windowHalfOpen);
  expect(allHold).toBe(true);
  expect(lines).toEqual([
    expect.stringMatching(/^ok +\d+ ms {2}window-inside-slot {2}Every runner has a window: .* \[S > 0; /),
    expect.stringMatching(/^ok +\d+ ms {2}window-half-open {4}A window has its start .* \[S > 0; /),
    "2 proved, 0 witnesses, 0 failed",
  ]);
});

it("goes on after a failure and says that not all holds", async () => {
  const wrong: Theorem = { ...windowInsideSlot, claim: (z3) => windowInsideSlot.claim(z3, true) };
  const { allHold, lines } = await linesOf(wrong, windowHalfOpen);
  expect(allHold).toBe(false);
  expect(lines).toEqual([
    expect.stringMatching(/^FAILED .* -- has a counterexample: /),
    expect.stringMatching(/^ok /),
    "1 proved, 0 witnesses, 1 failed",
  ]);
});
