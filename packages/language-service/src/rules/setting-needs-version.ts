import { settingsOf } from "../written-settings.js";
import type { Rule } from "./rule.js";

/** A setting that the pynenc in use does not have. */
export const settingNeedsVersion: Rule = {
  name: "setting-needs-version",
  summary: "a setting that only a newer pynenc has than the one in use",
  severity: "warning",
  group: "settings",
  *check({ documents, versions }) {
    if (versions.versions.includes("0.3")) return;
    for (const document of documents) {
      for (const { entry, fields } of settingsOf(document)) {
        const since = fields[0]?.field.since;
        if (since === undefined || fields.some(({ field }) => field.since === undefined)) continue;
        yield {
          document,
          range: entry.keyRange,
          message: `${fields[0]?.field.name} exists since pynenc ${since}, but ${versions.versions.join(" and ")} is in use, which ignores it without a word`,
          related:
            versions.requirement === undefined
              ? []
              : [{ ...versions.requirement, message: "the version is pinned here" }],
        };
      }
    }
  },
};
