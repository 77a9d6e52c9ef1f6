import type { SettingsDocument } from "@slotwise/project";
import { classNamed, type ResolvedApp, resolveClass } from "@slotwise/project";
import { type Behaviour, readsSetting } from "@slotwise/pynenc";

/** Whether a release serves crons: where the scheduler is off, those do that never look whether it is. */
export function servesCrons({ releases }: Pick<Behaviour, "releases">, isSchedulerOff: boolean): boolean {
  return !isSchedulerOff || !releases.every((release) => readsSetting("ConfigTrigger", "enable_scheduler", release));
}

/** `[trigger] enable_scheduler = false`, as the class that keeps the triggers has it. */
export function isSchedulerOff({ pynenc }: ResolvedApp, documents: readonly SettingsDocument[]): boolean {
  const chosen = pynenc.get("trigger_cls")?.coerced;
  const store = chosen !== undefined && "value" in chosen ? String(chosen.value).replace(/Trigger$/, "") : "";
  const configClass = classNamed(`ConfigTrigger${store}`) ?? classNamed("ConfigTrigger");
  const scheduler =
    configClass === undefined ? undefined : resolveClass(configClass, documents).get("enable_scheduler");
  return scheduler !== undefined && "value" in scheduler.coerced && scheduler.coerced.value === false;
}
