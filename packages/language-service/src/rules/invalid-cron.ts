import { scheduleOf } from "../cron.js";
import { coerce } from "../settings/coerce.js";
import { settingsOf } from "../written-settings.js";
import type { Rule } from "./rule.js";

/** A cron that is no five-field expression, or never ticks. */
export const invalidCron: Rule = {
  name: "invalid-cron",
  summary: "a cron that is no five-field expression, or never ticks",
  severity: "error",
  group: "settings",
  *check({ documents }) {
    for (const document of documents) {
      for (const { entry, fields } of settingsOf(document)) {
        const field = fields[0]?.field;
        if (field?.format !== "cron") continue;
        const coerced = coerce(field, entry.value);
        if (!("value" in coerced) || scheduleOf(String(coerced.value)) !== undefined) continue;
        const expression = String(coerced.value);
        const count = expression.trim() === "" ? 0 : expression.trim().split(/\s+/).length;
        const reason =
          count === 5
            ? "is no expression that ever ticks"
            : `has ${count} ${count === 1 ? "field" : "fields"} instead of five (minute, hour, day, month, weekday)`;
        yield {
          document,
          range: entry.value.range ?? entry.keyRange,
          message: `${field.name}: ${JSON.stringify(expression)} ${reason}, so what it should start is never started`,
        };
      }
    }
  },
};
