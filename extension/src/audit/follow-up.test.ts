import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FollowUp } from "./follow-up.js";

const PACE = { debounce: 300, idle: 5000 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Looking takes so long; each look is told with its beginning and its end. */
function following(takes: () => number) {
  const looks: { began: number; ended: number }[] = [];
  const start = Date.now();
  const now = () => Date.now() - start;
  const followUp = new FollowUp(
    async () => {
      const look = { began: now(), ended: Number.NaN };
      looks.push(look);
      await new Promise((resolve) => setTimeout(resolve, takes()));
      look.ended = now();
    },
    PACE,
    now,
  );
  return { looks, followUp, now };
}

describe("looking again", () => {
  it("is never done twice at once, never for more than a tenth of the time, and soon after each change", async () => {
    const step = fc.record({ wait: fc.nat({ max: 2000 }), act: fc.constantFrom("ask", "askNow", "hide", "show") });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), fc.nat({ max: 400 }), async (steps, takes) => {
        const { looks, followUp, now } = following(() => takes);
        followUp.askNow();
        let isShown = true;
        for (const { wait, act } of steps) {
          await vi.advanceTimersByTimeAsync(wait);
          if (act === "hide" || act === "show") {
            isShown = act === "show";
            followUp.isWatched = isShown;
          } else followUp[act]();
        }
        const last = now();
        await vi.advanceTimersByTimeAsync(20_000);
        followUp.dispose();
        await vi.advanceTimersByTimeAsync(20_000);
        for (const [index, { began, ended }] of looks.entries()) {
          const before = looks[index - 1];
          if (before !== undefined)
            expect(began - before.ended).toBeGreaterThanOrEqual(9 * (before.ended - before.began));
          expect(ended).toBeGreaterThanOrEqual(began);
        }
        // Whatever was asked for last was seen, unless nobody watches.
        if (isShown) expect(looks.some(({ began }) => began >= last)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("makes one look of many changes, and one after each while without any", async () => {
    const { looks, followUp } = following(() => 10);
    followUp.askNow();
    await vi.advanceTimersByTimeAsync(1000);
    for (let change = 0; change < 20; change++) followUp.ask();
    await vi.advanceTimersByTimeAsync(1000);
    expect(looks).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(3 * (PACE.idle + 10));
    expect(looks).toHaveLength(5);
  });

  it("rests while nobody watches, and begins at once when somebody does", async () => {
    const { looks, followUp } = following(() => 0);
    followUp.askNow();
    await vi.advanceTimersByTimeAsync(1);
    followUp.isWatched = false;
    followUp.ask();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toHaveLength(1);
    followUp.isWatched = true;
    await vi.advanceTimersByTimeAsync(1);
    expect(looks).toHaveLength(2);
  });

  it("leaves no timer behind", async () => {
    const { followUp } = following(() => 10);
    followUp.askNow();
    await vi.advanceTimersByTimeAsync(5);
    followUp.dispose();
    await vi.advanceTimersByTimeAsync(100);
    expect(vi.getTimerCount()).toBe(0);
  });
});
