import { parseDotenv } from "../dotenv/parse-dotenv.js";
import type { EnvironmentVariable } from "../environment.js";
import { fileNamed, type Loaded } from "./loaded-files.js";
import type { ShellWord } from "./shell.js";

/** A program that starts another one with the variables of a file. */
interface Loading {
  /** The options that name a file. */
  readonly options: readonly string[];
  /** The file that it takes where none is named. */
  readonly byDefault?: string;
  /** Whether what the process has already stays, by what else is said. */
  readonly keeps: (said: readonly string[]) => boolean;
}

/** By their names: uv, and the two programs called dotenv, of which Python's has a command `run`. */
function loadingOf(name: string, said: readonly string[]): Loading | undefined {
  if (name === "uv") return { options: ["--env-file"], keeps: () => true };
  if (name !== "dotenv") return undefined;
  const isPython = said.includes("run");
  return isPython
    ? { options: ["-f", "--file"], byDefault: ".env", keeps: (words) => words.includes("--no-override") }
    : { options: ["-e"], byDefault: ".env", keeps: (words) => !words.includes("-o") };
}

/** Whether an option of a program has a word of its own behind it that names a file of variables. */
export function namesFile(name: string, option: string): boolean {
  return (
    (name === "uv" && option === "--env-file") || (name === "dotenv" && /^-[efq]$|^--(?:file|quote)$/.test(option))
  );
}

/**
 * The files of variables that a program hands on to the one that it starts.
 *
 * @param words from its name on, up to that one
 */
export function filesOf(name: string, words: readonly ShellWord[]): readonly Loaded[] {
  const said = words.map(({ text }) => text ?? "");
  const loading = loadingOf(name, said);
  const [first] = words;
  if (loading === undefined || first === undefined) return [];
  const keeps = loading.keeps(said);
  const read = (text: string): readonly EnvironmentVariable[] =>
    parseDotenv(text).map((variable) => (keeps ? { ...variable, isFallback: true } : variable));
  const named = words.flatMap((word, at): readonly Loaded[] => {
    const next = words[at + 1];
    const [option = "", ...value] = said[at]?.split("=") ?? [];
    if (!loading.options.includes(option)) return [];
    if (value.length > 0) return [fileNamed(word, value.join("="), read)];
    return next === undefined ? [] : [fileNamed(next, next.text, read)];
  });
  if (named.length === 0 && loading.byDefault !== undefined) return [fileNamed(first, loading.byDefault, read)];
  // Where the first that has a variable counts, the file that is named last comes first.
  return keeps ? named.toReversed() : named;
}
