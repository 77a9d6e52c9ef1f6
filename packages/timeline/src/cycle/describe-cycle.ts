import { type Cycle, isOpenAllTheTime } from "@slotwise/core";
import { formatCount, formatDuration, formatShare } from "@slotwise/words";
import { canStart, createChecks, missedInCycle, missedShare } from "./checks.js";
import { type DrawingOptions, requireDrawingOptions } from "./drawing-options.js";
import { overlapSeconds, reachWord, silenceSeconds } from "./execution.js";
import { pinsSentence } from "./pins.js";

/**
 * The text twin of a drawing, for those who hear it: one to four sentences with the same numbers. Work does not grow
 * with the fleet.
 * @throws RangeError for options that are negative or no number
 */
export function describeCycle(cycle: Cycle, options: DrawingOptions = {}): string {
  requireDrawingOptions(options);
  const sentences = [
    shapeSentence(cycle),
    checksSentence(cycle, options),
    executionSentence(cycle, options),
    pinsSentence(options.pins, cycle),
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(" ");
}

/** How the runners share the cycle, in one sentence. */
function shapeSentence(cycle: Cycle): string {
  const interval = formatDuration(cycle.intervalSeconds);
  const slot = formatDuration(cycle.slotSeconds);
  const margin = formatDuration(cycle.marginSeconds);
  const fleet = `${formatCount(cycle.totalRunners)} runners share a cycle of ${interval}, a slot of ${slot} each`;
  const parts = `${windowWords(cycle)}, then a gap of ${formatDuration(cycle.gapSeconds)}`;
  switch (cycle.regime) {
    case "alone":
      return aloneSentence(cycle, interval);
    case "nobody":
      return `${fleet}; the margin of ${margin} leaves no window, so nobody ever runs.`;
    case "half-slot":
      return `${fleet}; the margin of ${margin} does not fit, so it is dropped and half the slot used: ${parts}.`;
    case "margin":
      return `${fleet}: ${parts}.`;
  }
}

function aloneSentence(cycle: Cycle, interval: string): string {
  const { safeStartSeconds, windowSeconds } = cycle;
  const alone = "One runner, alone: its window";
  if (isOpenAllTheTime(cycle)) return `One runner, alone: it may run whenever it looks, all ${interval} of the cycle.`;
  if (safeStartSeconds >= windowSeconds) return `${alone} is the whole cycle of ${interval}.`;
  const safe = formatDuration(safeStartSeconds);
  return `${alone} is the whole cycle of ${interval}, but only a start in the first ${safe} is let through.`;
}

function windowWords(cycle: Cycle): string {
  const window = `a window of ${formatDuration(cycle.windowSeconds)}`;
  if (cycle.safeStartSeconds >= cycle.windowSeconds) return window;
  return `${window}, of which the first ${formatDuration(cycle.safeStartSeconds)} are safe to start in`;
}

/** What the checks do, if any are drawn and anybody may run. */
function checksSentence(cycle: Cycle, options: DrawingOptions): string | undefined {
  const checks = createChecks(options);
  if (checks === undefined || !canStart(cycle)) return undefined;
  const share = missedShare(cycle, checks);
  const start = formatDuration(cycle.safeStartSeconds);
  const looks =
    checks.periodSeconds === 0 ? "Each looks all the time" : `Each looks every ${formatDuration(checks.periodSeconds)}`;
  if (share === 0) return `${looks}, so no turn is missed.`;
  const missed = missedInCycle(cycle, checks);
  const here =
    missed === undefined
      ? ""
      : `; in the cycle drawn ${missed === 0 ? "none is" : `${missed} of ${cycle.totalRunners} are`} missed`;
  return `${looks} but may start for only ${start}, so it misses its turn in ${formatShare(share)} of the phases that its looks can have${here}.`;
}

/** What the longest execution does, if one is drawn and anybody may run. */
function executionSentence(cycle: Cycle, options: DrawingOptions): string | undefined {
  const seconds = options.executionSeconds ?? 0;
  if (seconds <= 0 || cycle.regime === "alone" || !canStart(cycle)) return undefined;
  const delay = options.startDelaySeconds ?? 0;
  const from = delay > 0 ? `that begins ${formatDuration(delay)} after` : "from";
  const late = `An execution of ${formatDuration(seconds)} ${from} the last possible start`;
  const overlap = overlapSeconds(cycle, options);
  if (overlap > 0) {
    return `${late} reaches ${formatDuration(overlap)} into the next runner's slot: ${REACH_EFFECTS[reachWord(cycle)]}.`;
  }
  const left = Math.max(0, silenceSeconds(cycle) - delay - seconds);
  return `${late} ends ${formatDuration(left)} before the next runner's slot.`;
}

const REACH_EFFECTS: Readonly<Record<ReturnType<typeof reachWord>, string>> = {
  overlap: "the two overlap",
  refused: "for that time the store's lock refuses that one",
};
