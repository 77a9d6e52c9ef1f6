import type { ResolvedApp } from "@slotwise/project";
import { type StartCondition, startConditionsMet } from "@slotwise/pynenc";
import { type SlotField, slotSetting } from "./slot-fields.js";
import type { SlotJudgement } from "./slot-judgement.js";

/** The start-up conditions of the slots that settings meet, as far as they are known. */
export function slotStartConditions(app: ResolvedApp): readonly StartCondition[] {
  const numberOf = (field: SlotField): number => {
    const coerced = slotSetting(app, field)?.coerced;
    // NaN meets no condition, as in Python.
    return coerced !== undefined && "value" in coerced && typeof coerced.value === "number"
      ? coerced.value
      : Number.NaN;
  };
  return startConditionsMet({
    atomic_service_interval_minutes: numberOf("atomic_service_interval_minutes"),
    atomic_service_spread_margin_minutes: numberOf("atomic_service_spread_margin_minutes"),
    atomic_service_check_interval_minutes: numberOf("atomic_service_check_interval_minutes"),
    runner_loop_sleep_time_sec: numberOf("runner_loop_sleep_time_sec"),
  });
}

/** Whether a runner does not even start with the values judged. */
export function refusesStart({ behaviour: { startChecks }, values }: SlotJudgement): boolean {
  return startConditionsMet(values).some((condition) => startChecks[condition] === "refuses");
}
