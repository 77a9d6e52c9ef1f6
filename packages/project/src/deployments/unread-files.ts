import { carriesSettings, type SettingsDocument } from "../documents/document.js";
import { classOfSection, FIELDS, fieldsOf, SECTIONS } from "../fields/classes.js";
import { isOwnName } from "../finder/candidates.js";
import { environmentFilesOf, filesNamedIn } from "../finder/named-files.js";
import { isBelowTool } from "../formats/below-tool.js";
import { isTemplate as isTemplateText } from "../formats/mentions.js";
import { isManifest } from "../formats/syntax/is-manifest.js";
import { unreadKindOf } from "../formats/unread-kinds.js";
import { settingsOf } from "../resolve/written-settings.js";
import { closest } from "../text/closest.js";
import type { TextRange } from "../text/source-text.js";
import type { TableEntry, TableNode } from "../tree/tree.js";
import { filledTemplates } from "./filled-templates.js";
import { unitGroups } from "./unit-groups.js";
import { usedFiles } from "./used-files.js";

/** A file in which variables of pynenc's stand, and of which nothing was read. */
export interface UnreadFile {
  readonly document: SettingsDocument;
  /** The first of the variables. */
  readonly range: TextRange;
  /** Why, as what follows a colon. */
  readonly reason: string;
  /** Whether the rest of the file was read. */
  readonly isPart?: true;
}

/** A project's files without those that are no sources of settings, and of those the ones that have to be told. */
export interface SortedFiles {
  readonly documents: readonly SettingsDocument[];
  readonly unread: readonly UnreadFile[];
}

/** Files that somebody named need not be pynenc's: other tools' settings have the same formats. */
export function withoutUnread(documents: readonly SettingsDocument[]): SortedFiles {
  const parts = documents.flatMap((document) => ofOtherTools(document) ?? []);
  const passedOver = filesPassedOver(documents);
  const suspects = documents.filter(
    (document) => isForeign(document) || isUnderstoodInVain(document) || passedOver.has(document),
  );
  if (suspects.length === 0) return { documents, unread: [...parts, ...documents.flatMap(unreadParts)] };
  const groups = unitGroups(documents);
  const filled = filledTemplates(groups);
  const used = usedFiles(groups);
  const named = new Set(documents.flatMap((each) => filesNamedIn(each).map(({ path }) => path)));
  const taken = new Set([...named, ...documents.flatMap(environmentFilesOf)]);
  const isRead = (document: SettingsDocument) =>
    filled.has(document) ? filled.get(document) === undefined : !isForeign(document) && used.has(document);
  const aside = suspects.filter((document) => !taken.has(document.path) && !isRead(document));
  const foreign = new Set(aside.filter(isForeign));
  const whole = new Set(aside);
  const ofRead = documents.filter((document) => !whole.has(document)).flatMap(unreadParts);
  return {
    documents: foreign.size === 0 ? documents : documents.filter((document) => !foreign.has(document)),
    unread: [
      ...parts,
      ...ofRead,
      ...aside.flatMap((document) => unreadFile(document, passedOver.get(document) ?? filled.get(document)) ?? []),
    ],
  };
}

/** Those that the program which reads such files leaves aside for others that are here, with why. */
function filesPassedOver(documents: readonly SettingsDocument[]): ReadonlyMap<SettingsDocument, string> {
  const judging = documents.filter(({ format }) => format?.whyPassedOver !== undefined);
  return new Map(
    judging.flatMap((document) => {
      const files = judging.filter(({ format }) => format === document.format);
      const reason = document.format?.whyPassedOver?.(document, files, documents);
      return reason === undefined ? [] : [[document, reason] as const];
    }),
  );
}

/** Whether a file of a format that settings may have is somebody else's, or of no format at all. */
function isForeign(document: SettingsDocument): boolean {
  const { source, format, settings, unread, declarations } = document;
  if (format === undefined || (isTemplate(document) && firstVariable(document) !== undefined)) return true;
  if (isBelowTool(source.name) || isOwnName(source.name) || format.writing.settingsBlock === undefined) return false;
  // Settings and variables do not stand in one file, and one that does not parse may be anybody's.
  if (firstVariable(document) !== undefined) return true;
  if (settings === undefined || unread !== undefined || declarations !== undefined) return false;
  // What is nearly a setting is a mistake that somebody wants to hear of.
  return settingsOf(document).length === 0 && !settings.entries.some(isNearlyOurs);
}

