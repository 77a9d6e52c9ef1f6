import type { Fleet } from "@slotwise/core";
import { judgeTerms, refusesStart, type SlotTerms } from "@slotwise/language-service";
import { type MapPoint, type SafeMap, safeMap } from "@slotwise/timeline";

/**
 * Which intervals and check intervals would be safe under every release in force, all else as it is tried: with the pair
 * of values that `own` has, and as `other` the pair that is tried, where it is another one.
 */
export function mapOf(
  own: SlotTerms,
  tried: SlotTerms,
): { readonly map: SafeMap; readonly other: MapPoint | undefined } {
  const here = pointOf(own);
  const there = pointOf(tried);
  const isSame = here.intervalSeconds === there.intervalSeconds && here.checkSeconds === there.checkSeconds;
  const { atomic_service_interval_minutes, atomic_service_check_interval_minutes } = own.values;
  const judgements = judgeTerms({
    ...tried,
    values: { ...tried.values, atomic_service_interval_minutes, atomic_service_check_interval_minutes },
  });
  const fleets = judgements.map(({ sizes, fleetOf }) => fleetOf(sizes?.most ?? 2)) as [Fleet, ...Fleet[]];
  const other = isSame ? undefined : there;
  // Behaviours of one protocol may differ in what they refuse: one that refuses is enough.
  const isRefused = ({ protocol, settings, checkIntervalMinutes }: Fleet) =>
    judgements.some(
      (judgement) =>
        judgement.protocol === protocol &&
        refusesStart({
          ...judgement,
          values: {
            ...judgement.values,
            atomic_service_interval_minutes: settings.serviceIntervalMinutes,
            atomic_service_check_interval_minutes: checkIntervalMinutes,
          },
        }),
    );
  return { map: safeMap(fleets, { other, isRefused }), other };
}

function pointOf({ values }: SlotTerms): MapPoint {
  return {
    intervalSeconds: values.atomic_service_interval_minutes * 60,
    checkSeconds: values.atomic_service_check_interval_minutes * 60,
  };
}
