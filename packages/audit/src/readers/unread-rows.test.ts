import { expect, it } from "vitest";
import { UnreadRows } from "./unread-rows.js";

it("what cannot be read is one sentence a kind, with its number", () => {
  const unread = new UnreadRows();
  expect(unread.sentences).toEqual([]);
  unread.count("row", "of x left out: no start");
  unread.say("of 9 rows of y the newest 5 were read");
  unread.count("time", "of x without a zone");
  unread.count("row", "of x left out: no start");
  expect(unread.sentences).toEqual([
    "2 rows of x left out: no start",
    "1 time of x without a zone",
    "of 9 rows of y the newest 5 were read",
  ]);
});
