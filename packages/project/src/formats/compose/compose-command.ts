import { type CommandText, commandTexts } from "../syntax/command-text.js";
import { commandOfWords, type StartedCommand, wordsIn } from "../syntax/started-command.js";
import { type Said, saidOf } from "./compose-layers.js";

/**
 * What a service starts: its `entrypoint`, with its `command` behind that. Undefined where it says neither, and starts what its
 * image says.
 */
export function commandOf(layers: readonly Said[]): StartedCommand | undefined {
  const texts = ["entrypoint", "command"].flatMap((key) => wordsSaid(layers, key));
  return texts.length === 0 ? undefined : commandOfWords(texts);
}

/** The last one counts. One text Compose takes apart as a shell does, and starts it without one. */
function wordsSaid(layers: readonly Said[], key: string): readonly CommandText[] {
  const said = saidOf(layers, key).at(-1);
  if (said === undefined) return [];
  const texts = commandTexts(said.value, said.file.text, said.file.root);
  return said.value.kind === "list" ? texts : texts.flatMap(wordsIn);
}
