import { pathBeside } from "../../text/path-beside.js";
import { COMPOSE_FILES, filesStartedTogether } from "../compose-variables.js";
import type { NamedSource } from "../environment.js";
import type { StartingFile } from "../unit-group.js";
import { PROJECT_VARIABLES } from "./compose-profiles.js";

const COMPOSE_NAME = /^((?:.*\/)?(?:docker-)?compose)([.-].+)?\.ya?ml$/;

/** Whether people start a file of such a name, though another one refers to it. */
export function isStartedByName(path: string): boolean {
  return COMPOSE_NAME.test(path);
}

/** The files that a Compose file of a variant may be laid over, by its name: of `compose.prod.yaml` the `compose.yaml` beside it. */
export function basesOf<File extends StartingFile>(file: File, files: readonly File[]): readonly File[] {
  const [, name, variant] = COMPOSE_NAME.exec(file.path) ?? [];
  if (variant === undefined) return [];
  return files.filter(({ path }) => {
    const [, other, otherVariant] = COMPOSE_NAME.exec(path) ?? [];
    return other === name && otherVariant === undefined;
  });
}

/** Compose files that are started together, since variables beside them say so. */
export interface StartedTogether<File> {
  /** What says so. */
  readonly by: File;
  /** Each laid over those before it; at least one. */
  readonly files: readonly [File, ...File[]];
  /** Those that are named and not here, where that stands. */
  readonly missing: readonly Pick<NamedSource, "name" | "range">[];
}

/** What the `.env` files of a project have Compose start. */
export function startedTogether<File extends StartingFile>(
  files: readonly File[],
  beside: readonly File[],
): readonly StartedTogether<File>[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return beside.flatMap((by): readonly StartedTogether<File>[] => {
    const { path, environment = [] } = by;
    if (pathBeside(path, PROJECT_VARIABLES) !== path) return [];
    const names = filesStartedTogether(environment);
    const [first, ...others] = new Set(names.flatMap((each) => byPath.get(pathBeside(path, each)) ?? []));
    const range = environment.findLast(({ key }) => key === COMPOSE_FILES)?.value.range ?? { start: 0, end: 0 };
    const missing = names.filter((each) => !byPath.has(pathBeside(path, each))).map((name) => ({ name, range }));
    return first === undefined ? [] : [{ by, files: [first, ...others], missing }];
  });
}
