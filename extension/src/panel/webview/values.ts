import { createFleet, createSlotSettings, type Fleet, MOST_RUNNERS } from "@slotwise/core";
import type { FleetValues } from "slotwise-language-server/protocol";
import type { SliderName } from "../slider-names.js";

/** What can be tried in the panel. An execution of 0 s is one whose length nobody knows. */
export type Tried = Readonly<Record<SliderName, number>> & { readonly protocol: Fleet["protocol"] };

/** Drawn where no size is declared: the smallest fleet that shares a cycle and still reads as one. */
const UNDECLARED_RUNNERS = 3;

export function triedFrom(file: FleetValues): Tried {
  return {
    protocol: file.protocol,
    runners: file.runners ?? UNDECLARED_RUNNERS,
    serviceIntervalMinutes: file.serviceIntervalMinutes,
    spreadMarginMinutes: file.spreadMarginMinutes,
    checkIntervalMinutes: file.checkIntervalMinutes,
    serviceDurationSeconds: file.serviceDurationSeconds ?? 0,
    clockSkewSeconds: file.clockSkewSeconds,
  };
}

/** The fleet that is tried; what no slider moves is as the file has it. */
export function fleetFrom(file: FleetValues, tried: Tried): Fleet {
  return createFleet({
    protocol: tried.protocol,
    settings: createSlotSettings({
      serviceIntervalMinutes: tried.serviceIntervalMinutes,
      spreadMarginMinutes: tried.spreadMarginMinutes,
      maxStartSlotFraction: file.maxStartSlotFraction,
      membershipStabilizationSeconds: file.membershipStabilizationSeconds,
    }),
    totalRunners: tried.runners,
    checkIntervalMinutes: tried.checkIntervalMinutes,
    loopSeconds: file.loopSeconds,
    loopOverheadSeconds: file.loopOverheadSeconds,
    runnerConsideredDeadAfterMinutes: file.runnerConsideredDeadAfterMinutes,
    longestExecutionSeconds: tried.serviceDurationSeconds > 0 ? tried.serviceDurationSeconds : undefined,
    clockSkewSeconds: tried.clockSkewSeconds,
  });
}

/** What a person typed, made possible: a fleet has at least one runner and a cycle some length. */
export function clamped(name: SliderName, value: number): number {
  switch (name) {
    case "runners":
      return Math.min(MOST_RUNNERS, Math.max(1, Math.round(value)));
    case "serviceIntervalMinutes":
      return Math.min(MOST_MINUTES, Math.max(LEAST_INTERVAL_MINUTES, value));
    default:
      return Math.min(MOST_MINUTES, Math.max(0, value));
  }
}

const LEAST_INTERVAL_MINUTES = 0.001;
/** A year. */
const MOST_MINUTES = 525_600;

/** The names of what a person changed and a file can hold. */
export const WRITABLE = ["serviceIntervalMinutes", "spreadMarginMinutes", "checkIntervalMinutes", "runners"] as const;

/** Whether there is anything to write, and a fleet in the files now to write it to. */
export function canWrite(isThere: boolean, file: FleetValues, tried: Tried): boolean {
  return isThere && Object.keys(changesOf(file, tried)).length > 0;
}

/** What has to be written for the file to say what was tried. */
export function changesOf(file: FleetValues, tried: Tried): Partial<Record<(typeof WRITABLE)[number], number>> {
  const before = triedFrom(file);
  return Object.fromEntries(WRITABLE.filter((name) => tried[name] !== before[name]).map((name) => [name, tried[name]]));
}
