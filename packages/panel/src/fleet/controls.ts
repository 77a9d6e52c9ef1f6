import { MOST_RUNNERS } from "@slotwise/core";
import type { SlotField, SlotTerms } from "@slotwise/language-service";
import { type SliderScale, sliderScale, wholeScale } from "./slider-scale.js";

/** What can be moved in the panel: one value of what a fleet is judged by. */
export interface Control {
  readonly unit: "runners" | "minutes" | "seconds";
  readonly scale: SliderScale;
  /** Undefined where nobody knows it; such a control says so with 0. */
  readonly valueIn: (terms: SlotTerms) => number | undefined;
  /** The same with another value, made possible whatever a person typed. */
  readonly changed: (terms: SlotTerms, value: number) => SlotTerms;
  /** The setting whose value it is; undefined for what is declared of the fleet. */
  readonly field?: SlotField;
}

export type ControlName =
  | "runners"
  | "serviceIntervalMinutes"
  | "spreadMarginMinutes"
  | "checkIntervalMinutes"
  | "deadAfterMinutes"
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
    valueIn: ({ declarations }) => declarations.runners?.most,
    changed: (terms, value) => {
      const runners = within(1, MOST_RUNNERS, Math.round(value));
      return declared(terms, { runners: { least: runners, most: runners } });
    },
  },
  serviceIntervalMinutes: setting(
    "atomic_service_interval_minutes",
    sliderScale(0.1, 1440, false),
    LEAST_INTERVAL_MINUTES,
  ),
  spreadMarginMinutes: setting("atomic_service_spread_margin_minutes", sliderScale(0.01, 60, true)),
  checkIntervalMinutes: setting("atomic_service_check_interval_minutes", sliderScale(0.01, 60, false)),
  deadAfterMinutes: setting("runner_considered_dead_after_minutes", sliderScale(0.1, 1440, false)),
  serviceDurationSeconds: {
    ...seconds("serviceDurationSeconds", 0.1, 3600),
    valueIn: ({ declarations }) => declarations.serviceDurationSeconds,
    changed: (terms, value) =>
      declared(terms, { serviceDurationSeconds: value > 0 ? within(0, MOST, value) : undefined }),
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

function setting(field: SlotField, scale: SliderScale, least = 0): Control {
  return {
    unit: "minutes",
    scale,
    valueIn: ({ values }) => values[field],
    changed: (terms, value) => ({ ...terms, values: { ...terms.values, [field]: within(least, MOST, value) } }),
    field,
  };
}

type Seconds = "serviceDurationSeconds" | "clockSkewSeconds" | "startDelaySeconds" | "storeStalenessSeconds";

/** One that nobody declared is 0, and stays undeclared there. */
function seconds(name: Seconds, least: number, most: number): Control {
  return {
    unit: "seconds",
    scale: sliderScale(least, most, true),
    valueIn: ({ declarations }) => declarations[name] ?? 0,
    changed: (terms, value) =>
      value === (terms.declarations[name] ?? 0) ? terms : declared(terms, { [name]: within(0, MOST, value) }),
  };
}

function declared(terms: SlotTerms, changed: Partial<SlotTerms["declarations"]>): SlotTerms {
  return { ...terms, declarations: { ...terms.declarations, ...changed } };
}

function within(least: number, most: number, value: number): number {
  return Math.min(most, Math.max(least, value));
}
