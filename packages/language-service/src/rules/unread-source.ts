import type { UnknownSource } from "@slotwise/project";
import { filesNamedBy, type NamedFile } from "@slotwise/project";
import type { Problem, Rule } from "./rule.js";

/** A source of settings that is named and was not read here: what it says may beat all that was judged. */
export const unreadSource: Rule = {
  name: "unread-source",
  summary: "a source of settings that is named, but was not read",
  severity: "info",
  group: "settings",
  *check({ documents, unknown, judgements }) {
    const read = new Set(documents.map(({ path }) => path));
    for (const named of filesNamedBy(documents)) {
      const { path, document, entry } = named;
      // What is only known when the program runs has no name to tell.
      if (entry.value.kind !== "string" || entry.value.value === "" || (path !== undefined && read.has(path))) continue;
      yield { document, range: entry.value.range, message: messageOfFile(named, entry.value.value) };
    }
    for (const source of unknown) yield problemOf(source, judgements.length > 0);
  },
};

function messageOfFile({ path, configClass }: NamedFile, written: unknown): string {
  const reason =
    path === undefined
      ? "it does not lie in the project's folder"
      : "it is missing in the project's folder, or left out";
  const table = configClass === undefined ? "" : ` for [${configClass.section}]`;
  return `${written} was not read: ${reason}. What it sets${table} beats pyproject.toml, so a fleet may not have the values judged here`;
}

function problemOf({ document, range, name, isStronger, reason }: UnknownSource, isJudged: boolean): Problem {
  const beaten = isStronger === true ? "what is set here and every settings file" : "every settings file";
  const consequence = isJudged
    ? `Its variables beat ${beaten}, so a fleet may not have the values judged here`
    : `Its variables beat ${beaten}, and nothing that was read says anything of the slots, which are not judged`;
  const message = `${name} was not read: ${reason ?? "it is not among the files here"}. ${consequence}`;
  return { document, range, message };
}
