import { displayWidth, fitText } from "@slotwise/words";
import type { TextStyle } from "../terminal/text-line.js";
import { ASCII, type Glyphs, UNICODE } from "./glyphs.js";
import type { Picture } from "./picture.js";
import { pictureLegend } from "./picture-legend.js";
import { shortNames } from "./short-names.js";
import { TextCells } from "./text-cells.js";

/** How a picture is drawn in a terminal. All optional. */
export interface PictureTextOptions {
  /** Width in characters; 80 where absent, 40 at least. */
  readonly columns?: number | undefined;
  /** Characters beyond ASCII; true where absent. Names have what they have. */
  readonly unicode?: boolean | undefined;
  /** Colours a part; none where absent. */
  readonly style?: TextStyle | undefined;
  /** Last lines that say what the marks are; true where absent. */
  readonly legend?: boolean | undefined;
}

const COLUMNS = 80;
const LEAST_COLUMNS = 40;
/** Of a name: as many as a quarter of the line, within these. */
const NAME_COLUMNS = { least: 12, most: 24 };
/** What stands where rows would, were there any. */
export const NO_ROWS = "No runner lived in this time.";
const NOBODY_STARTS = "nobody starts";

/** A picture as text: for each runner its windows, below them what it does, and what the marks are. */
export function pictureText(picture: Picture, options: PictureTextOptions = {}): string {
  const glyphs = options.unicode === false ? ASCII : UNICODE;
  const style = options.style ?? ((text: string) => text);
  const columns = Math.max(LEAST_COLUMNS, Math.floor(options.columns ?? COLUMNS));
  const room = Math.min(NAME_COLUMNS.most, Math.max(NAME_COLUMNS.least, Math.floor(columns / 4) - 2));
  const short = shortNames(
    picture.rows.map(({ name }) => name),
    room,
    glyphs.ellipsis,
  );
  const hasSilences = picture.silences.length > 0;
  const aside = picture.clock.aside(picture.from);
  const beside = [...short, ...aside, ...(hasSilences ? [NOBODY_STARTS] : [])];
  const names = Math.max(0, ...beside.map((name) => displayWidth(name))) + 2;
  const cells = new TextCells(picture, columns - names, glyphs, style);
  const label = (text: string): string => {
    const padding = " ".repeat(names - displayWidth(text));
    return text === "" ? padding : style(text + padding, "label");
  };
  const rows = picture.rows.flatMap((row, index) => [
    label(short[index] ?? "") + cells.windows(row),
    " ".repeat(names) + cells.actions(row),
  ]);
  const lines = [
    ...(hasSilences ? [label(NOBODY_STARTS) + cells.silences()] : []),
    ...(rows.length === 0 ? [style(NO_ROWS, "label")] : rows),
    ...(picture.moreRows > 0 ? [style(moreRowsText(picture.moreRows), "label")] : []),
    ...axis(picture, cells, glyphs).map((line, index) => label(aside[index] ?? "") + style(line, "axis")),
    ...(options.legend === false ? [] : pictureLegend(picture, glyphs, columns, style, cells.showsWindows)),
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** `and 3 more runners` */
export function moreRowsText(moreRows: number): string {
  return `and ${moreRows} more ${moreRows === 1 ? "runner" : "runners"}`;
}

/** About how many characters a label takes, with room around it. */
const TICK_COLUMNS = 14;

function axis(picture: Picture, cells: TextCells, glyphs: Glyphs): readonly string[] {
  const { clock, from, to } = picture;
  const marks = new Array<string>(cells.width).fill(" ");
  const ticks = clock.ticks(from, to, Math.floor(cells.width / TICK_COLUMNS));
  let labels = "";
  for (const [index, label] of clock.labels(ticks, from).entries()) {
    const column = cells.columnOf(ticks[index] ?? from);
    marks[column] = glyphs.tick;
    // The last one ends where the line does.
    const first = Math.min(column, cells.width - label.length);
    const isFree = labels.length === 0 ? first >= 0 : first > labels.length;
    if (isFree) labels = labels.padEnd(first) + label;
  }
  return [marks.join(""), fitText(labels, cells.width, "")];
}
