import { entryOf, type TableEntry, type TableNode, tableAt } from "../../tree/tree.js";
import { commandFields } from "../command-fields.js";
import {
  type DeploymentUnit,
  type EnvironmentVariable,
  isPynencVariable,
  type NamedSource,
  type Replicas,
} from "../environment.js";
import { type CommandText, commandTexts } from "../syntax/command-text.js";
import { commandOfShell, type StartedCommand } from "../syntax/started-command.js";
import { PROGRAM } from "./parse-supervisor.js";

/**
 * The programs of one file.
 *
 * @param main the file with what supervisord itself hands on to every program, which another one may have
 */
export function supervisorUnits(root: TableNode, main: TableNode = root): readonly DeploymentUnit[] {
  const handedOn = variablesIn(tableAt(main, ["supervisord"]), main);
  return root.entries.flatMap(({ key, keyRange, value }): readonly DeploymentUnit[] => {
    const name = PROGRAM.exec(key)?.[1];
    if (name === undefined || value.kind !== "table") return [];
    const own = variablesIn(value, root);
    const names = new Set(own.map((variable) => variable.name));
    const command = commandOf(value, root);
    const set = [...own, ...command.variables];
    return [
      {
        name: `program ${name}`,
        range: keyRange,
        ...commandFields(
          [...handedOn.filter((variable) => main === root || !names.has(variable.name)), ...own],
          command,
        ),
        replicas: numberIn(value, root),
        isBystander: command.starts !== "runner" && !set.some(isPynencVariable),
        // What is started by hand, or not at all, adds nobody.
        isNoRunner: isNo(textIn(value, "autostart")) || Number(textIn(value, "numprocs") || 1) === 0,
        startsIn: folderOf(value),
      },
    ];
  });
}

/** supervisord starts it without a shell, and fills in what stands behind a percent sign. */
function commandOf(program: TableNode, tree: TableNode): StartedCommand {
  const texts = commandTexts(entryOf(program, "command")?.value, undefined, tree);
  return commandOfShell(
    texts.map((text): CommandText => (text.text.includes("%") ? { ...text, at: undefined } : text)),
  );
}

/** The folder that a program is started in, where that is one beside its file. */
function folderOf(program: TableNode): NamedSource | undefined {
  const value = entryOf(program, "directory")?.value;
  if (value?.kind !== "string") return undefined;
  const name = String(value.value).replace(/^%\(here\)s(?:\/|$)/, "./");
  return /^[/~]|%/.test(name) ? undefined : { name, range: value.range };
}

/** What a file includes, as it is written. */
export function includedBy(root: TableNode): readonly string[] {
  const include = tableAt(root, ["include"]);
  const files = include === undefined ? "" : textIn(include, "files");
  return files.split(/\s+/).filter((pattern) => pattern !== "");
}

export function programsIn(root: TableNode): readonly string[] {
  return root.entries.flatMap(({ key }) => (PROGRAM.test(key) ? [key] : []));
}

function variablesIn(section: TableNode | undefined, tree: TableNode): readonly EnvironmentVariable[] {
  const environment = section === undefined ? undefined : tableAt(section, ["environment"]);
  return (environment?.entries ?? []).map((entry) => variableOf(entry, tree));
}

function variableOf({ key, keyRange, value }: TableEntry, tree: TableNode): EnvironmentVariable {
  return {
    name: key,
    nameRange: keyRange,
    value: value.kind === "string" ? String(value.value) : undefined,
    valueRange: value.range ?? keyRange,
    tree,
  };
}

function textIn(table: TableNode, key: string): string {
  const value = entryOf(table, key)?.value;
  return value?.kind === "string" ? String(value.value) : "";
}

function numberIn(program: TableNode, tree: TableNode): Replicas | undefined {
  const value = entryOf(program, "numprocs")?.value;
  if (value?.kind !== "string" || !/^\d{1,9}$/.test(String(value.value))) return undefined;
  const count = Number(value.value);
  return count < 1 ? undefined : { least: count, most: count, range: value.range, tree };
}

function isNo(text: string): boolean {
  return /^(?:false|no|off|0)$/i.test(text);
}
