import { settingsOf } from "@slotwise/project";
import { isInAnyOf, nameOfReleases, RELEASES, releasesHaving } from "@slotwise/pynenc";
import type { Rule } from "./rule.js";

/** A setting that none of the releases in use has, but another one does. */
export const settingNeedsVersion: Rule = {
  name: "setting-needs-version",
  summary: "a setting that only other releases of pynenc have than those in use",
  severity: "warning",
  group: "settings",
  *check({ documents, releases }) {
    const inUse = releases.releases;
    for (const document of documents) {
      for (const { entry, fields } of settingsOf(document)) {
        const [first] = fields;
        if (first === undefined || fields.some((each) => isInAnyOf(each.field, inUse))) continue;
        const having = RELEASES.filter((release) =>
          fields.some((each) => releasesHaving(each.field).includes(release)),
        );
        yield {
          document,
          range: entry.keyRange,
          message: `pynenc ${nameOfReleases(inUse)} ignores ${first.field.name} without a word: it ${cameOrWent(having, inUse)}`,
          related:
            releases.requirement === undefined
              ? []
              : [
                  {
                    document: releases.requirement.document,
                    range: releases.requirement.range,
                    message: "the release is told here",
                  },
                ],
        };
      }
    }
  },
};

/** `came with pynenc 0.4.0`, `went with pynenc 0.3.0` */
function cameOrWent(having: readonly string[], inUse: readonly string[]): string {
  const [first, last] = [having[0], having.at(-1)];
  const newest = inUse.at(-1);
  const isGone =
    last !== undefined && newest !== undefined && RELEASES.indexOf(last) < RELEASES.indexOf(newest) && last !== newest;
  if (!isGone) return `came with pynenc ${first}`;
  return `went with pynenc ${RELEASES[RELEASES.indexOf(last) + 1]}`;
}
