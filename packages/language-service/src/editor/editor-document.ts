import type { Analysis, Project } from "../diagnose.js";
import type { SettingsDocument } from "../document.js";
import type { FileOrigin } from "../resolve.js";
import type { TextRange } from "../source-text.js";

/** One file of an analysed project, as an editor shows it. */
export interface EditorDocument {
  readonly document: SettingsDocument;
  readonly project: Project;
  /** The deployments that the file is a source of, those first that begin in it. */
  readonly analyses: readonly Analysis[];
}

/** The file of that name; undefined where the project has none, or it says nothing about a fleet. */
export function editorDocument(project: Project, name: string): EditorDocument | undefined {
  const analyses = project.deployments.filter(({ documents }) => documents.some(({ source }) => source.name === name));
  const document = analyses[0]?.documents.find(({ source }) => source.name === name);
  if (document === undefined) return undefined;
  return { document, project, analyses };
}

/** The deployment in which a place of the file counts: a service's own variable is not another service's. */
export function analysisAt({ document, analyses }: EditorDocument, range: TextRange): Analysis | undefined {
  const holds = ({ documents }: Analysis) =>
    documents.some(
      ({ source, environment }) =>
        source.name === document.source.name && environment.some(({ keyRange }) => keyRange.start === range.start),
    );
  return analyses.find(holds) ?? analyses[0];
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
