import { createFleet, createSlotSettings, type Fleet, MOST_RUNNERS, type SlotSettings } from "@slotwise/core";
import { type SliderScale, sliderScale, wholeScale } from "./slider-scale.js";

/** What can be moved in the panel: one field of a fleet. */
export interface Control {
  readonly unit: "runners" | "minutes" | "seconds";
  readonly scale: SliderScale;
  /** Undefined where nobody knows it; such a control says so with 0. */
  readonly valueIn: (fleet: Fleet) => number | undefined;
  /** The same fleet with another value, made possible whatever a person typed. */
  readonly changed: (fleet: Fleet, value: number) => Fleet;
}

export type ControlName =
  | "runners"
  | "serviceIntervalMinutes"
  | "spreadMarginMinutes"
  | "checkIntervalMinutes"
  | "serviceDurationSeconds"
  | "clockSkewSeconds"
  | "startDelaySeconds"
  | "storeStalenessSeconds";

/** A year, in minutes. */
const MOST = 525_600;
/** A cycle has some length. */
const LEAST_INTERVAL_MINUTES = 0.001;

/** In the order shown. */
export const CONTROLS: Readonly<Record<ControlName, Control>> = {
  runners: {
    unit: "runners",
    scale: wholeScale(1000),
    valueIn: ({ totalRunners }) => totalRunners,
    changed: (fleet, value) => createFleet({ ...fleet, totalRunners: within(1, MOST_RUNNERS, Math.round(value)) }),
  },
  serviceIntervalMinutes: {
    unit: "minutes",
    scale: sliderScale(0.1, 1440, false),
    valueIn: ({ settings }) => settings.serviceIntervalMinutes,
    changed: (fleet, value) =>
      withSettings(fleet, { serviceIntervalMinutes: within(LEAST_INTERVAL_MINUTES, MOST, value) }),
  },
  spreadMarginMinutes: {
    unit: "minutes",
    scale: sliderScale(0.01, 60, true),
    valueIn: ({ settings }) => settings.spreadMarginMinutes,
    changed: (fleet, value) => withSettings(fleet, { spreadMarginMinutes: within(0, MOST, value) }),
  },
  checkIntervalMinutes: {
    unit: "minutes",
    scale: sliderScale(0.01, 60, false),
    valueIn: ({ checkIntervalMinutes }) => checkIntervalMinutes,
    changed: (fleet, value) => createFleet({ ...fleet, checkIntervalMinutes: within(0, MOST, value) }),
  },
  serviceDurationSeconds: {
    unit: "seconds",
    scale: sliderScale(0.1, 3600, true),
    valueIn: ({ longestExecutionSeconds }) => longestExecutionSeconds,
    changed: (fleet, value) =>
      createFleet({ ...fleet, longestExecutionSeconds: value > 0 ? within(0, MOST, value) : undefined }),
  },
  clockSkewSeconds: seconds("clockSkewSeconds", 0.001, 60),
  startDelaySeconds: seconds("startDelaySeconds", 0.01, 600),
  storeStalenessSeconds: seconds("storeStalenessSeconds", 0.01, 600),
};

export const CONTROL_NAMES = Object.keys(CONTROLS) as readonly ControlName[];

/** What is 0 for most who ask, and out of the way until it is not. */
export const CONTROLS_ASIDE: readonly ControlName[] = [
  "clockSkewSeconds",
  "startDelaySeconds",
  "storeStalenessSeconds",
];

function seconds(
  name: "clockSkewSeconds" | "startDelaySeconds" | "storeStalenessSeconds",
  least: number,
  most: number,
): Control {
  return {
    unit: "seconds",
    scale: sliderScale(least, most, true),
    valueIn: (fleet) => fleet[name],
    changed: (fleet, value) => createFleet({ ...fleet, [name]: within(0, MOST, value) }),
  };
}

function withSettings(fleet: Fleet, changed: Partial<SlotSettings>): Fleet {
  return createFleet({ ...fleet, settings: createSlotSettings({ ...fleet.settings, ...changed }) });
}

function within(least: number, most: number, value: number): number {
  return Math.min(most, Math.max(least, value));
}
