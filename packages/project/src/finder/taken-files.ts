import { formatOf } from "../formats/index.js";
import type { ProjectFile } from "./project-file.js";

/** A project's folder with those of its files that make it one, and all that belongs to it. */
export interface ReadProject {
  readonly root: string;
  readonly members: readonly string[];
  readonly files: readonly ProjectFile[];
}

/**
 * The files that other projects than their own take in: variables in a folder below, a base, a file to extend. What they
 * say counts there, and says nothing of the folder that they happen to lie in. What is started by its name is so all the
 * same.
 */
export function takenFiles(projects: readonly ReadProject[]): ReadonlySet<string> {
  const own = new Set(projects.flatMap(({ members }) => members));
  const takenBy = new Map<string, ReadProject[]>();
  for (const project of projects) {
    const members = new Set(project.members);
    for (const { location, path, text, projectFolder, ofProject } of project.files) {
      // What is started in another project's folder leaves that one as it is.
      if (projectFolder !== undefined || ofProject !== undefined) continue;
      if (members.has(location) || !own.has(location)) continue;
      if (formatOf(path, text)?.isStartedByName?.(path) === true) continue;
      takenBy.set(location, [...(takenBy.get(location) ?? []), project]);
    }
  }
  // Projects that take all of each other would leave nobody to say it.
  const hasOwn = ({ members }: ReadProject) => members.some((location) => !takenBy.has(location));
  return new Set([...takenBy].flatMap(([location, takers]) => (takers.some(hasOwn) ? [location] : [])));
}
