import { closest, type EffectiveSetting } from "@slotwise/project";
import { COMPONENT_CLASSES } from "@slotwise/pynenc";
import type { Problem, Rule } from "./rule.js";
import { writeInstead } from "./written-value.js";

/** The name of a class that pynenc does not find: it looks for a class of that very name, whatever module has it. */
export const unknownClass: Rule = {
  name: "unknown-class",
  summary: "the name of a class that pynenc does not find",
  severity: "warning",
  group: "settings",
  *check({ app, documents }) {
    for (const [field, known] of Object.entries(COMPONENT_CLASSES)) {
      const setting = app.pynenc.get(field);
      const name = nameIn(setting);
      if (setting === undefined || name === undefined || known.includes(name)) continue;
      const isNoName = !IDENTIFIER.test(name);
      const meant = isNoName ? lastPart(name, known) : nearTo(name, known);
      if (!isNoName && (meant === undefined || documents.some(({ source }) => defines(source.text, name)))) continue;
      yield* problemOf(setting, name, meant, isNoName);
    }
  },
};

/** What a class can be called. */
const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_]*$/u;

function* problemOf(
  { field, origin }: EffectiveSetting,
  name: string,
  meant: string | undefined,
  isNoName: boolean,
): Generator<Problem> {
  if (origin.kind === "default") return;
  const { document, entry } = origin;
  const question = meant === undefined ? "" : `; did you mean ${meant}?`;
  yield {
    document,
    range: entry.value.range ?? entry.keyRange,
    message: isNoName
      ? `nothing that needs ${field.name} starts: it is ${JSON.stringify(name)}, and ${whyNot(name)}${question}`
      : `nothing that needs ${field.name} starts, unless code that is not read here has a class ${name}: pynenc and its plugins have none${question}`,
    ...(isNoName ? { severity: "error" } : {}),
    fixes: meant === undefined ? [] : writeInstead(document, entry, meant, isNoName),
  };
}

function whyNot(name: string): string {
  if (name.trim() === "") return "no class has an empty name";
  return name.includes(".")
    ? "pynenc looks for a class by its name, without its module"
    : "no class can have that name";
}

function nameIn(setting: EffectiveSetting | undefined): string | undefined {
  if (setting === undefined || setting.origin.kind === "default" || setting.coerced.kind !== "value") return undefined;
  return String(setting.coerced.value);
}

function lastPart(name: string, known: readonly string[]): string | undefined {
  const last = name.split(".").at(-1)?.trim() ?? "";
  return known.find((each) => each === last) ?? nearTo(last, known);
}

/** One that has the whole of a known name in its own is somebody's own, made of that. */
function nearTo(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const isMadeOf = (each: string) => lower !== each.toLowerCase() && lower.includes(each.toLowerCase());
  return known.some(isMadeOf) ? undefined : closest(name, known);
}

function defines(text: string, name: string): boolean {
  return text.includes(name) && new RegExp(`^[^\\S\\r\\n]*class\\s+${name}\\b`, "mu").test(text);
}
