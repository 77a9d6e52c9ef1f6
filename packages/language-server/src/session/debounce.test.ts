import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Debounce } from "./debounce.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function unexpected(error: unknown): void {
  throw error;
}

describe("Debounce", () => {
  it("works once when nobody has asked for a while", async () => {
    const work = vi.fn(async () => undefined);
    const debounce = new Debounce(150, work, unexpected);
    for (let keystroke = 0; keystroke < 5; keystroke++) {
      debounce.ask();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(work).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(work).toHaveBeenCalledOnce();
  });

  it("lets go whoever waits once the work is done, at once where there is none", async () => {
    const debounce = new Debounce(150, async () => undefined, unexpected);
    await debounce.settled();
    debounce.ask();
    let isSettled = false;
    const settled = debounce.settled().then(() => {
      isSettled = true;
    });
    await vi.advanceTimersByTimeAsync(149);
    expect(isSettled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await settled;
    expect(isSettled).toBe(true);
  });

  it("keeps whoever waits when it is asked again while it works", async () => {
    let finish: () => void = () => undefined;
    const work = () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      });
    const debounce = new Debounce(150, work, unexpected);
    debounce.ask();
    let isSettled = false;
    void debounce.settled().then(() => {
      isSettled = true;
    });
    await vi.advanceTimersByTimeAsync(150);
    debounce.ask();
    finish();
    await vi.advanceTimersByTimeAsync(149);
    expect(isSettled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(isSettled).toBe(true);
  });

  it("begins no work before the last has ended, and then does it once", async () => {
    const finish: (() => void)[] = [];
    const work = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          finish.push(resolve);
        }),
    );
    const debounce = new Debounce(150, work, unexpected);
    for (let time = 0; time < 3; time++) {
      debounce.ask();
      await vi.advanceTimersByTimeAsync(150);
    }
    expect(work).toHaveBeenCalledTimes(1);
    let isSettled = false;
    void debounce.settled().then(() => {
      isSettled = true;
    });
    finish[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(work).toHaveBeenCalledTimes(2);
    expect(isSettled).toBe(false);
    finish[1]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(isSettled).toBe(true);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("lets go whoever waits when it is stopped", async () => {
    const work = vi.fn(async () => undefined);
    const debounce = new Debounce(150, work, unexpected);
    debounce.ask();
    const settled = debounce.settled();
    debounce.stop();
    await settled;
    await vi.advanceTimersByTimeAsync(1000);
    expect(work).not.toHaveBeenCalled();
  });

  it("lets go whoever waits when the work fails, too", async () => {
    const report = vi.fn();
    const debounce = new Debounce(150, () => Promise.reject(new Error("gone")), report);
    debounce.ask();
    const settled = debounce.settled();
    await vi.advanceTimersByTimeAsync(150);
    await settled;
    expect(report).toHaveBeenCalledWith(new Error("gone"));
  });
});
