import { lineOf, type NamedReleases, NEWEST_RELEASE, releasesNamed } from "@slotwise/pynenc";
import { parseDuration } from "@slotwise/words";
import type { SettingsDocument } from "../documents/document.js";
import type { ConfigNode, TableEntry, TableNode } from "../formats/tree.js";
import { closest } from "../text/closest.js";
import type { TextRange } from "../text/source-text.js";
import { MOST_DECLARED_RUNNERS, parseRunnerRange, type RunnerRange } from "./runner-range.js";
import type { Severity } from "./severity.js";

/** What the user says of the fleet that no pynenc setting tells, and how strict the rules are to be. */
export interface Declarations {
  readonly runners: RunnerRange | undefined;
  readonly serviceDurationSeconds: number | undefined;
  readonly clockSkewSeconds: number | undefined;
  readonly storeStalenessSeconds: number | undefined;
  readonly startDelaySeconds: number | undefined;
  /** The longest that a round of a runner's loop takes beside its sleep. */
  readonly loopOverheadSeconds: number | undefined;
  readonly pynencReleases: NamedReleases | undefined;
  readonly rules: ReadonlyMap<string, Severity | "off">;
  readonly exclude: readonly string[];
}

export const NO_DECLARATIONS: Declarations = {
  runners: undefined,
  serviceDurationSeconds: undefined,
  clockSkewSeconds: undefined,
  storeStalenessSeconds: undefined,
  startDelaySeconds: undefined,
  loopOverheadSeconds: undefined,
  pynencReleases: undefined,
  rules: new Map(),
  exclude: [],
};

/** Something in `[tool.slotwise]` that cannot be what was meant. */
export interface DeclarationProblem {
  readonly document: SettingsDocument;
  readonly range: TextRange;
  readonly message: string;
}

export interface ReadDeclarations {
  readonly declarations: Declarations;
  readonly problems: readonly DeclarationProblem[];
}

/** What the stronger one leaves out, the weaker one says. */
export function mergeDeclarations(weaker: Declarations, stronger: Declarations): Declarations {
  return {
    runners: stronger.runners ?? weaker.runners,
    serviceDurationSeconds: stronger.serviceDurationSeconds ?? weaker.serviceDurationSeconds,
    clockSkewSeconds: stronger.clockSkewSeconds ?? weaker.clockSkewSeconds,
    storeStalenessSeconds: stronger.storeStalenessSeconds ?? weaker.storeStalenessSeconds,
    startDelaySeconds: stronger.startDelaySeconds ?? weaker.startDelaySeconds,
    loopOverheadSeconds: stronger.loopOverheadSeconds ?? weaker.loopOverheadSeconds,
    pynencReleases: stronger.pynencReleases ?? weaker.pynencReleases,
    rules: new Map([...weaker.rules, ...stronger.rules]),
    exclude: [...weaker.exclude, ...stronger.exclude],
  };
}

/** Reads `[tool.slotwise]` tables and `slotwise.toml` files, weakest first. */
export function readDeclarations(
  documents: readonly SettingsDocument[],
  ruleNames: readonly string[],
): ReadDeclarations {
  let declarations = NO_DECLARATIONS;
  const problems: DeclarationProblem[] = [];
  for (const document of documents) {
    if (document.declarations === undefined) continue;
    const report = (range: TextRange, message: string) => problems.push({ document, range, message });
    declarations = mergeDeclarations(declarations, readTable(document.declarations, ruleNames, report));
  }
  return { declarations, problems };
}

