import { displayWidth } from "@slotwise/words";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { MarkKind, Picture, PictureRow } from "./picture.js";
import { pictureSvg, plotOf } from "./picture-svg.js";
import { pictureText } from "./picture-text.js";
import { UTC_CLOCK } from "./utc-clock.js";

const NOW = Date.UTC(2026, 10, 29, 14) * 1e3;
const KINDS: readonly MarkKind[] = ["look", "start", "end", "join", "death", "fault", "refusal"];

/** Instants in the picture, about it, and at its edges. */
const time = (from: number, to: number) =>
  fc.oneof(fc.integer({ min: from - 1000, max: to + 1000 }), fc.constantFrom(from, to));

const stretches = (from: number, to: number) =>
  fc.array(
    fc
      .tuple(time(from, to), time(from, to))
      .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) })),
    { maxLength: 8 },
  );

const row = (from: number, to: number): fc.Arbitrary<PictureRow> =>
  fc.record({
    name: fc.oneof(fc.uuid(), fc.string({ unit: "binary", maxLength: 30 }), fc.constant("<script>\u001b[31m")),
    since: time(from, to),
    until: time(from, to),
    windows: stretches(from, to),
    vacant: stretches(from, to),
    executions: stretches(from, to),
    blocks: stretches(from, to),
    marks: fc.array(fc.record({ at: time(from, to), kind: fc.constantFrom(...KINDS) }), { maxLength: 60 }),
  });

const picture: fc.Arbitrary<Picture> = fc
  .tuple(fc.integer({ min: 0, max: 1e12 }), fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1e13 })))
  .chain(([ago, length]) => {
    const from = NOW - ago;
    const to = from + length;
    return fc.record({
      from: fc.constant(from),
      to: fc.constant(to),
      clock: fc.constant(UTC_CLOCK),
      rows: fc.array(row(from, to), { maxLength: 20 }),
      moreRows: fc.nat(3),
      problems: stretches(from, to),
      silences: stretches(from, to),
    });
  });

test("as text no line is wider than asked for, and none holds what harms a terminal", () => {
  fc.assert(
    fc.property(picture, fc.integer({ min: 40, max: 160 }), fc.boolean(), (drawn, columns, unicode) => {
      const lines = pictureText(drawn, { columns, unicode }).split("\n");
      for (const line of lines) {
        expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        expect(line).not.toMatch(/\p{Cc}|NaN|undefined|Infinity/u);
      }
      expect(lines.length).toBeGreaterThan(drawn.rows.length * 2);
    }),
  );
});

test("a style is given every run of cells once, and takes no column", () => {
  fc.assert(
    fc.property(picture, fc.integer({ min: 40, max: 160 }), (drawn, columns) => {
      const styled = pictureText(drawn, { columns, style: (text) => `\u0001${text}\u0002` });
      const plain = pictureText(drawn, { columns });
      const bare = (text: string): string =>
        text
          .replaceAll("\u0001", "")
          .replaceAll("\u0002", "")
          .split("\n")
          .map((line) => line.trimEnd())
          .join("\n");
      expect(bare(styled)).toBe(bare(plain));
    }),
  );
});

test("as SVG every shape lies in the picture, and no name can pass for markup", () => {
  fc.assert(
    fc.property(picture, fc.integer({ min: 200, max: 1200 }), (drawn, width) => {
      const svg = pictureSvg(drawn, { width, title: "<b>", caption: "A & B", playhead: drawn.from });
      expect(svg).not.toMatch(/NaN|undefined|Infinity|<script|<b>/);
      expect(svg.match(/<\w+(?:\s[^>]*)?(?<!\/)>/g)?.length).toBe(svg.match(/<\/\w+>/g)?.length);
      const [, height = Number.NaN] = /height="([\d.]+)" viewBox/.exec(svg)?.map(Number) ?? [];
      for (const [, x, y] of svg.matchAll(/(?:x|cx|x1)="(-?[\d.]+)" (?:y|cy|y1)="(-?[\d.]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(width);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(height);
      }
      for (const [, x, length] of svg.matchAll(/<rect class="[^"]*" x="([\d.]+)"[^>]*? width="([\d.]+)"/g)) {
        expect(Number(x) + Number(length)).toBeLessThanOrEqual(width);
      }
      const { left, right } = plotOf(drawn, width);
      expect(left).toBeLessThan(right);
    }),
  );
});

test("neither form grows with what happened", () => {
  const many = (count: number): Picture => {
    const [from, to] = [NOW, NOW + 3600e6];
    const step = (to - from) / count;
    const short = Array.from({ length: count }, (_, index) => ({
      from: from + index * step,
      to: from + index * step + step / 3,
    }));
    const rows = Array.from(
      { length: 50 },
      (_, index): PictureRow => ({
        name: `runner ${index}`,
        since: from,
        until: to,
        windows: short,
        vacant: [],
        executions: short,
        blocks: [],
        marks: short.flatMap(({ from: at }) => [
          { at, kind: "start" },
          { at, kind: "refusal" },
        ]),
      }),
    );
    return { from, to, clock: UTC_CLOCK, rows, moreRows: 0, problems: short, silences: short };
  };
  const [hundreds, thousands] = [many(500), many(5000)];
  expect(pictureText(thousands).length).toBeLessThan(pictureText(hundreds).length * 1.1);
  expect(pictureSvg(thousands).length).toBeLessThan(1_500_000);
  expect(pictureSvg(thousands).length).toBeLessThan(pictureSvg(hundreds).length * 1.1);
});
