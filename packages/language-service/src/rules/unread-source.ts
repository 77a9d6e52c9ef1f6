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
      yield { document, range: entry.value.range ?? entry.keyRange, message: messageOfFile(named, consequence) };
    }
    for (const source of context.unknown) yield problemOf(source, consequence);
  },
};

/** What follows for a deployment, after "What it sets beats ...". */
function consequenceFor({ judgements, notJudged }: RuleContext): string {
  if (notJudged?.kind === "unsaid") return "and nothing that was read says anything of the slots, which are not judged";
  return `so a fleet may not have the values ${judgements.length > 0 ? "judged" : "written"} here`;
}

function messageOfFile({ path, configClass, entry }: NamedFile, consequence: string): string {
  const table = configClass === undefined ? "" : ` for [${configClass.section}]`;
  const beats = `What it sets${table} beats pyproject.toml, ${consequence}`;
  if (entry.value.kind !== "string") return `which settings file this names is only known when it starts. ${beats}`;
  const reason =
    path === undefined
      ? "it does not lie in the project's folder"
      : "it is missing in the project's folder, or left out";
  return `${entry.value.value} was not read: ${reason}. ${beats}`;
}

function problemOf(source: UnknownSource, consequence: string): Problem {
  const { document, range, name, isStronger, isSettingsFile, insteadOf, reason } = source;
  if (insteadOf !== undefined) {
    const message = `${name} was not read: ${reason}. It is mounted over ${insteadOf}, ${consequence}`;
    return { document, range, message };
  }
  if (isSettingsFile === true) {
    return { document, range, message: `${name} was not read: ${reason}. There what it sets counts, ${consequence}` };
  }
  const beaten = isStronger === true ? "what is set here and every settings file" : "every settings file";
  const message = `${name} was not read: ${reason ?? "it is not among the files that are read here"}. Its variables beat ${beaten}, ${consequence}`;
  return { document, range, message };
}
