import { expect, it } from "vitest";
import { RunningClock } from "./running-clock.js";

it("counts the time in which it is looked at, and hardly any of a pause", () => {
  let time = 1000;
  const clock = new RunningClock(() => time);
  for (let look = 0; look < 20; look++) {
    time += 50;
    clock.look();
  }
  expect(clock.now()).toBe(1000);
  time += 3_600_000;
  clock.look();
  expect(clock.now()).toBe(1500);
});
