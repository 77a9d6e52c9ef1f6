import { displayWidth } from "@slotwise/words";
import type { AxisTick } from "../cycle/axis.js";
import type { TimeScale } from "../cycle/time-scale.js";
import { freeLabels, type LabelPlace } from "../svg/label-places.js";
import type { Glyphs } from "./text-glyphs.js";
import { TextLine } from "./text-line.js";

/** The labels of a time axis and the rule under them. Labels that would run into each other are left out. */
export function axisLines(
  ticks: readonly AxisTick[],
  scale: TimeScale,
  columns: number,
  glyphs: Glyphs,
): readonly [TextLine, TextLine] {
  const labels = new TextLine(columns);
  const rule = new TextLine(columns);
  for (const { fromX, toX } of scale.pieces) rule.fill(Math.round(fromX), Math.round(toX), glyphs.rule, "axis");
  const places = ticks.map((tick): LabelPlace => {
    const column = Math.min(Math.round(scale.x(tick.seconds) ?? columns), columns - 1);
    rule.fill(column, column + 1, glyphs.ruleTick, "axis");
    const width = displayWidth(tick.label);
    const fromX = Math.max(0, Math.min(column, columns - width));
    return { tick, fromX, toX: fromX + width };
  });
  for (const { tick, fromX } of freeLabels(places, 1)) labels.write(fromX, tick.label, "axis");
  rule.write(0, glyphs.ruleEnds[0], "axis");
  rule.write(columns - 1, glyphs.ruleEnds[1], "axis");
  return [labels, rule];
}
