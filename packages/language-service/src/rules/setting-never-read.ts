import type { PossibleField } from "@slotwise/project";
import { settingsOf } from "@slotwise/project";
import { nameOfReleases, RELEASES, releasesHaving } from "@slotwise/pynenc";
import type { Rule } from "./rule.js";

/** A setting that exists and that no line of the release reads. */
export const settingNeverRead: Rule = {
  name: "setting-never-read",
  summary: "a setting that the release in use has, and reads nowhere",
  severity: "info",
  group: "settings",
  *check({ documents, releases }) {
    const inUse = releases.releases;
    for (const document of documents) {
      for (const { entry, fields } of settingsOf(document)) {
        const [first] = fields;
        if (first === undefined || !fields.every((each) => isUnreadInAll(each, inUse))) continue;
        const { package: owner } = first.configClass;
        const reader = owner === "pynenc" ? `pynenc ${nameOfReleases(inUse)}` : owner;
        yield {
          document,
          range: entry.keyRange,
          message: `nothing follows from ${first.field.name}, whatever it is set to: it is read nowhere in ${reader}${reading(first, inUse)}`,
        };
      }
    }
  },
};

/** Where only some of the releases have it those decide; what none has is another rule's to tell. */
function isUnreadInAll({ field }: PossibleField, inUse: readonly string[]): boolean {
  // Most settings are read everywhere.
  if (field.unreadIn === undefined) return false;
  const having = releasesHaving(field).filter((release) => inUse.includes(release));
  return having.length > 0 && having.every((release) => field.unreadIn?.includes(release) === true);
}

/** `; 0.2.4 is the first to read it` */
function reading({ field, configClass }: PossibleField, inUse: readonly string[]): string {
  if (configClass.package !== "pynenc") return "";
  const newest = RELEASES.indexOf(inUse.at(-1) ?? "");
  const later = RELEASES.find((release, index) => index > newest && field.unreadIn?.includes(release) === false);
  return later === undefined ? "" : `; ${later} is the first to read it`;
}
