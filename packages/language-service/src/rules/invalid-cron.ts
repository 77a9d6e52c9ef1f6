import { coerce, type EffectiveSetting, settingsOf, type TableEntry } from "@slotwise/project";
import { codeCronName, codeCronsOf } from "../crons/code-crons.js";
import { cronProblem } from "../crons/cron-problem.js";
import type { Rule } from "./rule.js";

/** A cron with which a runner does not start, or that never ticks. */
export const invalidCron: Rule = {
  name: "invalid-cron",
  summary: "a cron that pynenc does not take, or that never ticks",
  severity: "error",
  group: "settings",
  *check({ app, documents }) {
    for (const document of documents) {
      for (const { entry, fields } of settingsOf(document)) {
        const field = fields[0]?.field;
        if (field?.format !== "cron" || !isInForce(entry, app.pynenc.get(field.name))) continue;
        const coerced = coerce(field, entry.value);
        if (!("value" in coerced)) continue;
        const expression = String(coerced.value);
        const message = cronProblem(`${field.name} is ${JSON.stringify(expression)}, which`, expression, NO_START);
        if (message !== undefined) yield { document, range: entry.value.range ?? entry.keyRange, message };
      }
    }
    for (const { document, range, expression } of codeCronsOf(documents)) {
      const message = cronProblem(codeCronName(expression), expression, NO_MODULE);
      if (message !== undefined) yield { document, range, message };
    }
  },
};

/** What another place beats, or replaces as a whole, stops nobody. */
function isInForce(entry: TableEntry, setting: EffectiveSetting | undefined): boolean {
  if (setting === undefined) return false;
  return [setting.origin, ...setting.rivals].some((origin) => origin.kind !== "default" && origin.entry === entry);
}

const NO_START = "pynenc refuses to start a runner";
/** `on_cron` looks at once, when Python comes to it. */
const NO_MODULE = "the module does not load, as pynenc refuses this where it stands";
