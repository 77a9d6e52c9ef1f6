import type { RefersTo } from "./project-file.js";

/** What one who looks for a project's files can tell besides the tree itself. */
export interface ProjectKnowledge {
  readonly refersTo: RefersTo;
  /** The folders of all projects that were found in a folder. */
  readonly rootsBelow: (folder: string) => Promise<readonly string[]>;
  /** The files that make a project of a folder. */
  readonly membersOf: (root: string) => Promise<readonly string[]>;
}
