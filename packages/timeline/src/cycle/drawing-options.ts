import type { CyclePin } from "./pins.js";

/** What may be drawn with a cycle, whether as a picture, as terminal text or in words. All optional. */
export interface DrawingOptions {
  /** The longest time between two checks of one runner, in seconds. 0: it looks all the time. Absent: no checks. */
  readonly checkPeriodSeconds?: number | undefined;
  /** When in the cycle the runner at each position looks first, in seconds; 0, the cycle's start, where absent. */
  readonly checkPhasesSeconds?: readonly number[] | undefined;
  /** The longest execution, in seconds, drawn from the last instant at which it may start. Absent or 0: none. */
  readonly executionSeconds?: number | undefined;
  /** The longest time from a decision to the start that it leads to, in seconds. Absent or 0: it starts at once. */
  readonly startDelaySeconds?: number | undefined;
  /** Instants of the cycle to mark: when crons tick. At most 64 of them are drawn. */
  readonly pins?: readonly CyclePin[] | undefined;
  /** What the runners are called, by position; "runner 1" and so on where absent. */
  readonly names?: readonly string[] | undefined;
  /** Replaces the title. */
  readonly title?: string | undefined;
}

/** @throws RangeError that names the option, its value and what is allowed */
export function requireDrawingOptions(options: DrawingOptions): void {
  requireSeconds("checkPeriodSeconds", options.checkPeriodSeconds);
  requireSeconds("executionSeconds", options.executionSeconds);
  requireSeconds("startDelaySeconds", options.startDelaySeconds);
  options.pins?.forEach(({ atSeconds }, index) => {
    requireSeconds(`pins[${index}].atSeconds`, atSeconds);
  });
  options.checkPhasesSeconds?.forEach((phase, position) => {
    if (!Number.isFinite(phase)) refuse(`checkPhasesSeconds[${position}]`, phase, "a finite number");
  });
}

function requireSeconds(name: string, seconds: number | undefined): void {
  if (seconds === undefined || (Number.isFinite(seconds) && seconds >= 0)) return;
  refuse(name, seconds, "a finite number of at least 0");
}

function refuse(name: string, value: number, allowed: string): never {
  throw new RangeError(`${name} is ${value}; it must be ${allowed}`);
}
