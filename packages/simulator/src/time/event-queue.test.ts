import { expect, test } from "vitest";
import { Random } from "../scenario/random.js";
import { EventQueue, NEVER } from "./event-queue.js";

test("nobody has anything to do at first", () => {
  expect(new EventQueue(3).time).toBe(NEVER);
});

test("equal times go by number, in whatever order they are set", () => {
  const queue = new EventQueue(4);
  for (const actor of [3, 1, 2, 0]) queue.set(actor, 5);
  const order: number[] = [];
  while (queue.time < NEVER) {
    order.push(queue.actor);
    queue.set(queue.actor, NEVER);
  }
  expect(order).toEqual([0, 1, 2, 3]);
});

test("it behaves as looking through all of them does", () => {
  const random = new Random(1);
  for (let size = 1; size < 40; size++) {
    const queue = new EventQueue(size);
    const times = new Array<number>(size).fill(NEVER);
    for (let step = 0; step < 500; step++) {
      const actor = random.oneIn(3) ? random.upTo(size - 1) : queue.actor;
      const time = random.oneIn(8) ? NEVER : random.upTo(50);
      queue.set(actor, time);
      times[actor] = time;
      const least = Math.min(...times);
      expect(queue.time).toBe(least);
      expect(queue.actor).toBe(least === NEVER ? queue.actor : times.indexOf(least));
      expect(queue.timeOf(actor)).toBe(time);
    }
  }
});
