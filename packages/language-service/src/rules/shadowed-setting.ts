import type { SettingsDocument, TableEntry } from "@slotwise/project";
import {
  type EffectiveSetting,
  type FileOrigin,
  type ResolvedClass,
  rememberFor,
  resolveClass,
  settingsOf,
  type WrittenSetting,
} from "@slotwise/project";
import type { ConfigClass } from "@slotwise/pynenc";
import type { JudgedDeployment, Problem, ProblemFix, Rule } from "./rule.js";

/** A value that has no effect in any deployment, because a stronger source gives another one to every class it reaches. */
export const shadowedSetting: Rule = {
  name: "shadowed-setting",
  summary: "a value that another place beats wherever it would count",
  severity: "info",
  group: "settings",
  *check({ documents, siblings }) {
    const winners = winnersOf(siblings);
    if (winners.size === 0) return;
    for (const { document, setting } of documents.flatMap(writtenIn)) {
      const winner = winners.get(placeOf(document, setting.entry));
      if (winner !== undefined && winner !== "itself") yield problemOf(document, setting, winner);
    }
  },
};

/**
 * What beats each value in every deployment that has it: the winner in the first one; `itself` where it counts in any.
 * Nothing of a single deployment that writes nothing twice.
 */
const winnersOf = rememberFor((deployments: readonly JudgedDeployment[]) => {
  const winners = new Map<string, FileOrigin | "itself">();
  if (deployments.length === 1 && !deployments.some(writesTwice)) return winners;
  for (const { documents } of deployments) {
    const written = documents.flatMap(writtenIn);
    const counts = new Map<string, number>();
    for (const { name } of written) counts.set(name, (counts.get(name) ?? 0) + 1);
    const resolve = resolverOf(documents);
    for (const { document, setting, name } of written) {
      const place = placeOf(document, setting.entry);
      const known = winners.get(place);
      if (known === "itself") continue;
      // Most settings are written once, and then nothing can beat them.
      const winner = (counts.get(name) ?? 0) < 2 ? undefined : winnerOver(document, setting, resolve);
      winners.set(place, winner === undefined ? "itself" : (known ?? winner));
    }
  }
  return winners;
});

type Resolve = (configClass: ConfigClass, task: string | undefined) => ResolvedClass;

/** Resolves each class, and each task, once. */
function resolverOf(documents: readonly SettingsDocument[]): Resolve {
  const resolved = new Map<string, ResolvedClass>();
  return (configClass, task) => {
    const key = `${configClass.configClass} ${task ?? ""}`;
    const now = resolved.get(key) ?? resolveClass(configClass, documents, task);
    resolved.set(key, now);
    return now;
  };
}

/** What beats a setting in every class it reaches: one of those that do. */
function winnerOver(
  document: SettingsDocument,
  { entry, fields, task }: WrittenSetting,
  resolve: Resolve,
): FileOrigin | undefined {
  let winner: FileOrigin | undefined;
  for (const { field, configClass } of fields) {
    const effective = resolve(configClass, task).get(field.name);
    if (effective === undefined || effective.origin.kind === "default") return undefined;
    if (placesOf(effective).has(placeOf(document, entry))) return undefined;
    // Of several that may count the weakest is certain, where anything is beaten.
    winner ??= effective.rivals[0] ?? effective.origin;
  }
  return winner;
}

/** Where what counts, or may count, is written. */
const placesOf = rememberFor(({ origin, rivals }: EffectiveSetting): ReadonlySet<string> => {
  const written = origin.kind === "default" ? [] : [...rivals, origin];
  return new Set(written.map(({ document, entry }) => placeOf(document, entry)));
});

interface WrittenIn {
  readonly document: SettingsDocument;
  readonly setting: WrittenSetting;
  /** Of the field. */
  readonly name: string;
}

function writtenIn(document: SettingsDocument): readonly WrittenIn[] {
  // What pynenc does not read is beaten by nothing.
  if (document.unnamed === "unread") return [];
  return settingsOf(document).map((setting) => ({ document, setting, name: nameOf(setting) }));
}

/** Whether any setting stands in several places: in most projects none does. */
function writesTwice({ documents }: JudgedDeployment): boolean {
  const names = new Set<string>();
  let written = 0;
  for (const document of documents) {
    for (const setting of settingsOf(document)) names.add(nameOf(setting));
    written += settingsOf(document).length;
  }
  return names.size < written;
}

function nameOf({ fields }: WrittenSetting): string {
  return fields[0]?.field.name ?? "";
}

/** A variable stands in its document as an entry that is made anew for each deployment: its place tells it. */
function placeOf({ source }: SettingsDocument, { keyRange }: TableEntry): string {
  return `${keyRange.start} ${source.name}`;
}

function problemOf(document: SettingsDocument, { entry }: WrittenSetting, winner: FileOrigin): Problem {
  const line = winner.document.source.positionAt(winner.entry.keyRange.start).line + 1;
  const place = winner.document.source === document.source ? `line ${line}` : `${winner.document.source.name}:${line}`;
  return {
    document,
    range: entry.keyRange,
    message: `${entry.key} has no effect here: ${winner.path.join(".")} (${place}) beats it`,
    related: [{ document: winner.document, range: winner.entry.keyRange, message: "this one counts" }],
    fixes: removal(document, entry),
  };
}

/** Where it stands on a line of its own the line can go. */
function removal(document: SettingsDocument, { key, keyRange, value }: TableEntry): readonly ProblemFix[] {
  const { source, format } = document;
  if (value.range === undefined || format?.writing.mayLoseLines !== true) return [];
  const first = source.positionAt(keyRange.start);
  const last = source.positionAt(value.range.end);
  const before = source.lineText(first.line).slice(0, first.character);
  const behind = source.lineText(last.line).slice(last.character);
  if (before.trim() !== "" || !/^\s*(?:#.*)?$/.test(behind)) return [];
  const range = {
    start: source.offsetAt({ line: first.line, character: 0 }),
    end: source.offsetAt({ line: last.line + 1, character: 0 }),
  };
  return [{ title: `Remove ${key}`, edits: [{ document, range, newText: "" }] }];
}
