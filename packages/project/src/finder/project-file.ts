import type { SettingsFile } from "../documents/settings-file.js";
import type { MaybePromise } from "./files.js";

/** A file of a project, with where it is. */
export interface ProjectFile extends SettingsFile {
  /** Absolute: see `paths.ts`. */
  readonly location: string;
  /** From the project's folder, with slashes. */
  readonly path: string;
}

/**
 * The paths of the files that one refers to, from the project's folder. The parsers of most formats are large: whoever reads
 * no file that refers to another need not have loaded them.
 */
export type RefersTo = (file: ProjectFile) => MaybePromise<readonly string[]>;
