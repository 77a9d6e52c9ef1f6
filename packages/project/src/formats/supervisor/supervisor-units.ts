import { entryOf, type TableEntry, type TableNode, tableAt } from "../../tree/tree.js";
import { type DeploymentUnit, type EnvironmentVariable, isPynencVariable, type Replicas } from "../environment.js";
import { startOfPynenc } from "../syntax/pynenc-command.js";
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
    const starts = startOfPynenc(textIn(value, "command"));
    return [
      {
        name: `program ${name}`,
        range: keyRange,
        environment: [...handedOn.filter((variable) => main === root || !names.has(variable.name)), ...own],
        replicas: numberIn(value, root),
        ...(starts === "runner" ? { startsRunner: true } : {}),
        isBystander: starts === undefined && !own.some(isPynencVariable),
        // What is started by hand, or not at all, adds nobody.
        isNoRunner:
          starts === "other" || isNo(textIn(value, "autostart")) || Number(textIn(value, "numprocs") || 1) === 0,
        environmentFiles: [],
      },
    ];
  });
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
