import type { Ink } from "./ink.js";
import { type Attributes, coordinate, element, fragment, type Markup } from "./svg-element.js";

/** Two strokes across each other, `half` pixels from the middle to each side. */
export function cross(x: number, y: number, half: number, attributes: Attributes): Markup {
  const side = coordinate(2 * half);
  const d = `M${coordinate(x - half)} ${coordinate(y - half)}l${side} ${side}m0 -${side}l-${side} ${side}`;
  return element("path", { d, fill: "none", ...attributes });
}

/** A triangle that points to the right. */
export function arrowTip(x: number, top: number, width: number, height: number, attributes: Attributes): Markup {
  const half = coordinate(height / 2);
  return element("path", {
    d: `M${coordinate(x)} ${coordinate(top)}l${width} ${half}l${-width} ${half}z`,
    ...attributes,
  });
}

/** A triangle with a bar and a dot, for words of warning. */
export function warningSign(x: number, baseline: number, ink: Ink): Markup {
  const d = `M${x} ${baseline + 1}L${x + 6} ${baseline - 9.5}L${x + 12} ${baseline + 1}Z`;
  return fragment(
    element("path", { d, "stroke-linejoin": "round", "stroke-width": 1, ...ink.paint("problem", "problem") }),
    element("path", {
      d: `M${x + 6} ${baseline - 6}v3.4m0 1.4v1.3`,
      fill: "none",
      "stroke-width": 1.5,
      ...ink.stroke("background"),
    }),
  );
}
