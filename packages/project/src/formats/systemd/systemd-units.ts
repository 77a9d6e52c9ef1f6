import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode, TableEntry, TableNode } from "../../tree/tree.js";
import { commandFields } from "../command-fields.js";
import {
  type DeploymentUnit,
  type EnvironmentVariable,
  isPynencVariable,
  type NamedSource,
  type Replicas,
} from "../environment.js";
import { commandText } from "../syntax/command-text.js";
import { commandOfWords, type StartedCommand } from "../syntax/started-command.js";
import { projectPath } from "./project-path.js";
import { unitWords } from "./unit-words.js";

/** What is known of a unit beside its files. */
export interface UnitNumber {
  readonly replicas?: Replicas | undefined;
  /** Whether nothing starts it where others of its template are started. */
  readonly isStartedByNothing?: boolean;
}

/**
 * A unit, by what its files say.
 *
 * @param trees those of the unit itself and of what is laid over it, in the order in which systemd reads them
 */
export function systemdUnit(name: string, trees: readonly TableNode[], number: UnitNumber = {}): DeploymentUnit {
  const assignments = trees.flatMap((tree) => assignmentsIn(tree, "Service").map((entry) => ({ entry, tree })));
  const lastText = (key: string) => textOf(lastOf(assignments.filter(({ entry }) => entry.key === key))?.entry.value);
  const command = commandOf(inForce(assignments, "ExecStart").at(-1));
  const folder = lastText("WorkingDirectory");
  const fields = commandFields(environmentOf(assignments), command, {
    environmentFiles: environmentFilesOf(assignments, folder),
  });
  const [main] = trees;
  return {
    name: `unit ${name}`,
    range: headerOf(main) ?? FIRST,
    ...fields,
    replicas: number.replicas,
    isBystander:
      command.starts !== "runner" && lastText("ExecStart") !== "" && !fields.environment.some(isPynencVariable),
    isNoRunner: number.isStartedByNothing === true || lastText("Type") === "oneshot",
    environmentFiles: fields.environmentFiles.map((file) => loadedFrom(folder, file)),
  };
}

interface Assignment {
  readonly entry: TableEntry;
  readonly tree: TableNode;
}

/** What stands in all sections of a name. */
export function assignmentsIn({ entries }: TableNode, section: string): readonly TableEntry[] {
  return entries.flatMap(({ key, value }) => (key === section && value.kind === "table" ? value.entries : []));
}

const FIRST: TextRange = { start: 0, end: 0 };

function headerOf(tree: TableNode | undefined): TextRange | undefined {
  const header = tree?.entries.find(({ key }) => key === "Service");
  return header?.keyRange;
}

function lastOf<Value>(values: readonly Value[]): Value | undefined {
  return values.at(-1);
}

function textOf(node: ConfigNode | undefined): string {
  return node?.kind === "string" ? String(node.value) : "";
}

/** Those of a name that none without a value takes back. */
function inForce(assignments: readonly Assignment[], key: string): readonly Assignment[] {
  const all = assignments.filter(({ entry }) => entry.key === key);
  return all.slice(all.findLastIndex(({ entry }) => entry.value.kind === "null") + 1);
}

/** What the manager hands on is weakest, and what is unset is not there, whoever set it. */
function environmentOf(assignments: readonly Assignment[]): readonly EnvironmentVariable[] {
  const unset = new Set(inForce(assignments, "UnsetEnvironment").flatMap(({ entry }) => wordsIn(entry.value)));
  const handedOn = inForce(assignments, "PassEnvironment").flatMap(({ entry, tree }) => handedOnBy(entry.value, tree));
  const set = inForce(assignments, "Environment").flatMap(({ entry, tree }) => variablesIn(entry.value, tree));
  const variables = [...handedOn, ...set].filter(
    ({ name, value }) => !unset.has(name) && (value === undefined || !unset.has(`${name}=${value}`)),
  );
  // What another file sets anew only that one sets.
  const latest = new Map(variables.map((variable) => [variable.name, variable.tree]));
  return variables.filter(({ name, tree }) => latest.get(name) === tree);
}

function variablesIn(node: ConfigNode, tree: TableNode): readonly EnvironmentVariable[] {
  if (node.kind !== "table") return [];
  return node.entries.map(({ key, keyRange, value }) => ({
    name: key,
    nameRange: keyRange,
    value: value.kind === "string" ? String(value.value) : undefined,
    valueRange: value.range ?? keyRange,
    tree,
  }));
}

function handedOnBy(node: ConfigNode, tree: TableNode): readonly EnvironmentVariable[] {
  if (node.kind !== "list") return [];
  return node.items.flatMap((item) => {
    if (item.kind !== "string") return [];
    const { range } = item;
    return [
      {
        name: String(item.value),
        nameRange: range,
        value: undefined,
        valueRange: { start: range.end, end: range.end },
        tree,
      },
    ];
  });
}

function wordsIn(node: ConfigNode): readonly string[] {
  return node.kind === "list" ? node.items.map(textOf) : [];
}

/** What stands before its path (`-`, `@`) is about how it is started. A specifier only the running unit knows. */
function commandOf(assignment: Assignment | undefined): StartedCommand {
  const value = assignment?.entry.value;
  if (assignment === undefined || value?.kind !== "string") return { starts: undefined, variables: [], loaded: [] };
  const written = String(value.value);
  const isLinear = value.range.end - value.range.start === written.length;
  const words = unitWords(written).map(({ text, starts }, index) => {
    const start = value.range.start + (starts[0] ?? 0);
    const range = isLinear ? { start, end: value.range.start + (starts.at(-1) ?? 0) } : value.range;
    const said = index === 0 ? text.replace(/^[-@:+!|]+/, "") : text;
    const word = commandText(said, range, undefined, assignment.tree);
    const { start: from, end } = range;
    const slice = written.slice(from - value.range.start, end - value.range.start);
    const offset = isLinear && !text.includes("%") ? slice.indexOf(said) : -1;
    return { ...word, at: offset === -1 ? undefined : from + offset };
  });
  return commandOfWords(words);
}

/** What a command loads lies where the unit is started, or by its place on the machine. */
function loadedFrom(folder: string, file: NamedSource): NamedSource {
  if (file.variablesIn === undefined) return file;
  if (file.path !== undefined && folder !== "") return file;
  if (file.path !== undefined) return { ...file, path: "", reason: "without a WorkingDirectory it is looked for in /" };
  const path = projectPath(file.name, folder);
  return path === undefined ? file : { ...file, path };
}

/** Files beat what stands in the unit, wherever that stands. A path that is not absolute systemd passes over. */
function environmentFilesOf(assignments: readonly Assignment[], workingDirectory: string): readonly NamedSource[] {
  return inForce(assignments, "EnvironmentFile").flatMap(({ entry: { value }, tree }): NamedSource[] => {
    const written = textOf(value);
    const name = written.replace(/^-/, "");
    if (value.kind !== "string" || !/^[/%]/.test(name)) return [];
    const range = { start: value.range.start + written.length - name.length, end: value.range.end };
    const path = projectPath(name, workingDirectory);
    return [{ name, range, tree, isStronger: true, ...(path === undefined ? {} : { path }) }];
  });
}
