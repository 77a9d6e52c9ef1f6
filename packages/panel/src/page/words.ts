import type { ControlName } from "../fleet/controls.js";

/** All words of the panel that are not computed from numbers. */
export interface PanelWords {
  readonly title: string;
  readonly none: string;
  /** Before the reason. */
  readonly notJudged: string;
  readonly deployment: string;
  readonly deployments: string;
  readonly shownDeployment: string;
  readonly moreOf: string;
  readonly more: string;
  readonly proposal: string;
  readonly undeclared: string;
  readonly range: string;
  readonly release: string;
  readonly inForce: string;
  readonly notInForce: string;
  readonly worstRelease: string;
  readonly isSafe: string;
  readonly isNotSafe: string;
  /** The name of the row of fleet sizes. */
  readonly sizes: string;
  readonly storyTime: string;
  readonly previousEvent: string;
  readonly nextEvent: string;
  readonly inWords: string;
  readonly map: string;
  readonly mapTried: string;
  readonly mapOf: string;
  readonly crons: string;
  readonly cronInCode: string;
  readonly cronRefused: string;
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
  readonly noStory: string;
  readonly notFound: string;
  readonly notLoaded: string;
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
    notJudged: t("This fleet cannot be judged now:"),
    deployment: t("Deployment"),
    deployments: t("Deployments: {0}"),
    shownDeployment: t("Shown: {0}"),
    moreOf: t("{0} more"),
    more: t("and {0} more"),
    proposal: t("These values are proposed, and not the file's. Nothing is written until you write them."),
    undeclared: t("The file does not say how many runners there are."),
    range: t("The file declares {0} runners; all of these sizes are judged, and {1} are drawn."),
    release: t("Drawn for pynenc"),
    inForce: t("in force"),
    notInForce: t("not in force, to compare"),
    worstRelease: t("the worst in force"),
    isSafe: t("safe"),
    isNotSafe: t("not safe"),
    sizes: t("Fleet sizes, and whether each is safe"),
    storyTime: t("Time in the story"),
    previousEvent: t("Previous event"),
    nextEvent: t("Next event"),
    inWords: t("The picture in words"),
    map: t("Map of safe values"),
    mapTried: t("tried"),
    mapOf: t("It is about turns and executions; ticks of crons and a runner that is killed are in the verdict alone."),
    crons: t("Crons"),
    cronRefused: t("pynenc refuses to start a runner"),
    cronInCode: t("in code; it is not written"),
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
    noStory: t(
      "There is no story to this while the fleet stays the same: what the verdict says follows from the times alone.",
    ),
    notFound: t("Nothing was found in the time allowed, which proves nothing."),
    notLoaded: t("What searches could not be loaded."),
    nobody: t("nobody may start"),
    unknown: t("unknown"),
    aside: t("Clocks, delays and the store"),
    controls: {
      runners: { label: t("Runners"), unit: t("runners") },
      serviceIntervalMinutes: { label: t("Interval"), unit: t("min") },
      spreadMarginMinutes: { label: t("Margin"), unit: t("min") },
      checkIntervalMinutes: { label: t("Check every"), unit: t("min") },
      deadAfterMinutes: { label: t("Dead after"), unit: t("min") },
      serviceDurationSeconds: { label: t("Longest execution"), unit: t("s") },
      clockSkewSeconds: { label: t("Clocks differ by"), unit: t("s") },
      startDelaySeconds: { label: t("Starts late by"), unit: t("s") },
      storeStalenessSeconds: { label: t("Store lags by"), unit: t("s") },
    },
  };
}
