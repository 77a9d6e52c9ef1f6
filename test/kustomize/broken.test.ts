import { analyseProject } from "@slotwise/language-service";
import { NO_DECLARATIONS } from "@slotwise/project";
import fc from "fast-check";
import { expect, it } from "vitest";
import { trees } from "./trees.js";

const DECLARED = { ...NO_DECLARATIONS, runners: { least: 1, most: 6 } };

/** A tree of which one file is broken somewhere. */
const broken = trees.chain((tree) =>
  fc.constantFrom(...Object.keys(tree.files)).chain((name) => {
    const text = tree.files[name] ?? "";
    return fc
      .tuple(
        fc.nat(text.length),
        fc.nat(12),
        fc.oneof(
          fc.constantFrom(
            "",
            "\r\n",
            "\t",
            '"',
            "'",
            "[",
            "{",
            "]",
            "}",
            "#",
            ":",
            "=",
            "&a",
            "*a",
            "- ",
            "|\n",
            "../",
            "🚀",
            "\0",
          ),
          fc.string({ unit: "grapheme", maxLength: 8 }),
        ),
        fc.constantFrom("\n", "\r\n"),
      )
      .map(([at, length, inserted, lineEnd]) => ({
        ...tree.files,
        [name]: (text.slice(0, at) + inserted + text.slice(at + length)).replaceAll("\n", lineEnd),
      }));
  }),
);

it("whatever is broken in a tree of kustomizations, all that is said has its place in a file", () => {
  fc.assert(
    fc.property(broken, (files) => {
      const { findings } = analyseProject(
        Object.entries(files).map(([name, text]) => ({ name, text })),
        DECLARED,
      );
      for (const finding of findings) {
        const places = [
          finding.place,
          ...finding.related.map(({ place }) => place),
          ...finding.fixes.flatMap(({ edits }) => edits.map(({ place }) => place)),
        ];
        for (const { file, startOffset, endOffset } of places) {
          const length = files[file]?.length ?? -1;
          const isInside = 0 <= startOffset && startOffset <= endOffset && endOffset <= length;
          expect(isInside, `${file}: ${finding.rule} at ${startOffset}-${endOffset} of ${length}`).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});
