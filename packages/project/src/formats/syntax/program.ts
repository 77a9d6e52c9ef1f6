import type { EnvironmentVariable } from "../environment.js";
import { baseName, knownProgram } from "./known-programs.js";
import { type Loaded, printed } from "./loaded-files.js";
import { filesOf, namesFile } from "./program-files.js";
import { startOfPynenc } from "./pynenc-command.js";
import type { ShellWord } from "./shell.js";

/** A program that a command starts, behind whatever only leads to it: `env A=1 poetry run program`. */
export interface Program {
  /** From its name on; none where it is not clear which word that is. */
  readonly words: readonly ShellWord[];
  /** What is set for it. */
  readonly environment: readonly EnvironmentVariable[];
  /** What else it gets its variables from. */
  readonly loaded: readonly Loaded[];
}

/** What a command starts: `step` is what only comes before something else. Undefined for what nobody can tell from outside. */
export type Start = "runner" | "other" | "step" | undefined;

/** Programs that start another one in their place, by how many words of their own they have before it. */
const LEADING: ReadonlyMap<string, number> = new Map([
  ...[
    "catatonit command dumb-init env exec nice nohup stdbuf time tini tini-static",
    "ddtrace-run opentelemetry-instrument setsid xvfb-run",
  ]
    .join(" ")
    .split(" ")
    .map((name): [string, number] => [name, 0]),
  ...["gosu", "su-exec", "timeout"].map((name): [string, number] => [name, 1]),
]);

/** Those that do so behind `run` alone. */
const RUNNING: ReadonlySet<string> = new Set(["hatch", "pdm", "pipenv", "poetry", "rye", "uv"]);

/** Options that have no word of their own behind them, or have it in one with them. */
const ALONE =
  /^(?:--[\w-]+=.*|-[gisvw]+|-[uBEIOSbdq]+|--(?:active|all-extras|all-groups|frozen|locked|no-dev|no-project|no-sync|offline|quiet|verbose|foreground|preserve-status))$/;

/**
 * Which program words start.
 *
 * @param isShell whether a shell reads them, to which what is assigned before a program is that program's
 */
export function programOf(words: readonly ShellWord[], isShell: boolean): Program {
  const environment: EnvironmentVariable[] = [];
  const loaded: Loaded[] = [];
  let at = 0;
  const takeAssignments = () => {
    for (let word = words[at]; word?.assignment !== undefined; word = words[++at]) environment.push(word.assignment);
  };
  if (isShell) takeAssignments();
  for (;;) {
    const name = baseName(words[at]?.text ?? "");
    const next = nameBehind(name, words, at);
    if (next === undefined) return { words: words.slice(at), environment, loaded };
    if (next === "unclear") return { words: [], environment, loaded };
    loaded.push(...filesOf(name, words.slice(at, next)));
    at = next;
    if (name !== "env") continue;
    takeAssignments();
    const filled = isShell ? words[at] : undefined;
    if (filled === undefined || filled.text !== undefined || words.length === at + 1) continue;
    loaded.push(printed(filled));
    at++;
  }
}

/** Where the program begins that another one starts; undefined where it starts none. */
function nameBehind(name: string, words: readonly ShellWord[], start: number): number | "unclear" | undefined {
  const own = LEADING.get(name);
  let at = start + 1;
  if (own === undefined) {
    if (RUNNING.has(name)) {
      if (words[behindOptions(name, words, at)]?.text !== "run") return undefined;
      at = behindOptions(name, words, at) + 1;
    } else if (/^(?:python|pypy)[\d.]*$/.test(name)) {
      at = behindOptions(name, words, at);
      return words[at]?.text === "-m" ? at + 1 : undefined;
    } else if (name === "dotenv") {
      at = behindOptions(name, words, at);
      const isCommand = words[at]?.text === "run";
      if (!isCommand && words[at]?.text !== "--") return undefined;
      if (isCommand) at++;
    } else return undefined;
  }
  at = behindOptions(name, words, at);
  // What is said behind an option of another kind may be that option's own.
  if (words[at]?.text?.startsWith("-") === true && words[at]?.text !== "--") {
    const end = name === "env" ? -1 : words.findIndex((word, index) => index > at && word.text === "--");
    if (end === -1) return "unclear";
    at = end;
  }
  return at + (words[at]?.text === "--" ? 1 : 0) + (own ?? 0);
}

function behindOptions(name: string, words: readonly ShellWord[], start: number): number {
  let at = start;
  for (let text = words[at]?.text; text !== undefined; text = words[at]?.text) {
    if ((name === "env" && /^-[uC]$/.test(text)) || namesFile(name, text)) at += 2;
    else if (ALONE.test(text) && !(name === "env" && text === "-S")) at++;
    else if (name === "dotenv" && /^--(?:no-)?(?:override|export)$|^-o$/.test(text)) at++;
    else break;
  }
  return at;
}

/** What a program is for a fleet. */
export function startOf({ words }: Program, all: readonly ShellWord[]): Start {
  const texts = (some: readonly ShellWord[]) => some.map(({ text }) => text ?? "");
  const [name = "", ...said] = texts(words);
  if (baseName(name) === "pynenc") return startOfPynenc(texts(words).join(" "));
  // A script may hand on what it is given.
  return knownProgram(baseName(name), said) ?? startOfPynenc(texts(all).join(" "));
}

/** What a shell is told to run, in `sh -c "..."`; undefined for whatever else. */
export function scriptIn({ words }: Program): ShellWord | undefined {
  if (!/^(?:ba|da|z|k)?sh$|^ash$/.test(baseName(words[0]?.text ?? ""))) return undefined;
  let at = 1;
  while (/^-[A-Zabd-z]+$/.test(words[at]?.text ?? "")) at += words[at]?.text === "-o" ? 2 : 1;
  return /^-[a-z]*c[a-z]*$/.test(words[at]?.text ?? "") ? words[at + 1] : undefined;
}
