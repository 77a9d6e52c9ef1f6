import type { PossibleField, TableEntry } from "@slotwise/project";
import { boundsOf, coerce, describeBounds, isWithin, settingsInUse } from "@slotwise/project";
import { type ConfigField, releaseFacts, type StartCondition } from "@slotwise/pynenc";
import type { Rule, RuleContext } from "./rule.js";
import { whatFails } from "./wrong-type.js";

/** A number that pynenc takes without a word and that makes no sense, or a value that it refuses for more than its type. */
export const outOfRange: Rule = {
  name: "out-of-range",
  summary: "a number that pynenc takes without a word, but that makes no sense",
  severity: "error",
  group: "settings",
  *check({ documents, releases }) {
    for (const document of documents) {
      for (const { entry, fields } of settingsInUse(document, releases.releases)) {
        const refused = refusedBy(entry, fields);
        if (refused !== undefined) yield { document, range: entry.value.range ?? entry.keyRange, message: refused };
        const field = fields[0]?.field;
        if (field === undefined || (field.type !== "float" && field.type !== "int")) continue;
        const coerced = coerce(field, entry.value);
        if (!("value" in coerced) || (typeof coerced.value !== "number" && typeof coerced.value !== "bigint")) continue;
        const bounds = boundsOf(field);
        const number = Number(coerced.value);
        if (isWithin(bounds, number) || isRefused(field, number, releases)) continue;
        yield {
          document,
          range: entry.value.range ?? entry.keyRange,
          message: `${consequence(field, number)}${field.name} is ${coerced.value}, but must be ${describeBounds(bounds, field.unit)}, and pynenc takes it as it is`,
        };
      }
    }
  },
};

/** What pynenc 0.4.0 checks itself when it reads queues and priorities; where some class takes the value nothing is wrong. */
function refusedBy({ value }: TableEntry, fields: readonly PossibleField[]): string | undefined {
  const [first] = fields;
  const result = first === undefined ? undefined : coerce(first.field, value);
  if (first === undefined || result?.kind !== "error" || result.isRange !== true) return undefined;
  if (fields.some(({ field }) => coerce(field, value).kind !== "error")) return undefined;
  return `${first.field.name}: ${result.reason}, so ${whatFails(first.configClass)}`;
}

/** What a release in use refuses when a runner starts is another rule's to tell. */
function isRefused({ name }: ConfigField, value: number, { releases }: RuleContext["releases"]): boolean {
  const condition = START_CONDITIONS.get(name);
  if (condition === undefined || !(value <= 0)) return false;
  return releases.some((release) => releaseFacts(release).startChecks[condition] === "refuses");
}

const START_CONDITIONS: ReadonlyMap<string, StartCondition> = new Map([
  ["atomic_service_interval_minutes", "interval-not-positive"],
  ["atomic_service_check_interval_minutes", "check-not-positive"],
]);

/** What follows from it, where that is known: `two runners may run at once: `. */
function consequence({ name }: ConfigField, value: number): string {
  if (!Number.isFinite(value)) return "what is computed with it is no time: ";
  switch (name) {
    case "atomic_service_interval_minutes":
      return value === 0
        ? "a runner that is not alone divides by zero when it looks: "
        : "there is no cycle that could be cut into slots: ";
    case "atomic_service_spread_margin_minutes":
      return "two runners may run at once, as each window reaches into the next one: ";
    case "atomic_service_check_interval_minutes":
      return "every runner asks the store in every round of its loop: ";
    case "runner_considered_dead_after_minutes":
      return "every heartbeat is too old as soon as it is written: ";
    case "runner_loop_sleep_time_sec":
      return "the runner stops with an error when it wants to sleep: ";
    case "atomic_service_max_start_slot_fraction":
      return "no start is refused as late: ";
    default:
      return "";
  }
}
