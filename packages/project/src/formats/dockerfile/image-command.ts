import type { TextRange } from "../../text/source-text.js";
import { type CommandText, commandText } from "../syntax/command-text.js";
import { commandOfShell, commandOfWords, type StartedCommand } from "../syntax/started-command.js";
import type { Stage } from "./dockerfile-stages.js";

/** What `ENTRYPOINT` or `CMD` says: words that are started as they are, or one text for a shell. */
export interface WrittenCommand {
  readonly isWords: boolean;
  readonly texts: readonly CommandText[];
}

/** `["a", "b"]` is words; anything else goes to a shell as it is. */
export function writtenCommand(file: string, range: TextRange): WrittenCommand {
  const text = file.slice(range.start, range.end);
  if (!isJson(text)) return { isWords: false, texts: [commandText(text, range, file)] };
  const texts = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(({ 0: word, index }) => {
    const start = range.start + index;
    return commandText(String(JSON.parse(word)), { start, end: start + word.length }, file);
  });
  return { isWords: true, texts };
}

function isJson(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every((each) => typeof each === "string");
  } catch {
    return false;
  }
}

/** What an image starts: the last of each counts, with what stages below say; a new `ENTRYPOINT` forgets a `CMD` below it. */
export function imageCommand(stage: Stage): StartedCommand {
  const chain: Stage[] = [];
  for (let at: Stage | undefined = stage; at !== undefined; at = at.base) chain.unshift(at);
  let entrypoint: WrittenCommand | undefined;
  let command: WrittenCommand | undefined;
  for (const each of chain) {
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
