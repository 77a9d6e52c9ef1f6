import type { Call } from "@slotwise/testkit";
import { describe, expect, it } from "vitest";
import { Connection } from "./connection.js";
import { TargetError } from "./target-error.js";

const CALL: Call = { call: "validateExecutionTime", args: { executionDuration: 1, allocatedSlotSize: 2 } };

/** A connection whose other end is this test. */
function connect() {
  const requests: { id: number; call: string }[] = [];
  const clock = { now: 0 };
  const connection = new Connection(
    (text) =>
      requests.push(
        ...text
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line)),
      ),
    () => clock.now,
  );
  const answer = (id: number, kind = "fits") => connection.receive(`{"id":${id},"result":{"kind":"${kind}"}}\n`);
  return { connection, requests, answer, clock };
}

describe("a connection", () => {
  it("has at most 64 requests in flight, and sends the next as answers come", async () => {
    const { connection, requests, answer } = connect();
    const answers = connection.askAll(Array.from({ length: 100 }, () => CALL));
    await Promise.resolve();
    expect(requests).toHaveLength(64);
    answer(3);
    expect(requests).toHaveLength(65);
    for (let id = 100; id >= 1; id--) if (id !== 3 && id <= requests.length) answer(id);
    while (requests.length < 100) await Promise.resolve();
    for (let id = 66; id <= 100; id++) answer(id);
    expect(await answers).toHaveLength(100);
    expect(new Set(requests.map(({ id }) => id)).size).toBe(100);
  });

  it("puts answers in the place of their calls, whatever the order in which they come", async () => {
    const { connection, answer } = connect();
    const answers = connection.askAll([CALL, CALL, CALL]);
    await Promise.resolve();
    answer(2, "near-limit");
    answer(3, "overrun");
    answer(1, "fits");
    expect(await answers).toEqual([{ kind: "fits" }, { kind: "near-limit" }, { kind: "overrun" }]);
  });

  it("takes answers in pieces, several at once, with either line end and blank lines between", async () => {
    const { connection } = connect();
    const answers = connection.askAll([CALL, CALL]);
    await Promise.resolve();
    const text = '{"id":2,"result":{"kind":"fits"}}\r\n\n{"id":1,"result":{"kind":"overrun"}}\n';
    for (const character of text) connection.receive(character);
    expect(await answers).toEqual([{ kind: "overrun" }, { kind: "fits" }]);
  });

  it("rejects one group for an error in it, and goes on", async () => {
    const { connection, answer } = connect();
    const failing = connection.askAll([CALL, CALL]);
    const other = connection.askAll([CALL]);
    await Promise.resolve();
    connection.receive('{"id":1,"error":{"message":"not today"}}\n');
    answer(2);
    answer(3);
    await expect(failing).rejects.toThrow("not today");
    expect(await other).toEqual([{ kind: "fits" }]);
    expect(connection.failure).toBeUndefined();
  });

  it("rejects everything once it has failed, what is asked later as well", async () => {
    const { connection } = connect();
    const all = [connection.askAll([CALL]), connection.askAll(Array.from({ length: 100 }, () => CALL))];
    await Promise.resolve();
    connection.receive("hello\n");
    for (const answers of all) await expect(answers).rejects.toBeInstanceOf(TargetError);
    await expect(connection.describe()).rejects.toThrow("something that is no answer");
    connection.receive('{"id":1,"result":{"kind":"fits"}}\n');
  });

  it("takes what comes last without a line end: an answer, or something that is none", async () => {
    const { connection } = connect();
    const answers = connection.askAll([CALL]);
    await Promise.resolve();
    connection.receive('{"id":1,"result":{"kind":"fits"}}');
    connection.finish();
    expect(await answers).toEqual([{ kind: "fits" }]);
    connection.receive("bye");
    expect(connection.failure).toBeUndefined();
    connection.finish();
    expect(connection.failure?.details[0]).toBe("wrote: bye");
  });

  it("does not gather a line without end", () => {
    const { connection } = connect();
    for (let index = 0; index < 6; index++) connection.receive("x".repeat(1024 * 1024));
    expect(connection.failure?.message).toContain("a line without end");
    expect(connection.failure?.details[0]?.length).toBeLessThan(500);
  });

  it("measures silence from the last answer, or from when it began to wait", async () => {
    const { connection, answer, clock } = connect();
    clock.now = 1000;
    expect(connection.silence()).toBe(0);
    const answers = connection.askAll([CALL, CALL]);
    await Promise.resolve();
    clock.now = 1500;
    expect(connection.silence()).toBe(500);
    answer(1);
    expect(connection.silence()).toBe(0);
    clock.now = 1700;
    expect(connection.silence()).toBe(200);
    expect(connection.oldestRequest()).toContain('"id":2');
    answer(2);
    expect(connection.silence()).toBe(0);
    await answers;
  });
});
