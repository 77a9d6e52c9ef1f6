import { boundsOf, describeBounds } from "../settings/bounds.js";
import { coerce } from "../settings/coerce.js";
import type { Rule } from "./rule.js";
import { settingsOf } from "./wrong-type.js";

/** A number that pynenc takes without a word and that makes no sense. */
export const outOfRange: Rule = {
  name: "out-of-range",
  summary: "a number that pynenc takes in silence, but that makes no sense",
  severity: "error",
  group: "settings",
  *check({ documents }) {
    for (const document of documents) {
      for (const { entry, fields } of settingsOf(document)) {
        const [field] = fields;
        if (field === undefined || (field.type !== "float" && field.type !== "int")) continue;
        const coerced = coerce(field.type, field.values, entry.value);
        if (coerced.kind === "error" || typeof coerced.value !== "number") continue;
        const number = coerced.value;
        const bounds = boundsOf(field);
        const least = bounds?.least ?? Number.NEGATIVE_INFINITY;
        const isBelow = bounds?.leastAllowed === false ? number <= least : number < least;
        if (Number.isFinite(number) && !isBelow && number <= (bounds?.most ?? number)) continue;
        const allowed = bounds === undefined ? "a finite number" : describeBounds(bounds);
        yield {
          document,
          range: entry.value.range ?? entry.keyRange,
          message: `${field.name} is ${number}, but only ${allowed}${field.unit === undefined ? "" : `, in ${field.unit},`} makes sense; pynenc does not check it, and runs with what follows from it`,
        };
      }
    }
  },
};
