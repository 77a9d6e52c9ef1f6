import { CRON_MEMORIES, type CronMemory, readsSetting } from "@slotwise/pynenc";
import type { SettingsDocument } from "./document.js";
import type { EffectiveSetting, ResolvedApp } from "./resolve.js";
import { resolveClass } from "./resolve.js";
import { classNamed } from "./settings/classes.js";
import type { SlotJudgement } from "./slot-judgement.js";

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

/** The judgements of releases in which crons are looked at: later ones take `[trigger] enable_scheduler = false` at its word. */
export function withScheduler(
  judgements: readonly SlotJudgement[],
  { memory }: ForgetfulStore,
  documents: readonly SettingsDocument[],
): readonly SlotJudgement[] {
  const configClass = classNamed(`Config${memory.triggerClass.replace(/^(.*)Trigger$/, "Trigger$1")}`);
  const scheduler =
    configClass === undefined ? undefined : resolveClass(configClass, documents).get("enable_scheduler");
  const isOff = scheduler !== undefined && "value" in scheduler.coerced && scheduler.coerced.value === false;
  const isStopped = ({ behaviour }: SlotJudgement) =>
    behaviour.releases.every((release) => readsSetting("ConfigTrigger", "enable_scheduler", release));
  return isOff ? judgements.filter((judgement) => !isStopped(judgement)) : judgements;
}
