import { createFleet, createSlotSettings, type Fleet, type SlotSettings } from "@slotwise/core";
import { isObject } from "./is-object.js";

// What crosses a wall is JSON of a fleet: all its numbers are finite, so nothing gets lost but a field that is
// `undefined`. A field that core adds has to be named here, or this does not compile.

const FIELDS: Readonly<Record<keyof Fleet, "must be there" | "may be missing">> = {
  protocol: "must be there",
  settings: "must be there",
  totalRunners: "must be there",
  checkIntervalMinutes: "must be there",
  loopSeconds: "must be there",
  loopOverheadSeconds: "must be there",
  runnerConsideredDeadAfterMinutes: "must be there",
  longestExecutionSeconds: "may be missing",
  clockSkewSeconds: "must be there",
  startDelaySeconds: "must be there",
  storeStalenessSeconds: "must be there",
};

const SETTINGS: Readonly<Record<keyof SlotSettings, true>> = {
  serviceIntervalMinutes: true,
  spreadMarginMinutes: true,
  maxStartSlotFraction: true,
  membershipStabilizationSeconds: true,
};

/**
 * A fleet as it comes out of JSON or from another window, checked as `createFleet` checks. Undefined where it is none:
 * a field that is missing is not given a default, since a fleet with a default in it is another fleet.
 */
export function readFleet(value: unknown): Fleet | undefined {
  if (!isObject(value) || !isObject(value.settings)) return undefined;
  const isWhole = Object.entries(FIELDS).every(([name, presence]) => presence === "may be missing" || name in value);
  if (!isWhole || !Object.keys(SETTINGS).every((name) => name in (value.settings as object))) return undefined;
  try {
    const settings = createSlotSettings(only(value.settings, SETTINGS));
    return createFleet({ ...(only(value, FIELDS) as unknown as Fleet), settings });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function only(value: Readonly<Record<string, unknown>>, names: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(names).flatMap((name) => (name in value ? [[name, value[name]]] : [])));
}
