import { displayWidth } from "@slotwise/words";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shortNames } from "./short-names.js";

const UUIDS = ["4f1c22ab-0b57-4a0e-9d0e-0123456789ab", "9a77e1d0-0b57-4a0e-9d0e-0123456789ab"];

test("what fits stays, a UUID keeps its beginning, and what begins alike keeps what tells it apart", () => {
  expect(shortNames(["runner 1", "runner 2"], 12)).toEqual(["runner 1", "runner 2"]);
  expect(shortNames(UUIDS, 12)).toEqual(["4f1c22ab…", "9a77e1d0…"]);
  expect(shortNames(["a-worker-of-one", "b-worker-of-one"], 8)).toEqual(["a-worke…", "b-worke…"]);
  expect(shortNames(["ThreadRunner@web-01.example", "ThreadRunner@web-02.example"], 12)).toEqual([
    "…01.example",
    "…02.example",
  ]);
  expect(shortNames([`${"a".repeat(30)}1`, `${"a".repeat(30)}2`], 6)).toEqual(["…aaaa1", "…aaaa2"]);
});

test("names that nothing else tells apart get numbers", () => {
  const names = ["1", "2"].map((middle) => `${"x".repeat(20)}${middle}${"y".repeat(20)}`);
  expect(shortNames(names, 9)).toEqual(["#1 xxxxx…", "#2 xxxxx…"]);
});

test("any names fit, can be told apart as well as they could be, and hold nothing that harms a terminal", () => {
  const name = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.uuid(),
    fc.constantFrom("runner-a\u001b[31m", "runner-a\u0007[31m", "工作者工作者工作者1", "工作者工作者工作者2"),
  );
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 60 }), fc.integer({ min: 8, max: 30 }), (names, room) => {
      const short = shortNames(names, room);
      expect(short.length).toBe(names.length);
      expect(new Set(short).size).toBe(new Set(names).size);
      for (const each of short) {
        expect(displayWidth(each)).toBeLessThanOrEqual(room);
        expect(each).not.toMatch(/\p{Cc}/u);
      }
    }),
  );
});
