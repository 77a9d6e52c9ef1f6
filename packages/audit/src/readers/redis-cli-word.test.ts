import * as fc from "fast-check";
import { expect, it } from "vitest";
import { checkProperty } from "../../../../test/core/support/properties.js";
import { redisCliWord } from "./redis-cli-word.js";

/** What redis-cli makes of a word at its prompt: bytes, as text of one character each. */
function asRedisCliReads(word: string): string {
  const bytes = Buffer.from(word, "utf8").toString("latin1");
  if (!bytes.startsWith('"')) return bytes;
  return bytes
    .slice(1, -1)
    .replaceAll(/\\x([\da-f]{2})|\\(.)/gi, (_, hex?: string, plain?: string) =>
      hex === undefined ? (plain ?? "") : String.fromCharCode(Number.parseInt(hex, 16)),
    );
}

const words = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.string({ unit: "grapheme-composite", minLength: 1 }),
  fc.string({
    unit: fc.constantFrom("a", " ", "\\", '"', "\u007F", "\u009B", "\u202E", "\u2066", "\u2069"),
    minLength: 1,
  }),
);

it("is the same word to redis-cli, whatever is in it", () => {
  checkProperty(
    fc.property(words, (word) => {
      expect(Buffer.from(asRedisCliReads(redisCliWord(word)), "latin1").toString("utf8")).toBe(
        Buffer.from(word, "utf8").toString("utf8"),
      );
    }),
    1000,
  );
});

it("is one word on one line, without a control character", () => {
  checkProperty(
    fc.property(words, (word) => {
      const written = redisCliWord(word);
      expect(written).not.toMatch(/[\p{Cc}\u2028-\u202E\u2066-\u2069]/u);
      expect(written).toMatch(/^(?:[^\s"'\\]+|"(?:[^"\\]|\\.)*")$/su);
    }),
    1000,
  );
});

it("is left as it is where it needs no quotes", () => {
  const key = "__pynenc__:shop-1.eu:orchestrator:atomic_service_active_execution";
  expect(redisCliWord(key)).toBe(key);
});
