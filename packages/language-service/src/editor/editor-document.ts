import type { FileOrigin, SettingsDocument, TableEntry, TextRange } from "@slotwise/project";
import type { Analysis, ProjectAnalysis } from "../analysis/analysis.js";
import { shownAnalysis } from "./shown-analysis.js";

/** One file of an analysed project, as an editor shows it. */
export interface EditorDocument {
  readonly document: SettingsDocument;
  readonly project: ProjectAnalysis;
  /** The deployments that the file is a source of. */
  readonly analyses: readonly Analysis[];
}

/** The file of that name; undefined where the project has none, or it says nothing about a fleet. */
export function editorDocument(project: ProjectAnalysis, name: string): EditorDocument | undefined {
  const analyses = project.deployments.filter(({ documents }) => documents.some(({ source }) => source.name === name));
  const own = analyses.flatMap(({ documents }) => documents.filter(({ source }) => source.name === name));
  const [document] = own;
  if (document === undefined) return undefined;
  // What a ConfigMap gives to one container another need not take.
  const environment = own.flatMap((each) => each.environment ?? []);
  return { document: { ...document, environment, code: codeOf(own), started: startedBy(own) }, project, analyses };
}

/** A module is read once for each application that it makes; here it is all that stands in it. */
function codeOf(documents: readonly SettingsDocument[]): SettingsDocument["code"] {
  const codes = documents.flatMap(({ code }) => code ?? []);
  const [first] = codes;
  if (first === undefined) return undefined;
  const values = entriesOf(codes.map((each) => each.values));
  const assignments = entriesOf(codes.map((each) => each.assignments));
  const byPlace = codes.flatMap(({ partAssignments }) =>
    partAssignments.map((each) => [`${each.entry.keyRange.start} ${each.part}`, each] as const),
  );
  return { ...first, values, assignments, partAssignments: [...new Map(byPlace).values()] };
}

/** What several applications have from one place stands there once. */
function entriesOf(lists: readonly (readonly TableEntry[])[]): readonly TableEntry[] {
  if (lists.length === 1) return lists[0] ?? [];
  return [...new Map(lists.flat().map((entry) => [`${entry.keyRange.start} ${entry.key}`, entry])).values()];
}

/** A file that starts several things is read once for each of them; here it is all that stands in it. */
function startedBy(documents: readonly SettingsDocument[]): SettingsDocument["started"] {
  const [first, ...others] = documents.flatMap(({ started }) => started ?? []);
  if (first === undefined) return undefined;
  return { ...first, units: [...new Set([first, ...others].flatMap(({ units }) => units))] };
}

/** The deployments that a place of the file is a source of: a service's own variable is not another service's. */
export function analysesAt({ document, analyses }: EditorDocument, range: TextRange): readonly Analysis[] {
  const holds = ({ documents }: Analysis) =>
    documents.some(
      ({ source, environment, code }) =>
        source.name === document.source.name &&
        [environment, code?.values, code?.assignments, code?.partAssignments.map(({ entry }) => entry)].some(
          (entries) => entries?.some((entry) => isAt(entry, range.start)),
        ),
    );
  const holding = analyses.filter(holds);
  return holding.length > 0 ? holding : analyses;
}

/** In a table of an application's settings as well. */
function isAt({ keyRange, value }: TableEntry, start: number): boolean {
  return keyRange.start === start || (value.kind === "table" && value.entries.some((entry) => isAt(entry, start)));
}

/** Of those deployments the one that is shown. */
export function analysisAt(editor: EditorDocument, range: TextRange): Analysis | undefined {
  const analyses = analysesAt(editor, range);
  return shownAnalysis({ analyses }) ?? analyses[0];
}

/** Whether a range holds an offset, its end included: there the cursor stands behind the last character. */
export function holds({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** `line 12`, or, in another file, `compose.yaml:12`. */
export function placeWords({ document, entry }: FileOrigin, seenFrom: SettingsDocument): string {
  const line = document.source.positionAt(entry.keyRange.start).line + 1;
  return document.source.name === seenFrom.source.name ? `line ${line}` : `${document.source.name}:${line}`;
}
