import { type Cycle, PROTOCOLS } from "@slotwise/core";
import { formatCount, formatDuration, safeLine, wrapText } from "@slotwise/words";
import { cycleNotices } from "../cycle/cycle-notices.js";
import { fragment, type Markup, text } from "./svg-element.js";
import type { Part, SvgLayout } from "./svg-layout.js";
import { warningSign } from "./svg-marks.js";
import { fitTextWidth, textWidth } from "./text-width.js";

/** The title, the protocol at its side, and below them in words what is wrong. */
export function header(layout: SvgLayout, top: number): Part {
  const { cycle, options, ink, padding, width } = layout;
  const room = width - 2 * padding;
  const protocol = PROTOCOLS[cycle.protocol].title;
  const title = fitTextWidth(cycleTitle(cycle, options.title), room, TITLE_SIZE);
  const isBeside = textWidth(title, TITLE_SIZE) * BOLD + textWidth(protocol, SMALL_SIZE) + 16 <= room;
  const titleY = top + TITLE_SIZE - 1;
  const lines: Markup[] = [
    text(padding, titleY, title, { "font-size": TITLE_SIZE, "font-weight": 600, ...ink.fill("text") }),
    isBeside
      ? text(width - padding, titleY, protocol, { "font-size": SMALL_SIZE, "text-anchor": "end", ...ink.fill("muted") })
      : text(padding, titleY + 17, protocol, { "font-size": SMALL_SIZE, ...ink.fill("muted") }),
  ];
  let y = isBeside ? titleY : titleY + 17;
  for (const notice of cycleNotices(cycle, options)) {
    const measure = (line: string): number => textWidth(line, NOTICE_SIZE);
    wrapText(notice.text, room - NOTICE_INDENT, measure).forEach((line, index) => {
      y += index === 0 ? 21 : 16;
      if (index === 0) lines.push(warningSign(padding, y, ink));
      lines.push(text(padding + NOTICE_INDENT, y, line, { "font-size": NOTICE_SIZE, ...ink.fill("problem") }));
    });
  }
  return { height: y - top + 18, markup: fragment(...lines) };
}

/** What a drawing is called when nobody says otherwise. */
export function cycleTitle(cycle: Cycle, title: string | undefined): string {
  if (title !== undefined) return safeLine(title);
  const interval = formatDuration(cycle.intervalSeconds);
  if (cycle.totalRunners === 1) return `1 runner, a ${interval} cycle to itself`;
  return `${formatCount(cycle.totalRunners)} runners, one ${interval} cycle`;
}

const TITLE_SIZE = 15;
const SMALL_SIZE = 11;
const NOTICE_SIZE = 12;
const NOTICE_INDENT = 19;
/** How much wider bold type runs. */
const BOLD = 1.06;
