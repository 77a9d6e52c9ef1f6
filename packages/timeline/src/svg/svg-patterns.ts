import type { Ink } from "./ink.js";
import { element, type Markup, rect } from "./svg-element.js";

/** The hatches of a drawing, for those who cannot go by colour. Refer to them by `url(#...)`. */
export function patterns(ink: Ink, id: (name: string) => string): Markup {
  const size = { width: 6, height: 6, patternUnits: "userSpaceOnUse" };
  const rising = element("path", { d: "M-1 7L7 -1M-1 1L1 -1M5 7L7 5", "stroke-width": 1, ...ink.stroke("gap") });
  const falling = element("path", {
    d: "M-1 -1L7 7M5 -1L7 1M-1 5L1 7",
    "stroke-width": 1.6,
    ...ink.stroke("background"),
  });
  return element(
    "defs",
    {},
    ink.styleSheet,
    element("pattern", { id: id("gap"), ...size }, rising),
    element("pattern", { id: id("problem"), ...size }, rect(0, 0, 6, 6, ink.fill("problem")), falling),
  );
}

/** A hatched rectangle's paint. */
export function hatch(id: (name: string) => string, name: "gap" | "problem"): { readonly fill: string } {
  return { fill: `url(#${id(name)})` };
}
