import { pathBeside } from "../../text/path-beside.js";
import { parseDotenv } from "../dotenv/parse-dotenv.js";
import type { EnvironmentVariable, NamedSource } from "../environment.js";
import type { ShellCommand, ShellWord } from "./shell.js";
import { sourcedVariables } from "./sourced-variables.js";

/** What a command takes variables from: a file that may be read, or what nobody reads. */
export type Loaded =
  | { readonly kind: "file"; readonly source: NamedSource }
  | { readonly kind: "unread"; readonly source: NamedSource };

/** Whether a command in a text may load a file of variables: most do not, and need not be parsed to know. */
export function mayLoadFiles(text: string): boolean {
  return LOADS.test(text);
}

const LOADS =
  /(?:^|[\s"'`;&|([])(?:\.|source)[^\S\r\n]+["']?[\w./-]*[\w-]|--env-file\b|\bdotenv\b[^\r\n]*--|\$\(\s*(?:cat|e?grep|<)/m;

/**
 * What a command of a shell sets for those behind it that does not stand in it: a file that it takes in, what another command
 * prints. Undefined for one that does nothing of the kind.
 *
 * @param exportsAll whether whatever is set is exported
 */
export function loadedBy({ words }: Pick<ShellCommand, "words">, exportsAll: boolean): Loaded | undefined {
  const [first, second] = words;
  if (first?.text === "." || first?.text === "source") {
    // What a virtual environment of Python's sets is none of anybody's settings.
    if (second === undefined || /(?:^|[\\/])activate["']?$/.test(second.written)) return undefined;
    return fileNamed(second, second.text, (text) => sourcedVariables(text, exportsAll));
  }
  if (first?.text === "eval")
    return unread(second ?? first, "what eval runs", "what it sets is only known when it runs");
  if (first?.text !== "export") return undefined;
  const filled = words.find(({ text, assignment }) => text === undefined && assignment === undefined);
  return filled === undefined ? undefined : printed(filled);
}

/** Words that the shell fills in, where `NAME=value` is expected: `export $(cat prod.env | xargs)`. */
export function printed(word: ShellWord): Loaded {
  const [, cat, grep, redirected] = PRINTED.exec(word.written) ?? [];
  const name = cat ?? grep ?? redirected;
  if (name === undefined || /["'$*?]/.test(name))
    return unread(word, word.written, "what it sets is only known when it runs");
  return fileNamed(word, name, printedVariables);
}

/** Compose wants the sign of a dollar twice. */
const PRINTED =
  /^["']?\${1,2}\(\s*(?:cat\s+([^\s|()]+)|e?grep\s+-E?v\s+["']?\^\s*#["']?\s+([^\s|()]+)|<\s*([^\s|()]+))\s*(?:\|\s*xargs(?:\s+-0|\s+-n\s*1)?\s*)?\)["']?$/;

/** Words that are taken apart at each space know neither comments nor what stands in quotes. */
function printedVariables(text: string): readonly EnvironmentVariable[] {
  return parseDotenv(text).map((variable) => {
    const { start, end } = variable.valueRange;
    const isPlain = /^[\w.:/@,+-]*(?=[\r\n]|$)/.exec(text.slice(start))?.[0].length === end - start;
    return isPlain ? variable : { ...variable, value: undefined };
  });
}

/** A file, by a word that names it. pynenc is taken to be started in the project's folder, and so is what loads it. */
export function fileNamed(
  { range, written }: ShellWord,
  name: string | undefined,
  variablesIn: NonNullable<NamedSource["variablesIn"]>,
): Loaded {
  if (name === undefined) return unread({ range }, written, "which file that is is only known when it runs");
  const isElsewhere = /^(?:[\\/~]|[A-Za-z]:)/.test(name);
  const place = isElsewhere ? {} : { path: pathBeside("", name) };
  return { kind: "file", source: { name, range, isStronger: true, variablesIn, ...place } };
}

function unread({ range }: Pick<ShellWord, "range">, name: string, reason: string): Loaded {
  return { kind: "unread", source: { name, range, reason, isStronger: true } };
}
