import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeXml } from "./escape-xml.js";

test("what could end an attribute, open a tag or start an entity is escaped", () => {
  expect(escapeXml(`<a href="x">Q&A's</a>`)).toBe("&lt;a href=&quot;x&quot;&gt;Q&amp;A&#39;s&lt;/a&gt;");
});

test("what no document can hold is replaced", () => {
  expect(escapeXml("a\u0000b\u001bc\uD800d\uFFFF")).toBe("a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
});

test("everything else is read back as it was", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."&<>\"'\t\r\n;#3amp") }),
      (one, other) => {
        const text = one.replaceAll(/[^\t\n\r -\uFFFD\u{10000}-\u{10FFFF}]/gu, "") + other;
        const escaped = escapeXml(text);
        expect(escaped).not.toMatch(/[<>"'\t\n\r]/);
        expect(readBack(escaped)).toBe(text);
      },
    ),
  );
});

/** As a parser of XML reads it. */
function readBack(escaped: string): string {
  const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return escaped.replaceAll(/&(?:#(\d+)|(\w+));/g, (_match, code: string | undefined, name: string) =>
    code === undefined ? (names[name] ?? "?") : String.fromCodePoint(Number(code)),
  );
}
