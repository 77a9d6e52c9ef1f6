import { type Attributes, coordinate, element, type Markup, text } from "../svg/svg-element.js";
import { textWidth } from "../svg/text-width.js";
import type { Picture, PictureRow, Stretch } from "./picture.js";
import { merged } from "./stretches.js";
import type { SvgLayout } from "./svg-layout.js";
import { type MarkGroup, markGroups, markMarkup } from "./svg-marks.js";

/** Up to so many stretches of a kind are drawn as they are; of more those that no eye can part are one. */
export const MOST_SINGLE_STRETCHES = 100;
const MARK_PIXELS = 9;
const ACTION_HEIGHT = 14;
const BLOCK_WORDS = "refuses every start";
const BLOCK_FONT = 11;
/** Left of a name. */
export const NAME_LEFT = 12;

/**
 * One runner: its name, its windows, and below them what it does.
 * @param name as it fits
 * @param y top of the row
 */
export function rowMarkup(row: PictureRow, name: string, y: number, picture: Picture, layout: SvgLayout): Markup {
  const { x } = layout;
  const strip = { y: y + layout.strip.y, height: layout.strip.height };
  const action = y + layout.action;
  const pixel = (picture.to - picture.from) / (layout.right - layout.left);
  const bars = (stretches: readonly Stretch[], least: number, attributes: Attributes): readonly Markup[] =>
    barMarkup(stretches, least, attributes, pixel, layout);
  return element(
    "g",
    {},
    nameMarkup(row.name, name, y + layout.name),
    ...(row.since < row.until
      ? [
          element("rect", {
            class: "gap",
            x: x(row.since),
            y: strip.y,
            width: x(row.until) - x(row.since),
            height: strip.height,
          }),
        ]
      : []),
    ...bars(row.vacant, 1, { class: "vacant", ...strip }),
    ...bars(row.windows, 1, { class: "window", ...strip }),
    ...row.blocks.flatMap((block) => blockMarkup(block, action, layout)),
    ...bars(row.executions, 2, { class: "run", y: action, height: ACTION_HEIGHT, rx: 2 }),
    // Beside the look or the start that comes at once, not under it.
    ...markGroups(row.marks, MARK_PIXELS * pixel).map((group) =>
      markMarkup(group, x(group.at) - (isCovered(group, row) ? MARK_PIXELS : 0), action, picture.clock),
    ),
  );
}

/** One that is shortened says the whole of it when it is pointed at. */
function nameMarkup(whole: string, name: string, y: number): Markup {
  const title = name === whole ? [] : [element("title", {}, whole)];
  return element("text", { class: "name", x: NAME_LEFT, y }, name, ...title);
}

function isCovered({ kind, at }: MarkGroup, { marks }: PictureRow): boolean {
  return kind === "join" && marks.some((other) => other.kind !== "join" && other.at === at);
}

/** @param least pixels that even an instant takes */
function barMarkup(
  stretches: readonly Stretch[],
  least: number,
  attributes: Attributes,
  pixel: number,
  { x }: SvgLayout,
): readonly Markup[] {
  const widthOf = ({ from, to }: Stretch): number => Math.max(least, x(to) - x(from));
  if (stretches.length <= MOST_SINGLE_STRETCHES) {
    const { class: name, y, height, ...more } = attributes;
    return stretches.map((each) =>
      element("rect", { class: name, x: x(each.from), y, width: widthOf(each), height, ...more }),
    );
  }
  const { class: name, y, height } = attributes;
  const shapes = merged(stretches, pixel).map(
    (each) => `M${coordinate(x(each.from))} ${y}h${coordinate(widthOf(each))}v${height}h-${coordinate(widthOf(each))}z`,
  );
  return [element("path", { class: name, d: shapes.join("") })];
}

/** A record that refuses everybody: where there is room it says so itself. */
function blockMarkup({ from, to }: Stretch, y: number, { x }: SvgLayout): readonly Markup[] {
  const width = Math.max(2, x(to) - x(from));
  const shape = element("rect", { class: "block", x: x(from), y, width, height: ACTION_HEIGHT, rx: 2 });
  const hasRoom = textWidth(BLOCK_WORDS, BLOCK_FONT) + 2 * MARK_PIXELS < width;
  return hasRoom ? [shape, text(x(from) + MARK_PIXELS, y + 11, BLOCK_WORDS, { class: "note loud" })] : [shape];
}
