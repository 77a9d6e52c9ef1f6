import { pathBeside } from "../../text/path-beside.js";
import { fileName } from "../file-name.js";
import { type StartingFile, treesOf } from "../unit-group.js";
import { extendedPaths } from "./compose-files.js";
import { includedPaths } from "./compose-includes.js";
import { baseByName, isDefault, isOverride, startedTogether, takenInsteadOf } from "./compose-names.js";
import { PROJECT_VARIABLES } from "./compose-profiles.js";

/**
 * Why Compose passes over a file that has one of its own names, as a clause: it takes another one of that folder. Undefined
 * where it is taken, where another file refers to it, and where somebody asked about it.
 *
 * @param beside all files of the project
 */
export function whyPassedOver(
  file: StartingFile,
  files: readonly StartingFile[],
  beside: readonly StartingFile[],
): string | undefined {
  if (file.isOnlyFound !== true || !(isDefault(file.path) || isOverride(file.path))) return undefined;
  const isReferredTo = files.some((other) => baseByName(other, files) === file || pathsIn(other).includes(file.path));
  if (isReferredTo) return undefined;
  const together = startedTogether(files, beside).find(
    ({ by }) => by.path === pathBeside(file.path, PROJECT_VARIABLES),
  );
  if (together !== undefined)
    return together.files.includes(file) ? undefined : `${together.by.path} has Compose start other files`;
  const taken = takenInsteadOf(file, files);
  return taken === undefined ? undefined : `Compose takes the ${fileName(taken.path).base} beside it`;
}

function pathsIn(file: StartingFile): readonly string[] {
  const named = treesOf(file).flatMap((root) => [
    ...includedPaths(root).map(({ path }) => path),
    ...extendedPaths(root),
  ]);
  return named.map((path) => pathBeside(file.path, path));
}
