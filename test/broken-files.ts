import { analyseProject } from "@slotwise/language-service";
import { NO_DECLARATIONS } from "@slotwise/project";
import fc from "fast-check";
import { expect } from "vitest";

type Files = Readonly<Record<string, string>>;

const DECLARED = { ...NO_DECLARATIONS, runners: { least: 1, most: 6 } };

/** What breaks a text in most languages. */
const BREAKING = [
  ...["", "\r\n", "\t", '"', "'", "`", "[", "{", "]", "}", "(", "|", "#", ":", "="],
  ...["&a", "*a", "<<: *a", "- ", "---\n", "|\n", "../", "🚀", "\ue0000\ue001", "\0"],
];

/**
 * Files of which one is broken somewhere.
 * @param breaking what breaks them besides
 */
export function brokenFiles(whole: fc.Arbitrary<Files>, breaking: readonly string[] = []): fc.Arbitrary<Files> {
  return whole.chain((files) =>
    fc.constantFrom(...Object.keys(files)).chain((name) => {
      const text = files[name] ?? "";
      return fc
        .tuple(
          fc.nat(text.length),
          fc.nat(12),
          fc.oneof(fc.constantFrom(...BREAKING, ...breaking), fc.string({ unit: "grapheme", maxLength: 8 })),
          fc.constantFrom("\n", "\r\n"),
        )
        .map(([at, length, inserted, lineEnd]) => ({
          ...files,
          [name]: (text.slice(0, at) + inserted + text.slice(at + length)).replaceAll("\n", lineEnd),
        }));
    }),
  );
}

/** Whatever is said of files has its place in one of them. */
export function expectPlacesInside(files: Files): void {
  const named = Object.entries(files).map(([name, text]) => ({ name, text }));
  for (const { rule, place, related, fixes } of analyseProject(named, DECLARED).findings) {
    const edits = fixes.flatMap((fix) => fix.edits);
    for (const each of [place, ...related.map((one) => one.place), ...edits.map((one) => one.place)]) {
      const length = files[each.file]?.length ?? -1;
      const isInside = 0 <= each.startOffset && each.startOffset <= each.endOffset && each.endOffset <= length;
      expect(isInside, `${each.file}: ${rule} at ${each.startOffset}-${each.endOffset} of ${length}`).toBe(true);
    }
  }
}
