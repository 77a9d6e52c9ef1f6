import type { ResolvedApp, SettingsDocument } from "@slotwise/project";
import { codeCronSettings } from "../crons/code-crons.js";
import { cronSettingsOf } from "../crons/cron-setting.js";
import { isSchedulerOff } from "../crons/serves-crons.js";
import { lookTermsOf } from "./look-terms.js";
import { SLOT_FIELDS, slotSetting, slotValues } from "./slot-fields.js";
import type { SlotSources } from "./slot-judgement.js";

/**
 * All that settings say of the slots; undefined where a value is unusable.
 *
 * @param inUse the releases judged
 */
export function slotSourcesOf(
  app: ResolvedApp,
  documents: readonly SettingsDocument[],
  inUse: readonly string[],
): SlotSources | undefined {
  const values = slotValues(app, inUse);
  if (values === undefined) return undefined;
  const crons = [...cronSettingsOf(app), ...codeCronSettings(documents)];
  return { values, look: lookTermsOf(app), crons, isSchedulerOff: isSchedulerOff(app, documents) };
}

/** Whether anything but defaults decides about the slots. */
export function saysSlots(app: ResolvedApp): boolean {
  return SLOT_FIELDS.some((field) => (slotSetting(app, field)?.origin.kind ?? "default") !== "default");
}
