import { RULE_NAMES } from "@slotwise/language-service";
import { type Declarations, type Level, OWN_SETTINGS, readLevel, readWords, type WordSetting } from "@slotwise/project";

/** A client's settings, read. */
export interface ReadSettings {
  readonly declarations: Declarations;
  readonly inlayHints: boolean;
  readonly drawings: boolean;
  readonly lenses: boolean;
  /** One sentence for each value that cannot be what was meant, and was left out. */
  readonly problems: readonly string[];
}

/**
 * Reads what a client may set in the section `slotwise` of its configuration, per resource. It beats what the files
 * declare. Anything may stand in a person's settings, and none of it throws; an empty text or null is the same as missing.
 */
export function readSettings(answer: unknown): ReadSettings {
  const written = isTable(answer) ? answer : {};
  const problems: string[] = [];
  const isOn = ({ editorName }: { readonly editorName: string }) => written[editorName] !== false;
  return {
    declarations: {
      ...readWords((setting) => readWord(written[setting.editorName], setting, problems)),
      rules: readRules(written[OWN_SETTINGS.rules.editorName], problems),
    },
    inlayHints: isOn(OWN_SETTINGS.inlayHints),
    drawings: isOn(OWN_SETTINGS.drawings),
    lenses: isOn(OWN_SETTINGS.lenses),
    problems,
  };
}

function readWord<Value>(
  written: unknown,
  { editorName, editorDefault, kind }: WordSetting<Value>,
  problems: string[],
): Value | undefined {
  if (isLeftOut(written) || written === editorDefault) return undefined;
  const value = typeof written === "string" || typeof written === "number" ? kind.parse(String(written)) : undefined;
  if (value === undefined) problems.push(`slotwise.${editorName} is ${JSON.stringify(written)}, which says nothing`);
  return value;
}

function readRules(written: unknown, problems: string[]): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  if (isLeftOut(written)) return levels;
  if (!isTable(written)) problems.push(`slotwise.rules is ${JSON.stringify(written)}, which says nothing`);
  for (const [name, level] of Object.entries(isTable(written) ? written : {})) {
    const read = readLevel(name, typeof level === "string" ? level : undefined, RULE_NAMES);
    if (read.kind === "level") levels.set(name, read.level);
    else problems.push(`slotwise.rules has ${name}: ${JSON.stringify(level)}, which says nothing`);
  }
  return levels;
}

function isLeftOut(written: unknown): boolean {
  return written === undefined || written === null || written === "";
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
