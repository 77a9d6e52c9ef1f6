import type { FleetMember, RunnerRange, SettingsDocument, TextRange } from "@slotwise/project";
import { entryOf, OWN_SETTINGS } from "@slotwise/project";

/** How many runners of a fleet the files start, an autoscaler's least and most included. */
export interface DeployedRunners {
  readonly runners: RunnerRange;
  /** Everything that was added up. */
  readonly members: readonly FleetMember[];
}

/** The size of a fleet as a file declares it in `[tool.slotwise]`. */
export interface DeclaredSize {
  readonly runners: RunnerRange;
  readonly document: SettingsDocument;
  /** Of the value. */
  readonly range: TextRange;
}

/** @param documents weakest first: of several the last counts */
export function declaredSizeIn(documents: readonly SettingsDocument[]): DeclaredSize | undefined {
  const { key, kind } = OWN_SETTINGS.runners;
  for (const document of documents.toReversed()) {
    const value = document.declarations === undefined ? undefined : entryOf(document.declarations, key)?.value;
    if (value?.kind !== "string" && value?.kind !== "integer") continue;
    const runners = kind.parse(String(value.value));
    if (runners !== undefined) return { runners, document, range: value.range };
  }
  return undefined;
}

/** Whether settings that hold for the sizes declared hold for all that is started. */
export function covers(declared: RunnerRange, deployed: RunnerRange): boolean {
  return declared.least <= deployed.least && deployed.most <= declared.most;
}
