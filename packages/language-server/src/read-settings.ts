import { isRuleName } from "@slotwise/language-service";
import { type Declarations, NO_DECLARATIONS, parseLevel, parseRunnerRange } from "@slotwise/project";
import { releasesNamed } from "@slotwise/pynenc";
import { parseDuration } from "@slotwise/words";
import type { SlotwiseSettings } from "./settings.js";

/** A client's settings, read. */
export interface ReadSettings {
  readonly declarations: Declarations;
  readonly inlayHints: boolean;
  readonly drawings: boolean;
  readonly lenses: boolean;
  /** One sentence for each value that cannot be what was meant, and was left out. */
  readonly problems: readonly string[];
}

/** Reads whatever a client answers: anything may stand in a person's settings, and none of it throws. */
export function readSettings(answer: unknown): ReadSettings {
  const settings: SlotwiseSettings = typeof answer === "object" && answer !== null ? answer : {};
  const problems: string[] = [];
  const read = <Value>(key: keyof SlotwiseSettings, parse: (text: string) => Value | undefined): Value | undefined => {
    const written = settings[key];
    if (written === undefined || written === null || written === "") return undefined;
    const value = typeof written === "string" || typeof written === "number" ? parse(String(written)) : undefined;
    if (value === undefined) problems.push(`slotwise.${key} is ${JSON.stringify(written)}, which says nothing`);
    return value;
  };
  const version = settings.pynencVersion === "auto" ? undefined : read("pynencVersion", releasesNamed);
  return {
    declarations: {
      ...NO_DECLARATIONS,
      runners: read("runners", parseRunnerRange),
      serviceDurationSeconds: read("serviceDuration", parseDuration),
      clockSkewSeconds: read("clockSkew", parseDuration),
      pynencReleases: version,
      rules: new Map(Object.entries(settings.rules ?? {}).flatMap(([name, level]) => ruleLevel(name, level, problems))),
    },
    inlayHints: settings.inlayHints !== false,
    drawings: settings.drawings !== false,
    lenses: settings.lenses !== false,
    problems,
  };
}

function ruleLevel(name: string, level: unknown, problems: string[]) {
  const parsed = typeof level === "string" ? parseLevel(level) : undefined;
  if (parsed !== undefined && isRuleName(name)) return [[name, parsed] as const];
  problems.push(`slotwise.rules has ${name}: ${JSON.stringify(level)}, which says nothing`);
  return [];
}
