import type { Mark } from "./picture.js";

/** The characters that a drawing in a terminal is made of. */
export interface Glyphs {
  readonly window: string;
  readonly gap: string;
  readonly execution: string;
  readonly problem: string;
  readonly marks: Readonly<Record<Mark["kind"], string>>;
  readonly tick: string;
}

export const UNICODE: Glyphs = {
  window: "█",
  gap: "▁",
  execution: "═",
  problem: "╳",
  marks: { look: "╵", start: "●", end: "╡", join: "▸", fault: "▲", refusal: "×" },
  tick: "│",
};

export const ASCII: Glyphs = {
  window: "#",
  gap: ".",
  execution: "=",
  problem: "!",
  marks: { look: "'", start: "|", end: "]", join: ">", fault: "^", refusal: "x" },
  tick: "|",
};
