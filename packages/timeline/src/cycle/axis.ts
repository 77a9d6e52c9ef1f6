import type { Cycle } from "@slotwise/core";
import { formatNumber } from "@slotwise/words";

/** One labelled instant of a time axis. */
export interface AxisTick {
  /** Seconds from the axis' start. */
  readonly seconds: number;
  readonly label: string;
}

/**
 * Ticks from 0 to the interval, both included, at even steps that read well; one unit for the whole axis.
 * @param maxTicks at most so many ticks; never fewer than the two ends
 */
export function axisTicks(intervalSeconds: number, maxTicks: number): readonly AxisTick[] {
  const unit = axisUnit(intervalSeconds);
  const length = intervalSeconds / unit.seconds;
  const most = Math.max(1, Math.floor(maxTicks) - 1);
  // A step that fits the interval a whole number of times, when one is not much longer than the shortest allowed.
  for (let parts = most; parts >= Math.max(2, most / 2); parts--) {
    if (isNice(length / parts)) return evenTicks(parts, intervalSeconds);
  }
  return ticksUpTo(niceStep(length / most) * unit.seconds, intervalSeconds);
}

/** Ticks at the slots' own boundaries (or every second, third ... of them) where these read well, else `axisTicks`. */
export function cycleTicks(cycle: Cycle, maxTicks: number): readonly AxisTick[] {
  const { totalRunners, intervalSeconds } = cycle;
  if (totalRunners > 1 && totalRunners <= MOST_BOUNDARIES) {
    for (let parts = Math.min(totalRunners, Math.floor(maxTicks) - 1); parts >= 2; parts--) {
      const step = intervalSeconds / parts / axisUnit(intervalSeconds).seconds;
      if (totalRunners % parts === 0 && (parts === totalRunners ? isShort(step) : isNice(step))) {
        return evenTicks(parts, intervalSeconds);
      }
    }
  }
  return axisTicks(intervalSeconds, maxTicks);
}

/** The label of an instant on an axis of this length: the unit is the axis', not the instant's. */
export function axisLabel(seconds: number, intervalSeconds: number): string {
  const unit = axisUnit(intervalSeconds);
  return `${seconds === 0 ? "0" : formatNumber(seconds / unit.seconds)} ${unit.name}`;
}

interface AxisUnit {
  readonly name: string;
  readonly seconds: number;
}

const MOST_BOUNDARIES = 64;
const NICE_MANTISSAS: readonly number[] = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 9, 10];
const TOLERANCE = 1e-9;

function axisUnit(intervalSeconds: number): AxisUnit {
  if (intervalSeconds < 1e-3) return { name: "µs", seconds: 1e-6 };
  if (intervalSeconds < 1) return { name: "ms", seconds: 1e-3 };
  if (intervalSeconds < 600) return { name: "s", seconds: 1 };
  if (intervalSeconds < 4 * 3600) return { name: "min", seconds: 60 };
  return { name: "h", seconds: 3600 };
}

function isNice(step: number): boolean {
  const mantissa = step / 10 ** Math.floor(Math.log10(step) + TOLERANCE);
  return NICE_MANTISSAS.some((nice) => Math.abs(mantissa - nice) < TOLERANCE * nice);
}

/** Whether a number is written in full with at most four digits. */
function isShort(value: number): boolean {
  const text = formatNumber(value);
  return text.replace(".", "").length <= 4 && Math.abs(Number(text) - value) < TOLERANCE * value;
}

/** The shortest nice step of at least this length. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least) + TOLERANCE);
  const mantissa = NICE_MANTISSAS.find((nice) => nice * power >= least * (1 - TOLERANCE)) ?? 10;
  return mantissa * power;
}

function evenTicks(parts: number, intervalSeconds: number): AxisTick[] {
  return Array.from({ length: parts + 1 }, (_, index) => tickAt((index * intervalSeconds) / parts, intervalSeconds));
}

/** Every step, and the interval's end; a step too near to the end gives way to it. */
function ticksUpTo(step: number, intervalSeconds: number): AxisTick[] {
  const ticks: AxisTick[] = [];
  for (let index = 0; index === 0 || index * step < intervalSeconds - step / 2; index++) {
    ticks.push(tickAt(index * step, intervalSeconds));
  }
  return [...ticks, tickAt(intervalSeconds, intervalSeconds)];
}

function tickAt(seconds: number, intervalSeconds: number): AxisTick {
  return { seconds, label: axisLabel(seconds, intervalSeconds) };
}
