import { describe, expect, it } from "vitest";
import { UsageError } from "../host/host.js";
import { MOST_SHARDS, parseShard } from "./shard-option.js";

describe("--shard", () => {
  it.each([
    [undefined, 1, 1],
    ["1/1", 1, 1],
    ["2/8", 2, 8],
    [`${MOST_SHARDS}/${MOST_SHARDS}`, MOST_SHARDS, MOST_SHARDS],
  ])("reads %j", (text, index, count) => expect(parseShard(text)).toEqual({ index, count }));

  it.each([
    "",
    "2",
    "3/2",
    "0/2",
    "1/0",
    "-1/2",
    "1.5/2",
    "1/2/3",
    " 1/2",
    `1/${MOST_SHARDS + 1}`,
    `1/${"9".repeat(400)}`,
  ])("refuses %j", (text) => expect(() => parseShard(text)).toThrow(UsageError));
});
