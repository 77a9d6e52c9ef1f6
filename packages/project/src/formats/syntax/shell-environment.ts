import type { EnvironmentVariable } from "../environment.js";
import type { ShellAssignment, ShellCommand, ShellWord } from "./shell.js";

/** What a line of a shell starts, and with which variables. */
export interface StartedByShell {
  /** Its words, those only that are known. */
  readonly command: string;
  readonly environment: readonly EnvironmentVariable[];
}

/** What a shell hands on to the commands that come next. */
export class ExportedVariables {
  readonly #byName = new Map<string, EnvironmentVariable[]>();
  #size = 0;

  /** How often something was set. */
  get size(): number {
    return this.#size;
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  set(variable: EnvironmentVariable): void {
    const known = this.#byName.get(variable.name);
    if (known === undefined) this.#byName.set(variable.name, [variable]);
    else known.push(variable);
    this.#size++;
  }

  unset(name: string, isUncertain: boolean): void {
    const last = this.#byName.get(name)?.at(-1);
    if (last === undefined) return;
    if (isUncertain) this.#byName.set(name, [{ ...last, isUncertain }]);
    else this.#byName.delete(name);
  }

  /** Of one name the later wins. */
  all(): readonly EnvironmentVariable[] {
    return [...this.#byName.values()].flat();
  }
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
  const started = commands.map(wordsOf);
  const meant = started.findLastIndex(({ command }) => isMeant(command));
  const at = meant === -1 ? started.length - 1 : meant;
  const found = started[at];
  if (found === undefined) return undefined;
  const exported = new ExportedVariables();
  for (const command of commands.slice(0, at)) exportBy(command, exported);
  return { command: found.command, environment: [...exported.all(), ...found.environment] };
}

/** What later commands get: `export` adds, `unset` takes away. */
export function exportBy({ words, isConditional }: ShellCommand, exported: ExportedVariables): void {
  const [first, ...rest] = words;
  const isTakenBack = first?.text === "unset" || (first?.text === "export" && rest[0]?.text === "-n");
  if (isTakenBack) for (const { text } of rest) exported.unset(text ?? "", isConditional);
  if (isTakenBack || first?.text !== "export") return;
  for (const { assignment } of rest) if (assignment !== undefined) exported.set(variableOf(assignment, isConditional));
}

/** A variable as a command sets it. */
export function variableOf(assignment: ShellAssignment, isUncertain: boolean): EnvironmentVariable {
  return isUncertain ? { ...assignment, isUncertain } : assignment;
}

/** The variables before a program, and those that `env` sets for it. */
function wordsOf({ words }: ShellCommand): StartedByShell {
  const environment: EnvironmentVariable[] = [];
  let at = 0;
  const takeAssignments = () => {
    for (let word = words[at]; word?.assignment !== undefined; word = words[++at])
      environment.push(variableOf(word.assignment, false));
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
