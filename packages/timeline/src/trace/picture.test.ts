import { expect, test } from "vitest";
import type { Picture } from "./picture.js";
import type { PictureClock } from "./picture-clock.js";
import { pictureSvg } from "./picture-svg.js";
import { pictureText } from "./picture-text.js";
import { roundTicks } from "./ticks.js";
import { UTC_CLOCK } from "./utc-clock.js";

const SECONDS: PictureClock = {
  name: "elapsed",
  ticks: (from, to, most) => roundTicks(from, to, most, [1e6, 10e6, 50e6]),
  labels: (ticks) => ticks.map((tick) => `${tick / 1e6} s`),
  aside: () => [],
  words: (time) => `${time / 1e6} s`,
};

const PICTURE: Picture = {
  from: 0,
  to: 100e6,
  clock: SECONDS,
  moreRows: 0,
  problems: [{ from: 50e6, to: 60e6 }],
  silences: [],
  rows: [
    {
      name: "runner 1",
      since: 0,
      until: 100e6,
      windows: [{ from: 20e6, to: 60e6 }],
      vacant: [],
      executions: [{ from: 40e6, to: 60e6 }],
      blocks: [],
      marks: [{ at: 40e6, kind: "start" }],
    },
    {
      name: `<b>&"`,
      since: 45e6,
      until: 100e6,
      windows: [],
      vacant: [],
      executions: [{ from: 50e6, to: 80e6 }],
      blocks: [],
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
              0 s                      50 s                100 s
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

/** As records show it: one dies while it executes, and its record refuses the other, across midnight. */
const MIDNIGHT = Date.UTC(2026, 10, 30) * 1e3;
const RECORD: Picture = {
  from: MIDNIGHT - 60e6,
  to: MIDNIGHT + 60e6,
  clock: UTC_CLOCK,
  moreRows: 3,
  problems: [],
  silences: [{ from: MIDNIGHT - 30e6, to: MIDNIGHT + 60e6 }],
  rows: [
    {
      name: "4f1c22ab-0b57-4a0e-9d0e-0123456789ab",
      since: MIDNIGHT - 60e6,
      until: MIDNIGHT - 20e6,
      windows: [{ from: MIDNIGHT - 35e6, to: MIDNIGHT - 20e6 }],
      vacant: [{ from: MIDNIGHT - 20e6, to: MIDNIGHT - 10e6 }],
      executions: [{ from: MIDNIGHT - 30e6, to: MIDNIGHT - 20e6 }],
      blocks: [{ from: MIDNIGHT - 20e6, to: MIDNIGHT + 60e6 }],
      marks: [
        { at: MIDNIGHT - 30e6, kind: "start" },
        { at: MIDNIGHT - 20e6, kind: "death" },
      ],
    },
    {
      name: "9a77e1d0-0b57-4a0e-9d0e-0123456789ab",
      since: MIDNIGHT - 60e6,
      until: MIDNIGHT + 60e6,
      windows: [{ from: MIDNIGHT, to: MIDNIGHT + 20e6 }],
      vacant: [],
      executions: [],
      blocks: [],
      marks: [{ at: MIDNIGHT + 5e6, kind: "refusal" }],
    },
  ],
};

test("a record that refuses everybody is drawn to the end, with the silence that it makes", () => {
  expect(pictureText(RECORD, { columns: 72 })).toMatchInlineSnapshot(`
    "nobody starts                ──────────────────────────────────────────
    4f1c22ab…      ▁▁▁▁▁▁▁▁▁▁▁████████▒▒▒▒
                                 ●════◂▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
    9a77e1d0…      ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁██████████▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
                                                 ×
    and 3 more runners
    2026-11-29     │             │             │             │             │
    UTC            23:59:00      23:59:30      30 Nov 00:00:00      00:01:00
    █ its window   ▒ kept for one not seen since   ● starts   ═ executes
    ▓ its record refuses every start   × is refused   ◂ last seen
    "
  `);
  expect(pictureText(RECORD, { columns: 72, unicode: false })).toMatch(/^[ -~\n]*$/);
});

test("as SVG it says what it cannot show: the whole name, how many more there were, what the shapes are", () => {
  const svg = pictureSvg(RECORD, { theme: "dark", caption: "A cross: it was refused." });
  expect(svg).toContain("<title>4f1c22ab-0b57-4a0e-9d0e-0123456789ab</title>");
  expect(svg).toContain(">and 3 more runners. A cross: it was refused.<");
  expect(svg).toContain(">refuses every start<");
  expect(svg).toContain(">30 Nov 00:00:00<");
  expect(svg).toContain("last seen at 2026-11-29 23:59:40 UTC");
});

test("as SVG its words end where it ends, however wide it is asked to be", () => {
  const caption = "word ".repeat(400).trim();
  for (const [asked, drawn] of [
    [20, 200],
    [10_000, 4000],
  ] as const) {
    expect(pictureSvg(PICTURE, { width: asked, caption })).toBe(pictureSvg(PICTURE, { width: drawn, caption }));
  }
});

test("a picture of nobody says so", () => {
  const nobody = { ...RECORD, rows: [], silences: [], moreRows: 0 };
  expect(pictureText(nobody)).toContain("No runner lived in this time.");
  expect(pictureSvg(nobody)).toContain("No runner lived in this time.");
});

test("windows that no cell can part are not drawn as one, and the legend says so", () => {
  const windows = Array.from({ length: 100 }, (_, index) => ({
    from: RECORD.from + index * 1.2e6,
    to: RECORD.from + index * 1.2e6 + 0.4e6,
  }));
  const [first] = RECORD.rows;
  if (first === undefined) throw new Error("a picture without rows");
  const text = pictureText({ ...RECORD, rows: [{ ...first, windows, vacant: [] }] });
  expect(text).not.toContain("█");
  expect(text).toContain("too close to be drawn");
});

test("of several marks in a cell the one that tells most is seen, and a join beside it", () => {
  const [, second] = RECORD.rows;
  if (second === undefined) throw new Error("a picture without rows");
  const marked = (...kinds: readonly ("look" | "start" | "join" | "death" | "refusal")[]): string => {
    const marks = kinds.map((kind) => ({ at: MIDNIGHT, kind }));
    return pictureText({ ...RECORD, rows: [{ ...second, marks }] }, { legend: false }).split("\n")[2] ?? "";
  };
  expect(marked("start", "refusal", "look").trim()).toBe("●");
  expect(marked("death", "start").trim()).toBe("◂");
  expect(marked("join", "start").trim()).toBe("▸●");
  expect(marked("join").trim()).toBe("▸");
});
