import { expect, it } from "vitest";
import { RELEASES } from "./release.js";
import { isInAnyOf, releasesHaving } from "./releases-having.js";

it("isInAnyOf says of any releases whether one of them has a setting", () => {
  const [oldest, newest] = [RELEASES[0], RELEASES.at(-1)] as [string, string];
  const fields = [{}, ...RELEASES.flatMap((release) => [{ since: release }, { until: release }])];
  for (const field of fields) {
    for (const releases of [[], [oldest], [newest], [oldest, newest], RELEASES]) {
      expect(isInAnyOf(field, releases)).toBe(releasesHaving(field).some((release) => releases.includes(release)));
    }
  }
});
