import type { Cycle } from "@slotwise/core";
import { displayWidth, fitText, formatDuration } from "@slotwise/words";
import { canStart } from "../cycle/checks.js";
import { executionWords, overlapSeconds, reachWord } from "../cycle/execution.js";
import { placedPins } from "../cycle/pins.js";
import type { TextRole } from "./text-glyphs.js";
import type { TextLayout } from "./text-layout.js";
import type { CycleTextOptions } from "./text-options.js";

interface LegendItem {
  readonly glyph: string;
  readonly role: TextRole;
  readonly words: string;
}

/** What the characters of a drawing mean, with the lengths they stand for; only those that occur. */
export function legendLines(cycle: Cycle, options: CycleTextOptions, layout: TextLayout): string[] {
  const lines: string[] = [];
  let line = "";
  let width = 0;
  for (const item of legendItems(cycle, options, layout)) {
    const { glyph, role } = item;
    const words = fitText(item.words, layout.columns - 2, layout.glyphs.ellipsis);
    const itemWidth = displayWidth(`${glyph} ${words}`);
    if (width > 0 && width + SPACE.length + itemWidth > layout.columns) {
      lines.push(line);
      line = "";
      width = 0;
    }
    const space = width === 0 ? "" : SPACE;
    line += `${space}${layout.style(glyph, role)} ${layout.style(words, "label")}`;
    width += space.length + itemWidth;
  }
  return [...lines, line];
}

function legendItems(cycle: Cycle, options: CycleTextOptions, layout: TextLayout): LegendItem[] {
  const { glyphs } = layout;
  const isDead = cycle.regime === "nobody";
  const isStarting = canStart(cycle);
  const late = cycle.windowSeconds - cycle.safeStartSeconds;
  const items: LegendItem[] = [];
  const add = (isShown: boolean, glyph: string, role: TextRole, words: string): void => {
    if (isShown) items.push({ glyph, role, words });
  };
  const start = cycle.safeStartSeconds;
  add(
    isStarting,
    glyphs.safeStart,
    "safeStart",
    `${late > 0 ? "safe start" : "window"} ${formatDuration(start)}${cycle.regime === "half-slot" ? ", half the slot" : ""}`,
  );
  add(late > 0, glyphs.window, "window", `too late to start ${formatDuration(late)}`);
  add(
    layout.rows.some(({ status }) => status === "missed"),
    glyphs.missed,
    "missed",
    "window missed",
  );
  add(cycle.gapSeconds > 0 && !isDead, glyphs.gap, "gap", `gap ${formatDuration(cycle.gapSeconds)}`);
  add(isDead, glyphs.dead, "gap", `slot ${formatDuration(cycle.slotSeconds)} without a window`);
  const checks = layout.checks;
  add(
    checks !== undefined,
    glyphs.tick,
    "tick",
    checks?.periodSeconds === 0 ? "check all the time" : `check every ${formatDuration(checks?.periodSeconds ?? 0)}`,
  );
  add(checks !== undefined && isStarting, glyphs.start, "start", "check in time");
  add(checks !== undefined && late > 0, glyphs.refused, "tick", "check too late");
  const execution = options.executionSeconds ?? 0;
  const isDrawn = layout.rows.some(({ status }) => status === "");
  add(execution > 0 && isStarting && isDrawn, glyphs.execution, "execution", executionWords(options));
  const overlap = overlapSeconds(cycle, options);
  add(overlap > 0 && isDrawn, glyphs.overlap, "problem", `${reachWord(cycle)} ${formatDuration(overlap)}`);
  const pins = placedPins(options.pins, cycle, layout.scale, 1);
  add(
    pins.some(({ isLost }) => !isLost),
    glyphs.pin,
    "axis",
    "cron tick",
  );
  add(
    pins.some(({ isLost }) => isLost),
    glyphs.lostPin,
    "problem",
    "cron tick that can be lost",
  );
  return items;
}

const SPACE = "   ";
