import type { EffectiveSetting, ResolvedApp } from "@slotwise/project";
import { CRON_MEMORIES, type CronMemory } from "@slotwise/pynenc";

/** The store in which an application's last runs are forgotten whenever a runner starts. */
export interface ForgetfulStore {
  readonly memory: CronMemory;
  /** The setting that chooses it. */
  readonly setting: EffectiveSetting;
}

/** Undefined where the store keeps the last runs, and where nobody knows which store it is. */
export function forgetfulStoreOf({ pynenc }: ResolvedApp): ForgetfulStore | undefined {
  const setting = pynenc.get("trigger_cls");
  if (setting === undefined || !("value" in setting.coerced)) return undefined;
  const name = setting.coerced.value;
  const memory = CRON_MEMORIES.find(({ triggerClass }) => triggerClass === name);
  return memory?.isForgottenAtStart === true ? { memory, setting } : undefined;
}
