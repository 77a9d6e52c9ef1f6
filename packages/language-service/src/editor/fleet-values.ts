import type { Protocol } from "@slotwise/core";
import type { EditorDocument } from "./editor-document.js";
import { shownAnalysis } from "./shown-analysis.js";

/** The values that a file's fleet has now. Units are in the names. */
export interface FleetValues {
  readonly protocol: Protocol;
  /** The releases judged, those together that behave alike: `0.2.4 to 0.4.0`. */
  readonly pynencReleases: readonly string[];
  /** The largest size declared; missing where none is. */
  readonly runners?: number;
  readonly serviceIntervalMinutes: number;
  readonly spreadMarginMinutes: number;
  readonly checkIntervalMinutes: number;
  readonly loopSeconds: number;
  /** The part of it that differs from round to round. */
  readonly loopOverheadSeconds: number;
  readonly serviceDurationSeconds?: number;
  readonly clockSkewSeconds: number;
  readonly runnerConsideredDeadAfterMinutes: number;
  readonly membershipStabilizationSeconds: number;
  readonly maxStartSlotFraction: number;
}

/** Undefined where the file carries no settings, or they cannot be judged as they are. */
export function fleetValues(editor: EditorDocument): FleetValues | undefined {
  const analysis = shownAnalysis(editor);
  const judgement = analysis?.judgements[0];
  if (analysis === undefined || judgement === undefined) return undefined;
  const fleet = judgement.fleetOf(judgement.sizes?.most ?? 1);
  const { longestExecutionSeconds, settings } = fleet;
  return {
    protocol: judgement.protocol,
    pynencReleases: analysis.releases.behaviours.map(({ name }) => name),
    ...(judgement.sizes === undefined ? {} : { runners: judgement.sizes.most }),
    serviceIntervalMinutes: settings.serviceIntervalMinutes,
    spreadMarginMinutes: settings.spreadMarginMinutes,
    checkIntervalMinutes: fleet.checkIntervalMinutes,
    loopSeconds: fleet.loopSeconds,
    loopOverheadSeconds: fleet.loopOverheadSeconds,
    ...(longestExecutionSeconds === undefined ? {} : { serviceDurationSeconds: longestExecutionSeconds }),
    clockSkewSeconds: fleet.clockSkewSeconds,
    runnerConsideredDeadAfterMinutes: fleet.runnerConsideredDeadAfterMinutes,
    membershipStabilizationSeconds: settings.membershipStabilizationSeconds,
    maxStartSlotFraction: settings.maxStartSlotFraction,
  };
}
