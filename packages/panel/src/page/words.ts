import type { ControlName } from "../fleet/controls.js";

/** All words of the panel that are not computed from numbers. */
export interface PanelWords {
  readonly title: string;
  readonly none: string;
  readonly verdict: string;
  readonly cycle: string;
  readonly settings: string;
  readonly play: string;
  readonly pause: string;
  readonly time: string;
  readonly speed: string;
  readonly speedReal: string;
  readonly write: string;
  readonly reset: string;
  readonly copy: string;
  readonly worst: string;
  readonly faults: string;
  readonly faultsNone: string;
  readonly faultsJoin: string;
  readonly faultsCrash: string;
  readonly searching: string;
  readonly holds: string;
  readonly notFound: string;
  readonly nobody: string;
  readonly unknown: string;
  readonly aside: string;
  readonly controls: Readonly<Record<ControlName, { readonly label: string; readonly unit: string }>>;
}

/** @param t translates; as they are where nobody does */
export function panelWords(t: (text: string) => string = (text) => text): PanelWords {
  return {
    title: t("Slots of the fleet"),
    none: t("This file has no settings of pynenc's runners, or they cannot be read now."),
    verdict: t("Verdict"),
    cycle: t("One cycle of the fleet"),
    settings: t("Settings to try"),
    play: t("Play"),
    pause: t("Pause"),
    time: t("Time in the cycle"),
    speed: t("Speed"),
    speedReal: t("real time"),
    write: t("Write these values to the file"),
    reset: t("Back to the file's values"),
    copy: t("Copy SVG"),
    worst: t("What can go wrong"),
    faults: t("Besides"),
    faultsNone: t("nothing out of the ordinary"),
    faultsJoin: t("a runner joins"),
    faultsCrash: t("a runner crashes"),
    searching: t("Looking for the shortest story…"),
    holds: t("Nothing, as long as the fleet stays the same and its store loses nothing."),
    notFound: t("Nothing was found in the time allowed, which proves nothing."),
    nobody: t("nobody may start"),
    unknown: t("unknown"),
    aside: t("Clocks, delays and the store"),
    controls: {
      runners: { label: t("Runners"), unit: t("runners") },
      serviceIntervalMinutes: { label: t("Interval"), unit: t("min") },
      spreadMarginMinutes: { label: t("Margin"), unit: t("min") },
      checkIntervalMinutes: { label: t("Check every"), unit: t("min") },
      serviceDurationSeconds: { label: t("Longest execution"), unit: t("s") },
      clockSkewSeconds: { label: t("Clocks differ by"), unit: t("s") },
      startDelaySeconds: { label: t("Starts late by"), unit: t("s") },
      storeStalenessSeconds: { label: t("Store lags by"), unit: t("s") },
    },
  };
}
