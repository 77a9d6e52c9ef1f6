import type { EnvironmentVariable } from "../environment.js";
import { changedFolder } from "./changed-folder.js";
import type { CommandText } from "./command-text.js";
import { handedOn, uncertainly } from "./handed-on.js";
import type { Loaded } from "./loaded-files.js";
import { mentionedVariables } from "./mentioned-variables.js";
import { programOf, type Start, scriptIn, startOf } from "./program.js";
import { applicationNamed } from "./pynenc-command.js";
import { parseShell, type ShellCommand, type ShellWord } from "./shell.js";

/** What a command comes to. */
export interface StartedCommand {
  /** Undefined where nobody can tell from outside: a script of somebody's own, no command at all. */
  readonly starts: "runner" | "other" | undefined;
  /** The variables that it sets for what it starts, stronger than all that the program gets. */
  readonly variables: readonly EnvironmentVariable[];
  /** The application that it names to pynenc, as it is written there. */
  readonly application?: string | undefined;
  /** What else it takes variables from for that: see `Loaded`. */
  readonly loaded: readonly Loaded[];
  /** The folder that it changes to before, from the one that it is started in. */
  readonly folder?: string | undefined;
}

/** What one command of several comes to. */
interface Step {
  readonly start: Start;
  readonly application?: string | undefined;
  readonly variables: readonly EnvironmentVariable[];
  readonly loaded: readonly Loaded[];
  readonly folder?: string | undefined;
  /** What it may hand on to those behind it. */
  readonly command?: ShellCommand;
}

/** Nobody writes more by hand; what is longer is not taken apart. */
const MOST_LENGTH = 10_000;
/** A shell in a shell in a shell. */
const MOST_DEPTH = 3;

/** A command as a list of words, which no shell reads. */
export function commandOfWords(texts: readonly CommandText[]): StartedCommand {
  return withMentions(texts, () => [stepOf(texts.map(wordOf), false, 0)]);
}

/** The words of a text, as a shell takes it apart. */
export function wordsIn(text: CommandText): readonly CommandText[] {
  if (text.text.length > MOST_LENGTH) return [text];
  return parseShell(text.text, text.at ?? 0).commands.flatMap((written) => {
    const command = text.at === undefined ? withoutPlaces(written, text) : written;
    return command.words.map((word, index) => partOf(word, written.words[index] ?? word, text).source);
  });
}

/** A command as one text, or a script that stands in several. */
export function commandOfShell(texts: readonly CommandText[]): StartedCommand {
  return withMentions(texts, () => stepsOf(texts, 0));
}

/** Several that are run one after the other, each in an environment of its own. */
export function commandOfSeveral(all: readonly StartedCommand[]): StartedCommand {
  const starting = all.filter(({ starts }) => starts === "runner");
  const starts = startOfAll(all.map((each) => each.starts));
  const meant = starting.length === 1 ? starting : all;
  const variables = meant.flatMap((each) => each.variables);
  const names = new Set(variables.map(({ name }) => name));
  const others = all.filter((each) => !meant.includes(each)).flatMap((each) => each.variables);
  const applications = new Set(starting.map(({ application }) => application));
  return {
    starts,
    application: applications.size === 1 ? [...applications][0] : undefined,
    variables: [
      ...others.filter(({ name }) => !names.has(name)).map(unknown),
      ...(meant.length > 1 ? variables.map(unknown) : variables),
    ],
    loaded: meant.flatMap(({ loaded }) => (meant.length > 1 ? loaded.map(uncertainly) : loaded)),
  };
}

function withMentions(texts: readonly CommandText[], read: () => readonly Step[]): StartedCommand {
  const isLong = texts.reduce((length, { text }) => length + text.length, 0) > MOST_LENGTH;
  const { start, variables, loaded, application, folder } = isLong ? NOTHING : together(read());
  const [{ tree } = { tree: undefined }] = texts;
  const all = [...variables, ...mentionedVariables(texts, new Set(variables.map(({ name }) => name)))];
  return {
    starts: start === "step" ? undefined : start,
    ...(application === undefined ? {} : { application }),
    ...(folder === undefined ? {} : { folder }),
    variables: all.map((variable) => ({ ...variable, isOfCommand: true, ...(tree === undefined ? {} : { tree }) })),
    loaded: tree === undefined ? loaded : loaded.map(({ kind, source }) => ({ kind, source: { ...source, tree } })),
  };
}

const NOTHING: Step = { start: undefined, variables: [], loaded: [] };

