import { isOwnName, settingsOf } from "@slotwise/project";
import type { Rule } from "./rule.js";

/** A `pynenc.toml` or alike that nothing here names to pynenc, which reads no other file by itself than `pyproject.toml`. */
export const unnamedSettingsFile: Rule = {
  name: "unnamed-settings-file",
  summary: "a settings file that nothing names to pynenc, which then does not read it",
  severity: "info",
  group: "settings",
  *check({ documents }) {
    for (const document of documents) {
      const { path, unnamed } = document;
      const [first] = settingsOf(document);
      // Whoever calls a file otherwise knows that it has to be named.
      if (unnamed === undefined || first === undefined || !isOwnName(path)) continue;
      const consequence =
        unnamed === "judged"
          ? "it is judged as if something did"
          : "unless something elsewhere does, its settings are not in force, and its slots are not judged";
      yield {
        document,
        range: first.entry.keyRange,
        message:
          `nothing here names ${path} to pynenc, which reads no file but pyproject.toml by itself: ${consequence}. ` +
          `PYNENC__FILEPATH=${path} or Pynenc(config_filepath="${path}") names it`,
      };
    }
  },
};
