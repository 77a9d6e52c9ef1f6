import fc from "fast-check";
import { ParseError } from "toml-eslint-parser";
import { expect, it } from "vitest";
import { cutToml } from "./cut-toml.js";
import { movedPart, movedRange } from "./moved-toml.js";
import { splitToml } from "./split-toml.js";
import { readWhole } from "./toml-parts.js";

const lines = fc.constantFrom(
  "x = 1\n",
  "y.z = [1] # why\n",
  "[t]\n",
  "  [[t.u]]\n",
  '"""\n',
  'k = """\n',
  "l = [\n",
  "[2],\n",
  "]\n",
  "# of it\n",
  "\n",
);

/** Each of its own name, so that long texts are right. */
const text = fc
  .array(fc.oneof({ arbitrary: fc.constant("x = 1\n"), weight: 8 }, lines), {
    minLength: 10,
    maxLength: 60,
    size: "max",
  })
  .map((all) => all.map((line, index) => line.replace(/\b[a-z](?= |\]|\.z)/, (name) => `${name}${index}`)).join(""));

it("says of each piece what the parser says of it alone", () => {
  let [told, untold] = [0, 0];
  fc.assert(
    fc.property(text, (written) => {
      const pieces = cutToml(written).flatMap((table) => table.pieces);
      const read = splitToml(readUnlessWrong(written), pieces);
      told += read.length;
      untold += pieces.length - read.length;
      for (const { piece, reading } of read) {
        const parts = reading.parts.map((part) => movedPart(part, -piece.start));
        const comments = reading.comments.map((range) => movedRange(range, -piece.start));
        expect({ parts, comments }).toEqual(readWhole(piece.text));
      }
    }),
    { numRuns: 2000 },
  );
  expect(told).toBeGreaterThan(500);
  expect(untold).toBeGreaterThan(50);
});

function readUnlessWrong(written: string) {
  try {
    return readWhole(written);
  } catch (error) {
    if (error instanceof ParseError) fc.pre(false);
    throw error;
  }
}
