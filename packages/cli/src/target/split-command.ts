import { UsageError } from "../host/host.js";

/** An option that takes a command. */
export interface CommandOption {
  readonly name: string;
  readonly example: string;
}

const TARGET: CommandOption = { name: "--target", example: "python3 adapter.py" };

/**
 * Splits a command into words without a shell: white space separates, single quotes take everything as it is, double
 * quotes too but for `\"` and `\\`, and outside quotes a backslash takes the next white space, quote or backslash as
 * it is. Any other backslash is itself, so that `C:\tools\python.exe` needs no care.
 * @param option what it was given by, and an example of it, for the message
 * @throws UsageError for a quote that is not closed, or no word at all
 */
export function splitCommand(command: string, option: CommandOption = TARGET): readonly [string, ...string[]] {
  const words: string[] = [];
  let word: string | undefined;
  for (let index = 0; index < command.length; index++) {
    const character = command.charAt(index);
    if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === "'" || character === '"') {
      const end = closingQuote(command, index, option);
      word = (word ?? "") + unescaped(command.slice(index + 1, end), character);
      index = end;
    } else if (character === "\\" && /[\s'"\\]/.test(command.charAt(index + 1))) {
      word = (word ?? "") + command.charAt(++index);
    } else {
      word = (word ?? "") + character;
    }
  }
  if (word !== undefined) words.push(word);
  const [program, ...rest] = words;
  if (program === undefined || program === "")
    throw new UsageError(`${option.name} needs a command, such as "${option.example}"`);
  return [program, ...rest];
}

/** A word as it is written in a command to be pasted: within double quotes a shell would look for `$` and the like. */
export function quoteWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

function closingQuote(command: string, start: number, { name }: CommandOption): number {
  const quote = command.charAt(start);
  for (let index = start + 1; index < command.length; index++) {
    if (command.charAt(index) === "\\" && quote === '"' && /["\\]/.test(command.charAt(index + 1))) index++;
    else if (command.charAt(index) === quote) return index;
  }
  throw new UsageError(`${name} has a quote that is not closed: ${command.slice(start)}`);
}

function unescaped(text: string, quote: string): string {
  return quote === '"' ? text.replaceAll(/\\(["\\])/g, "$1") : text;
}
