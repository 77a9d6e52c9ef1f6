import { expect, test } from "vitest";
import { ExecutionLock } from "./execution-lock.js";
import { createMember } from "./member.js";

const [a, b] = [createMember(0, "a"), createMember(1, "b")];
const nobodyDead = (): boolean => false;

test("a live execution of another runner blocks, one's own does not", () => {
  const lock = new ExecutionLock(0);
  const first = lock.tryStart(a, 0, nobodyDead);
  expect(lock.tryStart(b, 1, nobodyDead)).toMatchObject({ kind: "blocked", by: { owner: a, since: 0 } });
  expect(lock.tryStart(a, 2, nobodyDead).kind).toBe("granted");
  if (first.kind === "granted") lock.finish(first.record, 3);
  expect(lock.running).toHaveLength(1);
});

test("the executions of dead owners are abandoned first", () => {
  const lock = new ExecutionLock(0);
  lock.tryStart(a, 0, nobodyDead);
  expect(lock.tryStart(b, 1, (owner) => owner === a).kind).toBe("granted");
  expect(lock.running.map(({ owner }) => owner)).toEqual([b]);
});

test("what was abandoned is not ended once more", () => {
  const lock = new ExecutionLock(0);
  const answer = lock.tryStart(a, 0, nobodyDead);
  lock.tryStart(b, 1, (owner) => owner === a);
  if (answer.kind === "granted") lock.finish(answer.record, 2);
  expect(lock.running).toHaveLength(1);
});

test("a failover takes back starts and ends", () => {
  const lock = new ExecutionLock(100);
  const first = lock.tryStart(a, 0, nobodyDead);
  if (first.kind === "granted") lock.finish(first.record, 50);
  lock.tryStart(b, 60, nobodyDead);
  lock.rollBack(40);
  expect(lock.running).toEqual([{ owner: a, since: 0 }]);
});
