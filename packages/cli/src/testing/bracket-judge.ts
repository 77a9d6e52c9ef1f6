import type { Finding, ProjectReport } from "@slotwise/language-service";
import type { SettingsFile } from "@slotwise/project";
import { findingAt, placeOf, safeFix } from "./finding.js";

/**
 * A linter for tests of fixes: `bad[x]` is a warning and `awful[x]` an error, and each has a safe fix that leaves the
 * `x`, which may be a problem itself.
 */
export function bracketJudge(files: readonly SettingsFile[]): ProjectReport {
  const findings = files.flatMap(({ name, text }) =>
    [...text.matchAll(/(bad|awful)\[(.*?)\]/g)].map(([piece, word, better = ""]): Finding => {
      const place = placeOf(name, text, piece);
      const fix = safeFix(`use ${better}`, [{ place, newText: better }]);
      return findingAt(place, { severity: word === "bad" ? "warning" : "error", fixes: [fix] });
    }),
  );
  return { fleets: [], findings };
}
