import { pathBeside } from "../../text/path-beside.js";
import { COMPOSE_FILES, filesStartedTogether } from "../compose-variables.js";
import type { NamedSource } from "../environment.js";
import { fileName } from "../file-name.js";
import type { StartingFile } from "../unit-group.js";
import { PROJECT_VARIABLES } from "./compose-profiles.js";

const COMPOSE_NAME = /^((?:.*\/)?(?:docker-)?compose)([.-].+)?\.ya?ml$/;

/** Whether people start a file of such a name, though another one refers to it. */
export function isStartedByName(path: string): boolean {
  return COMPOSE_NAME.test(path);
}

/** What Compose looks for in a folder where nobody names a file, and what it lays over that: the first of each that is there. */
const DEFAULTS: readonly string[] = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const OVERRIDES: readonly string[] = ["compose", "docker-compose"].flatMap((name) =>
  ["yml", "yaml"].map((extension) => `${name}.override.${extension}`),
);

/** Whether Compose finds a file of such a name by itself. */
export function isDefault(path: string): boolean {
  return DEFAULTS.includes(fileName(path).base);
}

/** Whether Compose lays a file of such a name over another one by itself. */
export function isOverride(path: string): boolean {
  return OVERRIDES.includes(fileName(path).base);
}

/** Of files that Compose finds in a folder by itself, the one that it takes in the place of another one. */
export function takenInsteadOf<File extends StartingFile>(file: File, files: readonly File[]): File | undefined {
  const names = [DEFAULTS, OVERRIDES].find((each) => each.includes(fileName(file.path).base));
  const first = names === undefined ? undefined : firstBeside(file, files, names);
  return first === file ? undefined : first;
}

/**
 * The file that one of a variant is laid over, by its name: of `compose.prod.yaml` the `compose.yaml` beside it, of an override
 * whichever Compose finds there.
 */
export function baseByName<File extends StartingFile>(file: File, files: readonly File[]): File | undefined {
  const [, name, variant] = COMPOSE_NAME.exec(file.path) ?? [];
  if (variant === undefined) return undefined;
  if (isOverride(file.path) && takenInsteadOf(file, files) === undefined) return firstBeside(file, files, DEFAULTS);
  return files.find(({ path }) => {
    const [, other, otherVariant] = COMPOSE_NAME.exec(path) ?? [];
    return other === name && otherVariant === undefined;
  });
}

function firstBeside<File extends StartingFile>(file: File, files: readonly File[], names: readonly string[]) {
  const paths = names.map((name) => pathBeside(file.path, name));
  const beside = files.filter(({ path }) => paths.includes(path));
  return beside.sort((one, other) => paths.indexOf(one.path) - paths.indexOf(other.path))[0];
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
