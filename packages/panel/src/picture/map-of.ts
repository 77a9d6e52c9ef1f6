import type { Fleet } from "@slotwise/core";
import { judgeTerms, refusesStart, type SlotJudgement, type SlotTerms } from "@slotwise/language-service";
import { type MapPoint, type SafeMap, safeMap } from "@slotwise/timeline";
import { areSameTerms } from "../fleet/read-terms.js";

/** The map of the safe values of a fleet, and a second point on it. */
export interface FleetMap {
  readonly map: SafeMap;
  readonly totalRunners: number;
  /** What is tried, where it differs from the files by the interval and the check interval alone. */
  readonly tried: MapPoint | undefined;
}

/**
 * The map around what the files say, with what is tried as a second point, as long as that lies on the same map; else
 * the map around what is tried.
 */
export function mapOf(file: SlotTerms, tried: SlotTerms): FleetMap | undefined {
  const isOnMap = areSameTerms(atPointOf(tried, file), file);
  const isMoved = isOnMap && !areSameTerms(tried, file);
  const judgements = judgeTerms(isOnMap ? file : tried);
  const other = isMoved ? pointOf(tried) : undefined;
  const [first, ...others] = judgements.map(largestOf);
  if (first === undefined) return undefined;
  const isRefused = (fleet: Fleet, index: number) => {
    const judgement = judgements[index];
    return judgement !== undefined && refusesStart(withIntervalOf(judgement, fleet));
  };
  return { map: safeMap([first, ...others], { other, isRefused }), totalRunners: first.totalRunners, tried: other };
}

function largestOf(judgement: SlotJudgement): Fleet {
  return judgement.fleetOf(judgement.sizes?.most ?? 2);
}

function withIntervalOf(judgement: SlotJudgement, { settings }: Fleet): SlotJudgement {
  const values = { ...judgement.values, atomic_service_interval_minutes: settings.serviceIntervalMinutes };
  return { ...judgement, values };
}

/** The same as some terms, but for where they are on the map. */
function atPointOf(terms: SlotTerms, { values }: SlotTerms): SlotTerms {
  const { atomic_service_interval_minutes, atomic_service_check_interval_minutes } = values;
  return {
    ...terms,
    values: { ...terms.values, atomic_service_interval_minutes, atomic_service_check_interval_minutes },
  };
}

function pointOf({ values }: SlotTerms): MapPoint {
  return {
    intervalSeconds: values.atomic_service_interval_minutes * 60,
    checkSeconds: values.atomic_service_check_interval_minutes * 60,
  };
}
