import { analyseProject } from "@slotwise/language-service";
import { NO_DECLARATIONS } from "@slotwise/project";
import fc from "fast-check";
import { expect, it } from "vitest";
import { charts } from "./charts.js";

const DECLARED = { ...NO_DECLARATIONS, runners: { least: 1, most: 6 } };
const BROKEN = [
  "",
  "\r\n",
  "\t",
  '"',
  "'",
  "`",
  "{{",
  "}}",
  "{{-",
  "{{/*",
  "{{ end }}",
  "{{ if .Values }}",
  "{{ range . }}",
  "{{ .Values.env }}",
  "{",
  "]",
  "(",
  "|",
  "#",
  ":",
  "&a",
  "*a",
  "<<: *a",
  "- ",
  "---\n",
  "|\n",
  "🚀",
  "\ue0000\ue001",
  "\0",
];

/** A chart of which one file is broken somewhere. */
const broken = charts.chain((files) =>
  fc.constantFrom(...Object.keys(files)).chain((name) => {
    const text = files[name] ?? "";
    return fc
      .tuple(
        fc.nat(text.length),
        fc.nat(12),
        fc.oneof(fc.constantFrom(...BROKEN), fc.string({ unit: "grapheme", maxLength: 8 })),
      )
      .map(([at, length, inserted]) => ({
        ...files,
        [name]: text.slice(0, at) + inserted + text.slice(at + length),
      }));
  }),
);

it("whatever is broken in a chart, all that is said has its place in a file", () => {
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
          const length = (files as Readonly<Record<string, string>>)[file]?.length ?? -1;
          const isInside = 0 <= startOffset && startOffset <= endOffset && endOffset <= length;
          expect(isInside, `${file}: ${finding.rule} at ${startOffset}-${endOffset} of ${length}`).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});