/** The commands of a script. */
function stepsOf(texts: readonly CommandText[], depth: number): readonly Step[] {
  return texts.flatMap((text, place) =>
    parseShell(text.text, text.at ?? 0).commands.map((written) => {
      const command = text.at === undefined ? withoutPlaces(written, text) : written;
      const words = command.words.map((word, index) => partOf(word, written.words[index] ?? word, text));
      // What one text ends no other one goes on with.
      const chain = place * MOST_LENGTH + command.chain;
      return { ...stepOf(words, true, depth), command: { ...command, chain } };
    }),
  );
}

/** A word, and what of a file says it. */
interface Word extends ShellWord {
  readonly source: CommandText;
}

function stepOf(words: readonly Word[], isShell: boolean, depth: number): Step {
  const program = programOf(words, isShell);
  const script = scriptIn(program) as Word | undefined;
  if (script === undefined || depth >= MOST_DEPTH)
    return {
      start: startOf(program, words),
      application: applicationNamed(words.map(({ text }) => text ?? "").join(" ")),
      variables: program.environment,
      loaded: program.loaded,
      folder: changedFolder([], words),
    };
  const { variables, loaded, ...rest } = together(stepsOf([script.source], depth + 1));
  return { ...rest, variables: [...program.environment, ...variables], loaded: [...program.loaded, ...loaded] };
}

/** That of the runner; without one, of the last that is no mere step. It gets what those before it hand on. */
function together(steps: readonly Step[]): Step {
  const start = startOfAll(steps.map((each) => each.start));
  const runners = steps.filter((each) => each.start === "runner");
  const meant = runners.at(-1) ?? steps.findLast((each) => each.start !== "step") ?? steps.at(-1);
  if (meant === undefined) return { ...NOTHING, start };
  const { application } = meant;
  const before = steps.slice(0, steps.indexOf(meant)).flatMap(({ command }) => command ?? []);
  const handed = handedOn(before, meant.command?.chain);
  const variables = [...handed.variables, ...meant.variables];
  const loaded = [...handed.loaded, ...meant.loaded];
  if (runners.length < 2) {
    return { start, application, variables, loaded, folder: folderWithin(changedFolder(before, []), meant.folder) };
  }
  // Of several runners each may have others.
  const isOne = runners.every((each) => each.application === application);
  return {
    start,
    application: isOne ? application : undefined,
    variables: variables.map(unknown),
    loaded: loaded.map(uncertainly),
  };
}

function folderWithin(around: string | undefined, folder: string | undefined): string | undefined {
  return around === undefined || folder === undefined ? (around ?? folder) : `${around}/${folder}`;
}

function startOfAll(starts: readonly Start[]): StartedCommand["starts"] {
  if (starts.includes("runner")) return "runner";
  const others = starts.filter((start) => start !== "step");
  return others.length > 0 && others.every((start) => start === "other") ? "other" : undefined;
}

function unknown(variable: EnvironmentVariable): EnvironmentVariable {
  return { ...variable, value: undefined };
}

/** Of a text that is written in another way nobody knows where in the file anything of it stands. */
function withoutPlaces(command: ShellCommand, { range }: CommandText): ShellCommand {
  const words = command.words.map(({ assignment, ...word }): ShellWord => {
    if (assignment === undefined) return { ...word, range };
    return { ...word, range, assignment: { ...assignment, value: undefined, nameRange: range, valueRange: range } };
  });
  return { ...command, words };
}

/** A word of a list: nobody takes quotes off it. */
function wordOf(source: CommandText): Word {
  const { text, at, range } = source;
  const name = /^[A-Za-z_]\w*(?==)/.exec(text)?.[0];
  const word = { text, written: text, range, source };
  if (name === undefined) return word;
  const start = at ?? range.start;
  const value = at === undefined || /[$%]/.test(text) ? undefined : text.slice(name.length + 1);
  const assignment = {
    name,
    nameRange: at === undefined ? range : { start, end: start + name.length },
    value,
    valueRange: at === undefined ? range : { start: start + name.length + 1, end: start + text.length },
  };
  return { ...word, assignment };
}

/** A word that a shell takes from a text: without the quotes around it, it may be a script of its own. */
function partOf(word: ShellWord, placed: ShellWord, { text, at, tree }: CommandText): Word {
  const base = at ?? 0;
  const written = text.slice(placed.range.start - base, placed.range.end - base);
  const quoted = /^(["'])([\s\S]*)\1$/.exec(written)?.[2];
  const said = quoted ?? written;
  const isExact = at !== undefined && (word.text === said || (word.text === undefined && !said.includes("\\")));
  const start = word.range.start + (quoted === undefined ? 0 : 1);
  const source = { text: word.text ?? said, range: word.range, at: isExact ? start : undefined, tree };
  return { ...word, source };
}
