import type { EnvironmentVariable } from "../environment.js";
import type { ShellAssignment, ShellCommand, ShellWord } from "./shell.js";

/** What a line of a shell starts, and with which variables. */
export interface StartedByShell {
  /** Its words, those only that are known. */
  readonly command: string;
  readonly environment: readonly EnvironmentVariable[];
}

/** By these another program is started in the same environment. */
const WRAPPERS: ReadonlySet<string> = new Set(["command", "exec", "nohup", "time"]);

/**
 * What the commands of one line come to: of `cd a && export A=1; B=2 exec env C=3 program`, `program` with these three.
 *
 * @param isMeant whether a command is the one that is asked about: of several that are the last one, else the last of all
 */
export function startedByShell(
  commands: readonly ShellCommand[],
  isMeant: (command: string) => boolean,
): StartedByShell | undefined {
  let exported: readonly EnvironmentVariable[] = [];
  const started: StartedByShell[] = [];
  for (const command of commands) {
    exported = exportedBy(command, exported);
    const words = wordsOf(command);
    started.push({ command: words.command, environment: [...exported, ...words.environment] });
  }
  return started.findLast(({ command }) => isMeant(command)) ?? started.at(-1);
}

/** What later commands get: `export` adds, `unset` takes away. */
export function exportedBy(
  { words, isConditional }: ShellCommand,
  before: readonly EnvironmentVariable[],
): readonly EnvironmentVariable[] {
  const [first, ...rest] = words;
  if (first?.text === "unset") {
    const names = new Set(rest.map(({ text }) => text));
    return before.flatMap((each) => {
      if (!names.has(each.name)) return [each];
      return isConditional ? [{ ...each, isUncertain: true }] : [];
    });
  }
  if (first?.text !== "export" && first?.text !== "declare") return before;
  if (first.text === "declare" && !rest.some(({ text }) => /^-\w*x/.test(text ?? ""))) return before;
  const added = rest.flatMap(({ assignment }) =>
    assignment === undefined ? [] : [variableOf(assignment, isConditional)],
  );
  return [...before, ...added];
}

function variableOf(assignment: ShellAssignment, isUncertain = false): EnvironmentVariable {
  return isUncertain ? { ...assignment, isUncertain } : assignment;
}

/** The variables before a program, and those that `env` sets for it. */
function wordsOf({ words }: ShellCommand): StartedByShell {
  const environment: EnvironmentVariable[] = [];
  let at = 0;
  const takeAssignments = () => {
    for (let word = words[at]; word?.assignment !== undefined; word = words[++at])
      environment.push(variableOf(word.assignment));
  };
  takeAssignments();
  for (let word = words[at]; word !== undefined && isWrapper(word); word = words[at]) {
    at++;
    if (!isEnv(word)) continue;
    while (words[at]?.text?.startsWith("-") === true) at += /^-[uC]$/.test(words[at]?.text ?? "") ? 2 : 1;
    takeAssignments();
  }
  const command = words.slice(at).flatMap(({ text }) => text ?? []);
  return { command: command.join(" "), environment };
}

function isWrapper(word: ShellWord): boolean {
  return WRAPPERS.has(word.text ?? "") || isEnv(word);
}

function isEnv({ text }: ShellWord): boolean {
  return text !== undefined && /^(?:.*\/)?env$/.test(text);
}
