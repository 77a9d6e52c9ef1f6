import { expect, test } from "vitest";
import { Random } from "../scenario/random.js";
import { ExecutionLock, type RunningRecord } from "./execution-lock.js";
import { createMember } from "./member.js";

const [a, b] = [createMember(0, "a"), createMember(1, "b")];

test("a running record refuses everybody, its own runner included", () => {
  const lock = new ExecutionLock(0);
  const first = lock.tryStart(a, 0);
  expect(lock.tryStart(b, 1)).toEqual({ kind: "blocked", by: { owner: a, since: 0 } });
  expect(lock.tryStart(a, 2)).toEqual({ kind: "blocked", by: { owner: a, since: 0 } });
  if (first.kind === "granted") lock.finish(first.record, 3);
  expect(lock.tryStart(a, 4).kind).toBe("granted");
});

test("it has no age: what nobody ends stays", () => {
  const lock = new ExecutionLock(0);
  lock.tryStart(a, 0);
  expect(lock.tryStart(b, Number.MAX_SAFE_INTEGER).kind).toBe("blocked");
});

test("a failover takes back starts and ends", () => {
  const lock = new ExecutionLock(100);
  const first = lock.tryStart(a, 0);
  if (first.kind === "granted") lock.finish(first.record, 50);
  lock.tryStart(b, 60);
  lock.rollBack(40);
  expect(lock.running).toEqual({ owner: a, since: 0 });
});

test("a record that was lost is not ended, and ends nobody else's", () => {
  const lock = new ExecutionLock(100);
  const lost = lock.tryStart(a, 10);
  lock.rollBack(5);
  expect(lock.tryStart(b, 20).kind).toBe("granted");
  if (lost.kind === "granted") lock.finish(lost.record, 30);
  expect(lock.running).toEqual({ owner: b, since: 20 });
});

test("whatever happens it is as it was at the time to which it is rolled back", () => {
  const random = new Random(7);
  for (let run = 0; run < 200; run++) {
    const lock = new ExecutionLock(1000);
    const was: (RunningRecord | undefined)[] = [];
    const granted: RunningRecord[] = [];
    for (let now = 0; now < 40; now++) {
      const record = random.oneIn(2) ? random.pick([...granted, undefined]) : undefined;
      if (record !== undefined) lock.finish(record, now);
      const answer = record === undefined ? lock.tryStart(random.pick([a, b]), now) : undefined;
      if (answer?.kind === "granted") granted.push(answer.record);
      was.push(lock.running);
    }
    const back = random.upTo(39);
    lock.rollBack(back);
    expect(lock.running).toBe(was[back]);
  }
});
