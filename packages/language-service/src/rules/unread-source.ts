import { type NamedFile, type UnknownSource, unreadFilesNamedBy } from "@slotwise/project";
import type { Problem, Rule, RuleContext } from "./rule.js";

/** A source of settings that is named and was not read here: what it says may beat all that was judged. */
export const unreadSource: Rule = {
  name: "unread-source",
  summary: "a source of settings that is named, but was not read",
  severity: "info",
  group: "settings",
  *check(context) {
    const consequence = consequenceFor(context);
    for (const named of unreadFilesNamedBy(context.documents)) {
      const { document, entry } = named;
      // What is only known when the program runs has no name to tell.
      if (entry.value.kind !== "string") continue;
      yield { document, range: entry.value.range, message: messageOfFile(named, entry.value.value, consequence) };
    }
    for (const source of context.unknown) yield problemOf(source, consequence);
  },
};

/** What follows for a deployment, after "What it sets beats ...". */
function consequenceFor({ judgements, notJudged }: RuleContext): string {
  if (notJudged?.kind === "unsaid") return "and nothing that was read says anything of the slots, which are not judged";
  return `so a fleet may not have the values ${judgements.length > 0 ? "judged" : "written"} here`;
}

function messageOfFile({ path, configClass }: NamedFile, written: unknown, consequence: string): string {
  const reason =
    path === undefined
      ? "it does not lie in the project's folder"
      : "it is missing in the project's folder, or left out";
  const table = configClass === undefined ? "" : ` for [${configClass.section}]`;
  return `${written} was not read: ${reason}. What it sets${table} beats pyproject.toml, ${consequence}`;
}

function problemOf(source: UnknownSource, consequence: string): Problem {
  const { document, range, name, isStronger, isSettingsFile, reason } = source;
  if (isSettingsFile === true) {
    return { document, range, message: `${name} was not read: ${reason}. There what it sets counts, ${consequence}` };
  }
  const beaten = isStronger === true ? "what is set here and every settings file" : "every settings file";
  const message = `${name} was not read: ${reason ?? "it is not among the files here"}. Its variables beat ${beaten}, ${consequence}`;
  return { document, range, message };
}
