/** What can be moved in the panel, in the order shown. */
export const SLIDER_NAMES = [
  "runners",
  "serviceIntervalMinutes",
  "spreadMarginMinutes",
  "checkIntervalMinutes",
  "serviceDurationSeconds",
  "clockSkewSeconds",
] as const;

export type SliderName = (typeof SLIDER_NAMES)[number];
