import { fileName } from "../formats/file-name.js";
import { FORMATS, formatOf } from "../formats/index.js";
import { mentionsVariable } from "../formats/mentions.js";
import { unreadKindOf } from "../formats/unread-kinds.js";

/** Whether a file is ours or pynenc's by its name alone. */
export function isOwnName(path: string): boolean {
  const { base } = fileName(path);
  return FORMATS.some(({ ownName }) => ownName?.test(base) === true);
}

/** Whether a file may say something about a fleet, by its name, or has to be told as unread where it does. */
export function isCandidate(path: string): boolean {
  return isOwnName(path) || formatOf(path)?.isLookedFor === true || unreadKindOf(path) !== undefined;
}

/** Whether a file's name alone says what it is: a Compose file, a unit; one of many YAML files or Python modules may be anything. */
export function tellsByItsName(path: string): boolean {
  const format = formatOf(path);
  return isOwnName(path) || (format?.isLookedFor === true && format.isOfManyKinds !== true);
}

/**
 * Whether a file that was found says something about a fleet: most files of a tree are about something else. One that
 * cannot be read is reported only where its name says that it is pynenc's.
 *
 * @param text undefined where it cannot be read
 */
export function mentionsUs(path: string, text: string | undefined): boolean {
  const format = formatOf(path, text);
  const isOwn = isOwnName(path);
  if (text === undefined) return isOwn;
  // What is pynenc's by name is so whatever it says; a `pyproject.toml` is everybody's.
  if (isOwn && format?.isEverybodys !== true) return true;
  return format?.mentionsUs(text, path) ?? mentionsVariable(text);
}

/** Whether a file may make one whole with others beside it, without naming pynenc: a manifest, a Compose file. */
export function isPartOfWhole(path: string, text: string): boolean {
  return formatOf(path, text)?.mayBePart?.(text, path) === true;
}
