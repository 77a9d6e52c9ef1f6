import type { Cycle, CycleSlot } from "@slotwise/core";
import { canStart } from "../cycle/checks.js";
import { checkMarks } from "./svg-checks.js";
import { element, fragment, line, type Markup, rect, text } from "./svg-element.js";
import { executionBar } from "./svg-execution.js";
import type { SvgLayout, SvgRow } from "./svg-layout.js";
import { cross } from "./svg-marks.js";
import { hatch } from "./svg-patterns.js";

/** One runner's row: name, slot, window, checks, execution and, in a word, whether its turn is missed. */
export function row(layout: SvgLayout, svgRow: SvgRow, top: number): Markup {
  const { ink, left, right, sizes } = layout;
  const baseline = top + sizes.bar / 2 + sizes.fontSize * 0.36;
  const size = { "font-size": sizes.fontSize };
  const shapes = [
    text(left - 10, baseline, svgRow.label, { ...size, "text-anchor": "end", ...ink.fill("text") }),
    slotBar(layout, svgRow, top),
    executionBar(layout, svgRow, top),
    checkMarks(layout, svgRow.slot, top),
  ];
  const isDead = !canStart(layout.cycle);
  if (svgRow.isMissed || isDead) {
    shapes.push(cross(right + 13, top + sizes.bar / 2, 3, { "stroke-width": 1.6, ...ink.stroke("problem") }));
    const word = isDead ? "never" : "missed";
    shapes.push(text(right + 21, baseline, word, { "font-size": 11, ...ink.fill("problem") }));
  }
  return element("g", {}, ...shapes);
}

function slotBar(layout: SvgLayout, { slot, isMissed }: SvgRow, top: number): Markup {
  const { cycle, ink, id, scale, sizes } = layout;
  const bar = sizes.bar;
  const shapes = scale.spans(slot.slotStart, slot.slotEnd).flatMap(({ fromX, toX }) => {
    const isDead = cycle.regime === "nobody";
    const outline = isDead ? { ...ink.stroke("problem"), "stroke-dasharray": "3 3" } : ink.stroke("slotOutline");
    const round = { rx: Math.min(3, (toX - fromX) / 3) };
    return [
      rect(fromX, top, toX - fromX, bar, { ...round, ...ink.fill("background") }),
      rect(fromX, top, toX - fromX, bar, { ...round, ...hatch(id, "gap"), ...outline }),
      ...(isDead ? [line(fromX, top + bar / 2, toX, top + bar / 2, ink.stroke("problem"))] : []),
    ];
  });
  for (const part of windowParts(cycle, slot, isMissed)) {
    for (const { fromX, toX } of scale.spans(part.from, part.to)) {
      const width = Math.max(toX - fromX, LEAST_WINDOW);
      const x = Math.min(fromX, layout.right - width);
      const inset = part.kind === "safe" ? 0 : 0.5;
      shapes.push(
        rect(x + inset, top + inset, width - 2 * inset, bar - 2 * inset, {
          rx: Math.min(3, width / 3),
          ...windowPaint(layout, part.kind),
        }),
      );
    }
  }
  return fragment(...shapes);
}

type WindowKind = "safe" | "late" | "missed";

function windowParts(
  cycle: Cycle,
  slot: CycleSlot,
  isMissed: boolean,
): { from: number; to: number; kind: WindowKind }[] {
  if (cycle.regime === "nobody") return [];
  const safeEnd = slot.safeStartEnd;
  const late = { from: safeEnd, to: slot.windowEnd, kind: "late" as const };
  return [late, { from: slot.windowStart, to: safeEnd, kind: isMissed ? "missed" : "safe" }];
}

function windowPaint({ ink }: SvgLayout, kind: WindowKind): Record<string, string | number | undefined> {
  switch (kind) {
    case "safe":
      return ink.fill("window");
    case "late":
      return ink.paint("late", "window");
    case "missed":
      return { ...ink.paint("background", "problem"), "stroke-dasharray": "4 2", "stroke-width": 1.5 };
  }
}

const LEAST_WINDOW = 1;
