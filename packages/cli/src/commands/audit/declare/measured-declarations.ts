import { type Measured, type Microseconds, SECOND } from "@slotwise/audit";
import { type Declarations, formatRunnerRange, NO_DECLARATIONS } from "@slotwise/project";
import { formatDuration } from "@slotwise/words";

/** One line of `[tool.slotwise]` that was measured. */
export interface MeasuredDeclaration {
  readonly key: "runners" | "service-duration" | "clock-skew";
  /** As TOML writes it. */
  readonly value: string;
  /** What was declared and what was measured, in words: `declared 20 s, measured 46.31 s`. */
  readonly comment: string;
  /** Whether it is another one than what was declared. */
  readonly isNew: boolean;
}

export interface MeasuredDeclarations {
  readonly lines: readonly MeasuredDeclaration[];
  /** What they declare. */
  readonly declarations: Declarations;
}

/**
 * What to declare of a fleet that was measured. A declaration is a bound, and records reach back for an hour: what is
 * measured widens what was declared, and never narrows it.
 */
export function measuredDeclarations(measured: Measured, declared: Declarations): MeasuredDeclarations {
  const runners = wider(measured.runners, declared.runners);
  const serviceDurationSeconds = longer(measured.longestExecution, declared.serviceDurationSeconds);
  const least = measured.leastClockDifference > 0 ? measured.leastClockDifference : undefined;
  const clockSkewSeconds = longer(least, declared.clockSkewSeconds);
  const lines: MeasuredDeclaration[] = [];
  if (measured.runners !== undefined && runners !== undefined) {
    const before = declared.runners === undefined ? undefined : formatRunnerRange(declared.runners);
    const text = formatRunnerRange(runners);
    lines.push({
      key: "runners",
      value: runners.least === runners.most ? text : `"${text}"`,
      comment: commentOf(before, formatRunnerRange(measured.runners)),
      isNew: before !== text,
    });
  }
  const durations = [
    ["service-duration", measured.longestExecution, declared.serviceDurationSeconds, serviceDurationSeconds] as const,
    ["clock-skew", least, declared.clockSkewSeconds, clockSkewSeconds] as const,
  ];
  for (const [key, found, before, after] of durations) {
    if (found === undefined || after === undefined) continue;
    const atLeast = key === "clock-skew" ? "at least " : "";
    lines.push({
      key,
      value: `"${durationWord(after)}"`,
      comment: commentOf(
        before === undefined ? undefined : formatDuration(before),
        `${atLeast}${formatDuration(found / SECOND)}`,
      ),
      isNew: before !== after,
    });
  }
  return { lines, declarations: { ...NO_DECLARATIONS, runners, serviceDurationSeconds, clockSkewSeconds } };
}

function commentOf(declared: string | undefined, measured: string): string {
  return declared === undefined ? `measured ${measured}` : `declared ${declared}, measured ${measured}`;
}

function wider(measured: Measured["runners"], declared: Declarations["runners"]): Declarations["runners"] {
  if (measured === undefined || declared === undefined) return declared ?? measured;
  return { least: Math.min(measured.least, declared.least), most: Math.max(measured.most, declared.most) };
}

function longer(measured: Microseconds | undefined, declared: number | undefined): number | undefined {
  if (measured === undefined) return declared;
  return declared !== undefined && declared * SECOND >= measured ? declared : roundedUp(measured / SECOND);
}

/** Up to what a person would write: hundredths of a second below one, tenths below ten, then seconds, then minutes. */
export function roundedUp(seconds: number): number {
  const [step] = STEPS.find(([, below]) => seconds <= below) ?? [60];
  // In hundredths, where a tenth is a whole number; what is a rounding error above a step is on it.
  const hundredths = Math.round(step * 100);
  return (Math.ceil((seconds * 100) / hundredths - 1e-9) * hundredths) / 100;
}

const STEPS: readonly (readonly [step: number, below: number])[] = [
  [0.01, 1],
  [0.1, 10],
  [1, 60],
  [5, 600],
];

/** As our settings write it: `47s`, `1.3s`, `40ms`, `12min`. */
export function durationWord(seconds: number): string {
  if (seconds < 1) return `${Number((seconds * 1000).toFixed(3))}ms`;
  if (seconds >= 600 && seconds % 60 === 0) return `${seconds / 60}min`;
  return `${Number(seconds.toFixed(6))}s`;
}
