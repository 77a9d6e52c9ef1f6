import { cronFiresAtStart } from "./cron-fires-at-start.js";
import { cronTickLost } from "./cron-tick-lost.js";
import { declaredSizeDiffers } from "./declared-size-differs.js";
import { fleetSettingsDiffer } from "./fleet-settings-differ.js";
import { fromSlotRule } from "./from-slot-rule.js";
import { incompatiblePlugin } from "./incompatible-plugin.js";
import { intervalOffClock } from "./interval-off-clock.js";
import { invalidCron } from "./invalid-cron.js";
import { memoryStoreSharedByNone } from "./memory-store-shared-by-none.js";
import { misplacedSetting } from "./misplaced-setting.js";
import { outOfRange } from "./out-of-range.js";
import { refusesToStart } from "./refuses-to-start.js";
import type { Rule } from "./rule.js";
import { settingNeedsVersion } from "./setting-needs-version.js";
import { settingNeverRead } from "./setting-never-read.js";
import { shadowedSetting } from "./shadowed-setting.js";
import { SLOT_RULES } from "./slot-rules.js";
import { slotwiseSetting } from "./slotwise-setting.js";
import { surprisingCoercion } from "./surprising-coercion.js";
import { syntaxError } from "./syntax-error.js";
import { unknownClass } from "./unknown-class.js";
import { unknownSetting } from "./unknown-setting.js";
import { unnamedSettingsFile } from "./unnamed-settings-file.js";
import { unreadFile } from "./unread-file.js";
import { unreadSource } from "./unread-source.js";
import { unreadableFile } from "./unreadable-file.js";
import { unusedSuppression } from "./unused-suppression.js";
import { upgradeChangesBehaviour } from "./upgrade-changes-behaviour.js";
import { wrongType } from "./wrong-type.js";

/** The only list of rules. */
export const RULES: readonly Rule[] = [
  ...SLOT_RULES.map(fromSlotRule),
  fleetSettingsDiffer,
  memoryStoreSharedByNone,
  declaredSizeDiffers,
  cronTickLost,
  cronFiresAtStart,
  intervalOffClock,
  unknownSetting,
  unknownClass,
  misplacedSetting,
  wrongType,
  surprisingCoercion,
  outOfRange,
  shadowedSetting,
  refusesToStart,
  settingNeedsVersion,
  settingNeverRead,
  incompatiblePlugin,
  invalidCron,
  unreadSource,
  unreadFile,
  unnamedSettingsFile,
  upgradeChangesBehaviour,
  syntaxError,
  unusedSuppression,
  slotwiseSetting,
  unreadableFile,
];

export function ruleNamed(name: string): Rule | undefined {
  return RULES.find((rule) => rule.name === name);
}
