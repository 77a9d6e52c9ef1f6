import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { analyseProject, type Finding, RULE_NAMES, RULES, type Rule, type RuleName } from "@slotwise/language-service";
import type { SettingsFile } from "@slotwise/project";

/** `unreadable-file` is about files that have no text: the command line makes it where it reads, so no text shows it. */
export const RULES_WITHOUT_FIXTURES: ReadonlySet<RuleName> = new Set(["unreadable-file"]);

export const RULES_WITH_FIXTURES: readonly RuleName[] = RULE_NAMES.filter((name) => !RULES_WITHOUT_FIXTURES.has(name));

/** A settings file that a rule is tried on. */
export interface Fixture {
  readonly kind: "valid" | "invalid";
  /** Below the rule's folder. It decides how the file is read: one that contains `pyproject.toml` is read as such. */
  readonly name: string;
  readonly text: string;
}

/** A finding that a fixture asks for with `# want rule-name: fragment`, behind the line or on the lines above it. */
export interface Wanted {
  readonly rule: string;
  /** Counted from 1. */
  readonly line: number;
  readonly fragment: string;
}

const folder = fileURLToPath(new URL(".", import.meta.url));

/** The folders with fixtures: each has the name of a rule. */
export function fixtureFolders(): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

export function fixturesOf(rule: RuleName): readonly Fixture[] {
  return (["valid", "invalid"] as const).flatMap((kind) => {
    const names = readdirSync(`${folder}${rule}/${kind}`, { recursive: true, encoding: "utf8" });
    return names
      .filter((name) => /\.(?:toml|env|py|yaml)$/.test(name))
      .sort()
      .map((name) => ({ kind, name, text: readFileSync(`${folder}${rule}/${kind}/${name}`, "utf8") }));
  });
}

export function wantedIn(text: string): readonly Wanted[] {
  const wanted: Wanted[] = [];
  let pending: Omit<Wanted, "line">[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const match = /# want ([a-z-]+): (.*)$/.exec(line);
    const want = match === null ? undefined : { rule: match[1] ?? "", fragment: (match[2] ?? "").trim() };
    if (want !== undefined && line.trimStart().startsWith("# want")) {
      pending.push(want);
      continue;
    }
    const here = want === undefined ? pending : [...pending, want];
    wanted.push(...here.map((each) => ({ ...each, line: index + 1 })));
    pending = [];
  }
  return wanted;
}

/** What is wrong with a rule's findings in a fixture: nothing, when they are exactly those that it asks for. */
export function complaintsAbout(rule: RuleName, fixture: Fixture, rules: readonly Rule[] = RULES): readonly string[] {
  const { findings } = analyseProject(filesOf(fixture), undefined, rules);
  const found = findings.filter((finding) => finding.rule === rule);
  const missing = [...wantedIn(fixture.text)];
  const complaints: string[] = [];
  for (const finding of found) {
    const index = missing.findIndex((want) => isWanted(finding, want));
    if (index === -1) complaints.push(`not wanted: line ${finding.place.start.line + 1}: ${finding.message}`);
    else missing.splice(index, 1);
  }
  return [...complaints, ...missing.map(({ line, fragment }) => `not found: line ${line}: ${fragment}`)];
}

/** The fixture, and what it says of a `slotwise.toml` beside it: `# slotwise.toml: runners = 4`, in the same line there. */
function filesOf({ name, text }: Fixture): readonly SettingsFile[] {
  const beside = text.split(/\r?\n/).map((line) => /^# slotwise\.toml: (.*)$/.exec(line)?.[1] ?? "");
  const file = { name, text };
  return beside.every((line) => line === "") ? [file] : [{ name: "slotwise.toml", text: beside.join("\n") }, file];
}

function isWanted(finding: Finding, want: Wanted): boolean {
  const { rule, place, message } = finding;
  return rule === want.rule && place.start.line + 1 === want.line && message.includes(want.fragment);
}
