import { commandOfShell, commandOfWords, type StartedCommand } from "../syntax/started-command.js";
import { chainOf, type Stage } from "./dockerfile-stages.js";
import type { WrittenCommand } from "./written-command.js";

/** What an image starts: the last of each counts, with what stages below say; a new `ENTRYPOINT` forgets a `CMD` below it. */
export function imageCommand(stage: Stage): StartedCommand {
  let entrypoint: WrittenCommand | undefined;
  let command: WrittenCommand | undefined;
  for (const each of chainOf(stage)) {
    if (each.commands.entrypoint !== undefined) {
      entrypoint = each.commands.entrypoint;
      command = undefined;
    }
    command = each.commands.command ?? command;
  }
  if (entrypoint?.isWords === false) return commandOfShell(entrypoint.texts);
  if (entrypoint === undefined && command?.isWords === false) return commandOfShell(command.texts);
  return commandOfWords([...(entrypoint?.texts ?? []), ...(command?.texts ?? [])]);
}
