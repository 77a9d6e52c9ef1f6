import type { SourceText } from "../text/source-text.js";
import type { TableEntry, TableNode } from "../tree/tree.js";
import type { DeploymentUnit, ImageBuild, MadeImage } from "./environment.js";
import type { ChartTemplate } from "./kubernetes/chart-template.js";
import type { UnreadPart } from "./unread-part.js";

/** What a file starts. */
export interface StartedUnits {
  readonly units: readonly DeploymentUnit[];
  /** What other files of the same format may refer to: manifests, the root of a Compose file. */
  readonly trees: readonly TableNode[];
  /** Files of variables that it takes whole into what it starts: paths as they are written. */
  readonly variableFiles?: readonly string[];
  /** Of a file that images are made by, the one of a build; undefined where it makes none such. */
  readonly imageOf?: (build: ImageBuild) => MadeImage | undefined;
  /** Of a file that has yet to be filled in with what others say: what it becomes then. */
  readonly template?: ChartTemplate;
  /** What in it may say something of what is started, and is not read. */
  readonly unreadParts?: readonly UnreadPart[];
  /** Whether it starts nothing, and is only there for what others start: then it is no source of anybody else's. */
  readonly isOnlyPart?: true;
}

/** A file that starts something. */
export interface StartingFile {
  readonly source: SourceText;
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly started?: StartedUnits | undefined;
  /** Whether it was only found, and nobody asked about it. */
  readonly isOnlyFound?: boolean | undefined;
  /** Of a file of variables, what it sets. */
  readonly environment?: readonly TableEntry[] | undefined;
}

/** Units that may be of one fleet. */
export interface UnitGroup<File> {
  readonly units: readonly UnitOf<File>[];
  /** The file that a tree of any of these units is of. */
  documentOf(tree: TableNode): File | undefined;
  /** Files that only change what others of these say. */
  readonly changes?: readonly File[];
  /** Of what is filled in with values: what came of it. */
  readonly templates?: FilledTemplates<File>;
}

/** The templates that make one whole. */
export interface FilledTemplates<File> {
  readonly rendered: readonly File[];
  readonly unread: readonly UnreadTemplateFile<File>[];
  /** Where their values stand. */
  readonly values: File | undefined;
}

export interface UnreadTemplateFile<File> {
  readonly file: File;
  /** Why, as a clause. */
  readonly reason: string;
}

/** A unit, and the file that starts it. */
export interface UnitOf<File> {
  readonly document: File;
  readonly unit: DeploymentUnit;
  /** Whether it only counts here, because the group of another file has it as a deployment. */
  readonly isElsewhere: boolean;
}

export function unitsOf<File>(
  document: File,
  units: readonly DeploymentUnit[],
  isElsewhere = false,
): readonly UnitOf<File>[] {
  return units.map((unit) => ({ document, unit, isElsewhere }));
}

export function treesOf({ started }: Pick<StartingFile, "started">): readonly TableNode[] {
  return started?.trees ?? [];
}

/** The file of each tree. */
export function holdersOf<File extends StartingFile>(files: readonly File[]): ReadonlyMap<TableNode, File> {
  return new Map(files.flatMap((file) => treesOf(file).map((tree) => [tree, file] as const)));
}