type Report = (range: TextRange, message: string) => void;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function readTable(table: TableNode, ruleNames: readonly string[], report: Report): Declarations {
  const read: Mutable<Declarations> = { ...NO_DECLARATIONS };
  const seconds = (entry: TableEntry): number | undefined => {
    const parsed = entry.value.kind === "string" ? parseDuration(String(entry.value.value)) : undefined;
    if (parsed === undefined)
      report(valueRange(entry), `${entry.key} must be a duration with a unit, such as "20s" or "500ms"`);
    return parsed;
  };
  const keys: Readonly<Record<string, (entry: TableEntry) => void>> = {
    runners: (entry) => {
      read.runners = isText(entry.value) ? parseRunnerRange(String(entry.value.value)) : undefined;
      if (read.runners === undefined) {
        report(
          valueRange(entry),
          `runners must be a fleet size such as 4, or a range such as "1-8", up to ${MOST_DECLARED_RUNNERS}`,
        );
      }
    },
    "service-duration": (entry) => {
      read.serviceDurationSeconds = seconds(entry);
    },
    "clock-skew": (entry) => {
      read.clockSkewSeconds = seconds(entry);
    },
    "store-staleness": (entry) => {
      read.storeStalenessSeconds = seconds(entry);
    },
    "start-delay": (entry) => {
      read.startDelaySeconds = seconds(entry);
    },
    "loop-overhead": (entry) => {
      read.loopOverheadSeconds = seconds(entry);
    },
    "pynenc-version": (entry) => {
      read.pynencReleases = entry.value.kind === "string" ? releasesNamed(String(entry.value.value)) : undefined;
      if (read.pynencReleases === undefined) {
        report(
          valueRange(entry),
          `pynenc-version must be a release such as "${NEWEST_RELEASE}", or a line of them such as "${lineOf(NEWEST_RELEASE)}", in quotes`,
        );
      }
    },
    rules: (entry) => {
      read.rules = readRules(entry, ruleNames, report);
    },
    // Read by `fileSuppressionsOf`; here it is only told what cannot be meant.
    ignore: (entry) => checkIgnored(entry, ruleNames, report),
    exclude: (entry) => {
      const items = entry.value.kind === "list" ? entry.value.items : [];
      read.exclude = items
        .filter(({ kind }) => kind === "string")
        .map((item) => String("value" in item ? item.value : ""));
      if (entry.value.kind !== "list" || read.exclude.length < items.length) {
        report(valueRange(entry), `exclude must be a list of patterns, such as ["examples/**"]`);
      }
    },
  };
  for (const entry of table.entries) {
    const reader = Object.hasOwn(keys, entry.key) ? keys[entry.key] : undefined;
    if (reader !== undefined) reader(entry);
    else report(entry.keyRange, `slotwise has no setting ${entry.key}${suggestion(entry.key, Object.keys(keys))}`);
  }
  return read;
}

function readRules(
  entry: TableEntry,
  ruleNames: readonly string[],
  report: Report,
): ReadonlyMap<string, Severity | "off"> {
  const levels = new Map<string, Severity | "off">();
  if (entry.value.kind !== "table") {
    report(valueRange(entry), `rules must be a table, such as { no-margin = "off" }`);
    return levels;
  }
  for (const rule of entry.value.entries) {
    const level = rule.value.kind === "string" ? parseLevel(String(rule.value.value)) : undefined;
    if (!ruleNames.includes(rule.key))
      report(rule.keyRange, `there is no rule ${rule.key}${suggestion(rule.key, ruleNames)}`);
    else if (level === undefined) report(valueRange(rule), `${rule.key} must be "error", "warning", "info" or "off"`);
    else levels.set(rule.key, level);
  }
  return levels;
}

function checkIgnored(entry: TableEntry, ruleNames: readonly string[], report: Report): void {
  const example = 'such as { "pynenc.json" = ["no-margin"] }';
  if (entry.value.kind !== "table") {
    report(valueRange(entry), `ignore must be a table of files with the rules they need not keep, ${example}`);
    return;
  }
  for (const file of entry.value.entries) {
    if (file.value.kind !== "list") {
      report(valueRange(file), `${file.key} must be a list of rules, ${example}`);
      continue;
    }
    for (const item of file.value.items) {
      const name = item.kind === "string" ? String(item.value) : undefined;
      if (name === undefined || !ruleNames.includes(name)) {
        const near = name === undefined ? "" : suggestion(name, ruleNames);
        report(item.range ?? valueRange(file), `there is no rule ${name ?? "that is not a string"}${near}`);
      }
    }
  }
}

export function parseLevel(text: string): Severity | "off" | undefined {
  return text === "error" || text === "warning" || text === "info" || text === "off" ? text : undefined;
}

function suggestion(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  return near === undefined ? "" : `; did you mean ${near}?`;
}

function isText(node: ConfigNode): node is Extract<ConfigNode, { value: unknown }> {
  return node.kind === "string" || node.kind === "integer";
}

function valueRange(entry: TableEntry): TextRange {
  return entry.value.range ?? entry.keyRange;
}
