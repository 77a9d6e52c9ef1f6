import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { isCandidate } from "@slotwise/project";
import { type Host, UsageError } from "../host/host.js";
import { didYouMean } from "./did-you-mean.js";

/**
 * Since `lint` needs no name, a mistyped command would be taken for a path.
 * @param commands the names of all commands
 * @throws UsageError for a first word that is neither, near a command's name or no file's; and for `help` of no command
 */
export function refuseMistypedCommand(
  [first, second]: readonly string[],
  commands: readonly string[],
  { currentFolder }: Pick<Host, "currentFolder">,
): void {
  if (first === undefined || first.startsWith("-")) return;
  if (first === "help" && second !== undefined && !second.startsWith("-") && !commands.includes(second)) {
    const hint = didYouMean(second, commands);
    throw new UsageError(`there is no command ${second}${hint === "" ? `; there are ${commands.join(", ")}` : hint}`);
  }
  if (commands.includes(first) || existsSync(resolve(currentFolder, first))) return;
  const hint = didYouMean(first, commands);
  if (hint === "" && isFilesName(first)) return;
  const others = hint === "" ? `; commands are ${commands.join(", ")}` : hint;
  throw new UsageError(`${first} is no command, and no file or folder${others}`);
}

/** A path, or a name that says what a file is, such as `Dockerfile`: then it is the file that is missing. */
function isFilesName(word: string): boolean {
  return /[\\/.]/.test(word) || isCandidate(word);
}
