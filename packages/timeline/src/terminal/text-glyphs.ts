/** What a stretch of terminal text stands for, so that a caller can colour it. */
export type TextRole =
  /** Where a start is let through. */
  | "safeStart"
  /** The rest of the window, where `slot-claim` refuses a start as too late. */
  | "window"
  | "gap"
  /** A check that finds nothing to do, or one that is refused. */
  | "tick"
  /** A check that lets an execution start. */
  | "start"
  /** A window no check falls into. */
  | "missed"
  | "execution"
  | "axis"
  | "label"
  /** What is wrong: an overlap, a turn that is missed, words of warning. */
  | "problem";

/** One character for everything a row shows. */
export interface Glyphs {
  readonly safeStart: string;
  readonly window: string;
  readonly missed: string;
  readonly gap: string;
  readonly dead: string;
  readonly tick: string;
  readonly start: string;
  readonly refused: string;
  readonly execution: string;
  readonly overlap: string;
  readonly ruleEnds: readonly [string, string];
  readonly rule: string;
  readonly ruleTick: string;
  readonly breakMark: string;
  readonly ellipsis: string;
  readonly notice: string;
  readonly pin: string;
  readonly lostPin: string;
}

export const UNICODE_GLYPHS: Glyphs = {
  safeStart: "█",
  window: "▒",
  missed: "░",
  gap: "▁",
  dead: "·",
  tick: "╵",
  start: "●",
  refused: "×",
  execution: "═",
  overlap: "╳",
  ruleEnds: ["├", "┤"],
  rule: "─",
  ruleTick: "┼",
  breakMark: "╱",
  ellipsis: "…",
  notice: "▲",
  pin: "▾",
  lostPin: "▿",
};

export const ASCII_GLYPHS: Glyphs = {
  safeStart: "#",
  window: "+",
  missed: "-",
  gap: ".",
  dead: ".",
  tick: "'",
  start: "|",
  refused: "x",
  execution: "=",
  overlap: "!",
  ruleEnds: ["|", "|"],
  rule: "-",
  ruleTick: "|",
  breakMark: "/",
  ellipsis: "...",
  notice: "!",
  pin: "v",
  lostPin: "o",
};
