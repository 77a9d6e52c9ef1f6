import { type Picture, pictureCaption, UTC_CLOCK } from "@slotwise/timeline";
import { expect, test } from "vitest";
import { picturePage } from "./picture-page.js";

const NOON = Date.UTC(2026, 10, 29, 12) * 1e3;
/** What a store may hold, and a page must not run. */
const HOSTILE = `</script><script>alert(1)</script><!--"'\u001b[31m\u202e`;

const picture: Picture = {
  from: NOON,
  to: NOON + 3600e6,
  clock: UTC_CLOCK,
  moreRows: 0,
  problems: [],
  silences: [],
  rows: [
    {
      name: HOSTILE,
      since: NOON,
      until: NOON + 60e6,
      windows: [{ from: NOON, to: NOON + 30e6 }],
      vacant: [{ from: NOON + 100e6, to: NOON + 130e6 }],
      executions: [{ from: NOON, to: NOON + 60e6 }],
      blocks: [{ from: NOON + 60e6, to: NOON + 3600e6 }],
      marks: [
        { at: NOON, kind: "start" },
        { at: NOON + 60e6, kind: "death" },
      ],
    },
  ],
};

function pageOf(drawn: Picture): string {
  return picturePage({
    picture: drawn,
    title: HOSTILE,
    sentences: [HOSTILE, "two"],
    events: [NOON, NOON + 60e6],
    caption: pictureCaption(drawn),
  });
}

function dataOf(html: string): Record<string, unknown> {
  return JSON.parse(/<script id="data" type="application\/json">(.*?)<\/script>/s.exec(html)?.[1] ?? "");
}

test("nothing that a store holds runs in the page, or ends an element of it", () => {
  const html = pageOf(picture);
  expect(html.match(/<script/g)?.length).toBe(2);
  expect(html.match(/<\/script>/g)?.length).toBe(2);
  expect(html.match(/<!--/g)).toBeNull();
  expect(html).not.toMatch(/[\p{Cc}\u202e](?<!\n)/u);
  expect(html.match(/<li>/g)?.length).toBe(2);
  expect(html).not.toMatch(/javascript:|\son\w+=/i);
});

test("the page's script is given times as a clock shows them, and what blocks; nothing wrong is null", () => {
  expect(dataOf(pageOf(picture))).toMatchObject({
    clock: "utc",
    from: NOON,
    problem: null,
    rows: [{ executions: [{ from: NOON, to: NOON + 60e6 }], blocks: [{ from: NOON + 60e6, to: NOON + 3600e6 }] }],
  });
  expect(pageOf(picture)).toContain(">2026-11-29 12:00:00 UTC</output>");
  const silence = { from: NOON + 60e6, to: NOON + 3600e6 };
  expect(dataOf(pageOf({ ...picture, silences: [silence] }))).toMatchObject({ problem: silence });
  expect(dataOf(pageOf({ ...picture, rows: [] }))).toMatchObject({ rows: [] });
});

test("a caption says what the shapes are, as many as occur", () => {
  expect(pictureCaption(picture)).toBe(
    "Upper bar: its window, as it saw it. Outlined: a window kept for one that was not seen any more. Lower bar: it executed. " +
      "Outlined lower bar: its record refuses every start. A dot: it started. An arrowhead backwards: it was last seen.",
  );
  expect(pictureCaption({ ...picture, rows: [] })).toBe("");
});