function isNearlyOurs({ key, value }: TableEntry): boolean {
  if (value.kind !== "table") return closest(key, FIELDS.keys()) !== undefined;
  const configClass = classOfSection(key);
  if (configClass === undefined) return closest(key, SECTIONS) !== undefined;
  const known = fieldsOf(configClass);
  return value.entries.some((each) => FIELDS.has(each.key) || closest(each.key, known.keys()) !== undefined);
}

/** Whether a file that starts something sets variables of pynenc's, and none of what it starts has them. */
function isUnderstoodInVain(document: SettingsDocument): boolean {
  return document.started !== undefined && !isBroken(document) && !carriesSettings(document);
}

/** Whether it is only made into what its format reads: then it is no part of a deployment either. */
function isTemplate({ source, format }: SettingsDocument): boolean {
  return format?.mayBePart?.(source.text, source.name) === false;
}

function isBroken({ syntaxProblem }: SettingsDocument): boolean {
  return syntaxProblem !== undefined && syntaxProblem.tolerated !== true;
}

function unreadFile(document: SettingsDocument, reason = reasonFor(document)): UnreadFile | undefined {
  const range = firstVariable(document);
  return range === undefined ? undefined : { document, range, reason };
}

/** The variables in what other tools keep in a file that is everybody's, such as `[tool.pytest_env]` of a `pyproject.toml`. */
function ofOtherTools(document: SettingsDocument): UnreadFile | undefined {
  const { format, settings, declarations } = document;
  if (format?.isEverybodys !== true || isBroken(document)) return undefined;
  const ours = [settings, declarations].filter((table) => table !== undefined);
  const range = firstVariable(document, (index) => ours.some((table) => isWithinTable(table, index)));
  const reason = "slotwise does not read what other tools keep there";
  return range === undefined ? undefined : { document, range, reason, isPart: true };
}

/** The variables in what nothing is read of, in a file of which the rest is. */
function unreadParts(document: SettingsDocument): readonly UnreadFile[] {
  return (document.started?.unreadParts ?? []).flatMap(({ range: { start, end }, reason }) => {
    const range = firstVariable(document, (index) => index < start || index >= end);
    return range === undefined ? [] : [{ document, range, reason, isPart: true as const }];
  });
}

function isWithinTable({ entries }: TableNode, index: number): boolean {
  return entries.some(({ keyRange, value }) => {
    const end = Math.max(keyRange.end, value.range?.end ?? 0);
    return (keyRange.start <= index && index < end) || (value.kind === "table" && isWithinTable(value, index));
  });
}

function reasonFor(document: SettingsDocument): string {
  const { source, format, started } = document;
  const whose = unreadKindOf(source.name);
  if (whose !== undefined) return `slotwise does not read files of ${whose}`;
  if (format === undefined) return "nothing is known of files with such a name";
  // Which format it will have only its place tells, and whoever asks may stand elsewhere.
  if (isTemplate(document) || isTemplateText(source.text))
    return "it is a template, which a program has yet to fill in";
  if (started !== undefined && started.isOnlyPart !== true)
    return `nothing that ${format.reader} starts with it has them among its variables`;
  if (/\.json$/i.test(source.name) && isManifest(source.text))
    return "slotwise reads manifests of Kubernetes in YAML alone";
  return "it is no settings file of pynenc's, and slotwise knows of nobody who takes variables from such a file";
}

/** The name of the first variable that is no part of a comment, nor of what is left aside. */
function firstVariable(
  document: SettingsDocument,
  isLeftAside: (index: number) => boolean = () => false,
): TextRange | undefined {
  const { source, format, comments } = document;
  const { text } = source;
  if (!text.includes("PYNENC__")) return undefined;
  const within = format === undefined || isBroken(document) ? hashComments(text) : comments();
  for (const { index, 0: name } of text.matchAll(/\bPYNENC__[A-Z][\w#.]*/g)) {
    if (within.some(({ start, end }) => start <= index && index < end) || isLeftAside(index)) continue;
    return { start: index, end: index + name.length };
  }
  return undefined;
}

/** In most languages that nobody reads here, lines that begin so are comments. */
function hashComments(text: string): readonly TextRange[] {
  return [...text.matchAll(/^[^\S\r\n]*(?:#|\/\/).*$/gm)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
}
