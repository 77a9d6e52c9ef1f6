import type { CycleSlot } from "@slotwise/core";
import { type ExecutionPart, isReached, lateExecution, overlapSeconds } from "../cycle/execution.js";
import { fragment, type Markup, rect } from "./svg-element.js";
import type { SvgLayout, SvgRow } from "./svg-layout.js";
import { arrowTip } from "./svg-marks.js";
import { hatch } from "./svg-patterns.js";

/** The longest execution, of a runner that does not miss its turn; where it reaches beyond the cycle's end an arrow leads out and, at its start, in again. */
export function executionBar(layout: SvgLayout, { slot, isMissed }: SvgRow, top: number): Markup {
  const { cycle, ink, id, left, options, right, scale, sizes } = layout;
  const parts = isMissed ? [] : lateExecution(cycle, slot, options);
  const height = sizes.bar * 0.4;
  const y = top + (sizes.bar - height) / 2;
  const bars = parts.flatMap((part) =>
    scale.spans(part.from, part.to).map(({ fromX, toX }) => {
      const width = Math.max(toX - fromX, LEAST_WIDTH);
      const paint = part.isOverlap ? hatch(id, "problem") : ink.fill("execution");
      return rect(Math.min(fromX, right - width), y, width, height, paint);
    }),
  );
  const tips = isWrapped(layout, parts)
    ? [left - TIP, right].map((x) => arrowTip(x, y - 2, TIP, height + 4, ink.fill("problem")))
    : [];
  return fragment(...bars, ...tips, collision(layout, slot, top));
}

function isWrapped({ cycle }: SvgLayout, parts: readonly ExecutionPart[]): boolean {
  return cycle.regime !== "alone" && parts.some(({ from }) => from === 0);
}

/** A cap on the start of a slot into which the execution of the runner before reaches. */
function collision({ checks, cycle, ink, options, scale, sizes }: SvgLayout, slot: CycleSlot, top: number): Markup {
  const seconds = Math.min(overlapSeconds(cycle, options), cycle.slotSeconds);
  if (seconds === 0 || !isReached(cycle, slot, checks)) return fragment();
  const height = Math.max(2.5, sizes.bar * 0.18);
  return fragment(
    ...scale
      .spans(slot.slotStart, slot.slotStart + seconds)
      .map(({ fromX, toX }) =>
        rect(fromX, top, Math.max(toX - fromX, LEAST_WIDTH), height, { rx: 1, ...ink.fill("problem") }),
      ),
  );
}

const LEAST_WIDTH = 2;
const TIP = 6;
