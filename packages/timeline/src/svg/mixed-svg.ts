import { formatDuration } from "@slotwise/words";
import { type MixedRunner, mixedLayout, type Stretch } from "../cycle/mixed-layout.js";
import { TimeScale } from "../cycle/time-scale.js";
import { drawingId } from "./drawing-id.js";
import { createInk, type Theme } from "./ink.js";
import { smallSvg } from "./small-svg.js";
import { type Attributes, fragment, line, rect } from "./svg-element.js";

/** How the drawing looks. */
export interface MixedSvgOptions {
  /** `auto`, which follows the reader's own settings, where absent. */
  readonly theme?: Theme | undefined;
  /** In pixels: 360 where absent. */
  readonly width?: number | undefined;
}

/**
 * The windows of a fleet whose members cut the cycle by different settings: a strip a runner on one axis, and below them,
 * in the colour of problems, when two of them may start at once. No text in it but the title.
 */
export function mixedSvg(runners: readonly MixedRunner[], options: MixedSvgOptions = {}): string {
  const theme = options.theme ?? "auto";
  const width = Math.min(800, Math.max(64, Math.round(options.width ?? 360)));
  const { spanSeconds, rows, shared } = mixedLayout(runners, MOST_ROWS);
  const height = (rows.length + 1) * ROW + 2;
  const title = describeMixed(runners);
  const id = drawingId("mixed", title, theme, width);
  const ink = createInk(theme, id);
  const scale = TimeScale.whole(spanSeconds, 0.5, width - 0.5);
  const strip = (stretches: readonly Stretch[], index: number, attributes: Attributes) =>
    stretches.flatMap(({ from, to }) =>
      scale
        .spans(from, to)
        .map(({ fromX, toX }) => rect(fromX, index * ROW + 1, Math.max(1, toX - fromX), ROW - 3, attributes)),
    );
  const base = (index: number) =>
    line(0.5, (index + 1) * ROW - 1.5, width - 0.5, (index + 1) * ROW - 1.5, ink.stroke("slotOutline"));
  return smallSvg(
    { title, id, width, height, ink },
    fragment(
      ...rows.map((_, index) => base(index)),
      ...rows.flatMap(({ windows }, index) => strip(windows, index, ink.fill("window"))),
      ...strip(shared, rows.length, ink.fill("problem")),
    ),
  );
}

/** What such a drawing shows, in a sentence. */
export function describeMixed(runners: readonly MixedRunner[]): string {
  const { said } = mixedLayout(runners, MOST_ROWS);
  const [shared, span] = [said.sharedSeconds, said.spanSeconds].map(formatDuration);
  return `The windows of ${runners.length} runners that cut the cycle by different settings: in ${shared} of every ${span} two of them may start at once.`;
}

const MOST_ROWS = 12;
const ROW = 12;
