import type { Ink } from "./ink.js";
import { element, type Markup } from "./svg-element.js";

export interface SmallSvg {
  /** What is drawn, in a sentence: the only text in it, for those who hear it. */
  readonly title: string;
  readonly id: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly ink: Ink;
}

/** A drawing without words, background or axis. */
export function smallSvg({ title, id, width, height, ink }: SmallSvg, ...children: readonly Markup[]): string {
  return element(
    "svg",
    {
      ...{ xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img" },
      "aria-labelledby": `${id}-title`,
    },
    element("title", { id: `${id}-title` }, title),
    ...(ink.styleSheet.markup === "" ? [] : [ink.styleSheet]),
    ...children,
  ).markup;
}

/** How large a drawing in a line of text is, in pixels: a strip that is not much higher than letters. */
export function lineSize(wanted: Partial<Record<"width" | "height", number | undefined>>): {
  readonly width: number;
  readonly height: number;
} {
  return {
    width: Math.min(400, Math.max(32, Math.round(wanted.width ?? 120))),
    height: Math.min(24, Math.max(8, Math.round(wanted.height ?? 12))),
  };
}
