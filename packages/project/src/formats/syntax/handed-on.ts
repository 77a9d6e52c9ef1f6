import type { EnvironmentVariable, NamedSource } from "../environment.js";
import { type Loaded, loadedBy } from "./loaded-files.js";
import type { ShellCommand } from "./shell.js";
import { ExportedVariables, exportBy, exportsAllAfter } from "./shell-environment.js";

/** What the commands before a program hand on to it. */
export interface HandedOn {
  readonly variables: readonly EnvironmentVariable[];
  readonly loaded: readonly Loaded[];
}

/**
 * What the commands of a shell hand on to one behind them.
 *
 * @param chain that of the one: what it depends on has run
 */
export function handedOn(commands: readonly ShellCommand[], chain: number | undefined): HandedOn {
  /** What is exported between one file and the next. */
  const exported: [ExportedVariables, ...ExportedVariables[]] = [new ExportedVariables()];
  const loaded: Loaded[] = [];
  let exportsAll = false;
  let isElsewhere = false;
  for (const { words, ...command } of commands) {
    const isConditional = command.isConditional && command.chain !== chain;
    const found = loadedBy({ words }, exportsAll);
    if (found === undefined) {
      const first = words[0]?.text;
      const last = exported.at(-1) ?? exported[0];
      for (const each of first === "unset" ? exported : [last]) exportBy({ words, isConditional }, each);
      exportsAll = exportsAllAfter({ words }, exportsAll);
      isElsewhere ||= first === "cd" && words[1]?.text !== ".";
      continue;
    }
    const placed = isElsewhere ? fromElsewhere(found) : found;
    loaded.push(isConditional ? uncertainly(placed) : placed);
    if (placed.kind === "file") exported.push(new ExportedVariables());
  }
  return { variables: exported.flatMap((each, at) => inTurn(each, at, exported.length - 1)), loaded };
}

/** A file beats what was exported before it. Between two files nothing has a place. */
function inTurn(exported: ExportedVariables, at: number, last: number): readonly EnvironmentVariable[] {
  if (at === last) return exported.all();
  return exported.all().map((each) => (at === 0 ? { ...each, isBeforeFiles: true } : { ...each, value: undefined }));
}

/** A command that changes its folder may find another file by the same path. */
function fromElsewhere({ kind, source }: Loaded): Loaded {
  const { path, variablesIn: _variablesIn, ...named } = source;
  if (kind === "unread" || path === undefined) return { kind, source };
  return { kind: "unread", source: { ...named, reason: "its command changes the folder before, and finds it there" } };
}

/** What may not be loaded, or not by the one that is meant. */
export function uncertainly({ kind, source }: Loaded): Loaded {
  const { variablesIn } = source;
  const read = variablesIn === undefined ? {} : { variablesIn: uncertain(variablesIn) };
  return { kind, source: { ...source, ...read, isOptional: true } };
}

function uncertain(read: NonNullable<NamedSource["variablesIn"]>): NonNullable<NamedSource["variablesIn"]> {
  return (text) => {
    const variables = read(text);
    return typeof variables === "string" ? variables : variables.map((each) => ({ ...each, isUncertain: true }));
  };
}
