import { filesNamedBy, type NamedFile } from "../sources/named-files.js";
import type { Rule } from "./rule.js";

/** A settings file that is named to pynenc and was not read here: what it says may beat all that was judged. */
export const unreadSettingsFile: Rule = {
  name: "unread-settings-file",
  summary: "a settings file that is named to pynenc, but was not read",
  severity: "info",
  group: "settings",
  *check({ documents }) {
    const read = new Set(documents.map(({ path }) => path));
    for (const named of filesNamedBy(documents)) {
      const { path, document, entry } = named;
      // What is only known when the program runs has no name to tell.
      if (entry.value.kind !== "string" || entry.value.value === "" || (path !== undefined && read.has(path))) continue;
      yield { document, range: entry.value.range, message: messageOf(named, entry.value.value) };
    }
  },
};

function messageOf({ path, configClass }: NamedFile, written: unknown): string {
  const reason =
    path === undefined
      ? "it does not lie in the project's folder"
      : "it is missing in the project's folder, or left out";
  const table = configClass === undefined ? "" : ` for [${configClass.section}]`;
  return `${written} was not read: ${reason}. What it sets${table} beats pyproject.toml, so a fleet may not have the values judged here`;
}
