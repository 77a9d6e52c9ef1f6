import * as fc from "fast-check";
import { askInTimeSlot } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";

/** In 1024ths of a second: what is added and multiplied here stays exact. */
const GRID = 1024;

const cases = fc
  .record({
    minutes: fc.constantFrom(5, 1, 6, 10, 0.5, 60, 1440),
    time: fc.nat({ max: 2 ** 20 }),
    cycles: fc.constantFrom(1, -1, 2, -2, 20_000, -20_000, 1_193_046, -1_193_047),
    start: fc.nat({ max: 2 ** 20 }),
    length: fc.integer({ min: 1, max: 2 ** 20 }),
    edge: fc.constantFrom("start", "end", "any"),
  })
  .map(({ minutes, time, cycles, start, length, edge }) => {
    const steps = minutes * 60 * GRID;
    const from = Math.floor((start / 2 ** 20) * (steps - 1));
    const to = Math.min(steps, from + 1 + Math.floor((length / 2 ** 20) * steps));
    const at = edge === "start" ? from : edge === "end" ? to : Math.floor((time / 2 ** 20) * steps);
    return {
      first: at / GRID,
      later: at / GRID + cycles * minutes * 60,
      window: { serviceIntervalMinutes: minutes, start: from / GRID, end: to / GRID },
    };
  });

export const repeatsEveryCycle: Invariant = defineInvariant({
  id: "repeats-every-cycle",
  statement: "Whole cycles earlier or later the same instant is in the same windows, before the epoch as well.",
  assumptions: ["the cycle is anchored at the epoch"],
  domain: "times and intervals whose sums are exact in doubles; elsewhere the later time is itself rounded",
  protocol: "slot-window",
  family: "invariant",
  needs: ["isRunnerInTimeSlot"],
  cases,
  ask: ({ first, later, window }) => [
    askInTimeSlot({ ...window, currentTime: first }),
    askInTimeSlot({ ...window, currentTime: later }),
  ],
  judge: ([first, later]) =>
    first === later ? undefined : breach("the same instant of two cycles is answered differently", 0, 1),
});
