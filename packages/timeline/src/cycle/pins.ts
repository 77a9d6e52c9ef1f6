import type { Cycle } from "@slotwise/core";
import { formatDuration, safeLine } from "@slotwise/words";
import type { TimeScale } from "./time-scale.js";

/** An instant of the cycle that is marked: a tick of a cron. */
export interface CyclePin {
  /** From the cycle's start, in seconds; what lies beyond its end is not drawn. */
  readonly atSeconds: number;
  /** What it is, such as `hourly job at 12:00 UTC`. */
  readonly label: string;
  /** Whether no execution may serve it: drawn hollow. */
  readonly isLost: boolean;
}

/** One mark for all pins that could not be told apart. */
export interface PlacedPin {
  readonly x: number;
  /** Whether one of them is lost. */
  readonly isLost: boolean;
  readonly labels: readonly string[];
}

/**
 * Where the pins of a cycle go.
 * @param least how far apart two marks have to be
 */
export function placedPins(
  pins: readonly CyclePin[] | undefined,
  cycle: Pick<Cycle, "intervalSeconds">,
  scale: TimeScale,
  least: number,
): readonly PlacedPin[] {
  const placed: { x: number; isLost: boolean; labels: string[] }[] = [];
  for (const { atSeconds, label, isLost } of shownPins(pins, cycle)) {
    const x = scale.x(atSeconds);
    if (x === undefined) continue;
    const last = placed.at(-1);
    if (last === undefined || x - last.x >= least) placed.push({ x, isLost, labels: [safeLine(label)] });
    else {
      last.isLost ||= isLost;
      last.labels.push(safeLine(label));
    }
  }
  return placed;
}

/** `Crons tick at 0 s and 60 s of the cycle; a tick can be lost at 60 s (...).` Undefined where there are none. */
export function pinsSentence(pins: readonly CyclePin[] | undefined, cycle: Cycle): string | undefined {
  const shown = shownPins(pins, cycle);
  if (shown.length === 0) return undefined;
  const all = instants(shown);
  const lost = instants(shown.filter(({ isLost }) => isLost));
  const ticks = `Crons tick at ${all.words} of the cycle`;
  if (lost.count === 0) return `${ticks}.`;
  return lost.count === all.count
    ? `${ticks}; ${all.count === 1 ? "that tick" : "each of these ticks"} can be lost.`
    : `${ticks}; a tick can be lost at ${lost.words}.`;
}

/** Those that lie in the cycle, in order. */
function shownPins(pins: readonly CyclePin[] = [], { intervalSeconds }: Pick<Cycle, "intervalSeconds">) {
  return pins
    .filter(({ atSeconds }) => atSeconds <= intervalSeconds)
    .slice(0, MOST_PINS)
    .toSorted((one, other) => one.atSeconds - other.atSeconds);
}

function instants(pins: readonly CyclePin[]): { readonly count: number; readonly words: string } {
  const texts = [...new Set(pins.map(({ atSeconds }) => (atSeconds === 0 ? "0 s" : formatDuration(atSeconds))))];
  const told =
    texts.length > MOST_TOLD ? [...texts.slice(0, MOST_TOLD - 1), `${texts.length - MOST_TOLD + 1} more`] : texts;
  const words = told.length < 2 ? told.join("") : `${told.slice(0, -1).join(", ")} and ${told.at(-1)}`;
  return { count: texts.length, words };
}

/** More would be a comb. */
const MOST_PINS = 64;
const MOST_TOLD = 6;
