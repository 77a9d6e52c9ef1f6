import type { AuditTerms } from "@slotwise/audit";
import { createFleet, createSlotSettings, type FleetDescription, type SlotSettings } from "@slotwise/core";

/**
 * By these, two runners have slots of 30 s, windows of 24 s and 12 s to start in; a look comes within 3.22 s, and who was not
 * seen for 18.22 s is gone.
 */
export function terms(
  settings: Partial<SlotSettings> = {},
  fleet: Partial<Omit<FleetDescription, "settings" | "totalRunners">> = {},
  kept: Partial<Pick<AuditTerms, "retention" | "mostRecords">> = {},
): AuditTerms {
  return {
    fleetOf: (totalRunners) =>
      createFleet({
        protocol: "slot-claim",
        settings: createSlotSettings({
          serviceIntervalMinutes: 1,
          spreadMarginMinutes: 0.1,
          maxStartSlotFraction: 0.5,
          membershipStabilizationSeconds: 0,
          ...settings,
        }),
        totalRunners,
        checkIntervalMinutes: 0.05,
        loopSeconds: 0.22,
        runnerConsideredDeadAfterMinutes: 0.25,
        ...fleet,
      }),
    retention: 0,
    mostRecords: 0,
    ...kept,
  };
}

export const windowTerms = (): AuditTerms => terms({}, { protocol: "slot-window" });
