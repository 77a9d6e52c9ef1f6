import type { MarkKind } from "./picture.js";

/** The characters that a drawing in a terminal is made of. */
export interface Glyphs {
  readonly window: string;
  readonly vacant: string;
  readonly gap: string;
  readonly execution: string;
  readonly block: string;
  readonly problem: string;
  readonly silence: string;
  readonly marks: Readonly<Record<MarkKind, string>>;
  readonly tick: string;
  readonly ellipsis: string;
}

export const UNICODE: Glyphs = {
  window: "█",
  vacant: "▒",
  gap: "▁",
  execution: "═",
  block: "▓",
  problem: "╳",
  silence: "─",
  marks: { look: "╵", start: "●", end: "╡", join: "▸", death: "◂", fault: "▲", refusal: "×" },
  tick: "│",
  ellipsis: "…",
};

export const ASCII: Glyphs = {
  window: "#",
  vacant: "+",
  gap: ".",
  execution: "=",
  block: "%",
  problem: "!",
  silence: "-",
  marks: { look: "'", start: "|", end: "]", join: ">", death: "<", fault: "^", refusal: "x" },
  tick: "|",
  ellipsis: "..",
};
