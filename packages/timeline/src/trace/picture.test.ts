import { expect, test } from "vitest";
import type { Picture } from "./picture.js";
import { pictureSvg } from "./picture-svg.js";
import { pictureText } from "./picture-text.js";
import { roundTicks } from "./ticks.js";

const PICTURE: Picture = {
  from: 0,
  to: 100e6,
  problem: { from: 50e6, to: 60e6 },
  rows: [
    {
      name: "runner 1",
      since: 0,
      windows: [{ from: 20e6, to: 60e6 }],
      executions: [{ from: 40e6, to: 60e6 }],
      marks: [{ at: 40e6, kind: "start" }],
    },
    {
      name: `<b>&"`,
      since: 45e6,
      windows: [],
      executions: [{ from: 50e6, to: 80e6 }],
      marks: [
        { at: 10e6, kind: "look" },
        { at: 30e6, kind: "fault" },
        { at: 45e6, kind: "join" },
        { at: 48e6, kind: "refusal" },
        { at: 80e6, kind: "end" },
      ],
    },
  ],
};

test("as text, with and without characters beyond ASCII", () => {
  expect(pictureText(PICTURE, { columns: 60 })).toMatchInlineSnapshot(`
    "runner 1  ▁▁▁▁▁▁▁▁▁▁████████████████████▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
                                  ●════╳╳╳╳╳
    <b>&"                           ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
                   ╵         ▲      ▸ ×╳╳╳╳╳══════════
              │                        │                       │
              0 s                      50 s                    100 s
    █ its window   ╵ looks   ▸ joins   ● looks and starts
    ═ executes   ╳ while another does   ▲ goes wrong
    × is refused
    "
  `);
  expect(pictureText(PICTURE, { columns: 60, unicode: false })).toMatch(/^[ -~\n]*$/);
});

test("styles take no column", () => {
  const styled = pictureText(PICTURE, { columns: 60, style: (text, role) => `<${role}>${text}</>` });
  expect(styled.replaceAll(/<[^>]*>/g, "")).toBe(pictureText(PICTURE, { columns: 60 }).replaceAll(/<[^>]*>/g, ""));
});

test("as SVG, in which no name can pass for markup", () => {
  const svg = pictureSvg(PICTURE, { theme: "light", title: "A & B" });
  expect(svg).toContain("&lt;b&gt;&amp;&quot;");
  expect(svg).not.toContain("<b>");
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  expect(svg.match(/<\w+(?:\s[^>]*)?(?<!\/)>/g)?.length).toBe(svg.match(/<\/\w+>/g)?.length);
});

test("ticks are round, in order and few", () => {
  for (const [from, to] of [
    [0, 100e6],
    [1, 7],
    [299_999_999, 300_000_001],
    [0, 86_400e6],
  ] as const) {
    const ticks = roundTicks(from, to, 6);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(ticks.every((tick) => tick >= from && tick <= to)).toBe(true);
    expect([...ticks].sort((one, other) => one - other)).toEqual(ticks);
  }
});
