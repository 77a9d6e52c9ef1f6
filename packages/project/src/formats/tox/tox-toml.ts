import type { TextRange } from "../../text/source-text.js";
import { type ConfigNode, entryOf, type TableEntry, type TableNode, tableAt } from "../../tree/tree.js";
import type { DeploymentUnit, EnvironmentVariable, NamedSource } from "../environment.js";
import { NOTHING_SET, type SetEnv, toxUnit, toxValue } from "./tox-environments.js";

const GENERAL = "env_run_base";

/** The environments of a `tox.toml`. */
export function toxToml(root: TableNode): readonly DeploymentUnit[] {
  const general = entryOf(root, GENERAL);
  const base = general?.value.kind === "table" ? general.value : undefined;
  const inherited = base === undefined ? undefined : setEnvIn(base);
  const own = tableAt(root, ["env"])?.entries ?? [];
  const ownUnit = (key: string, keyRange: TextRange, table: TableNode) => {
    const [below, set] = isBuiltOnOther(table) ? [undefined, NOTHING_SET] : [base, inherited];
    const commands = entryOf(table, "commands") === undefined ? below : table;
    return toxUnit(key, keyRange, setEnvIn(table) ?? set ?? NOTHING_SET, commandsIn(commands));
  };
  return [
    ...(general === undefined ? [] : [toxUnit("", general.keyRange, inherited ?? NOTHING_SET, commandsIn(base))]),
    ...own.flatMap(({ key, keyRange, value }) => (value.kind === "table" ? [ownUnit(key, keyRange, value)] : [])),
  ];
}

/** Commands as texts: each of a list is a list of words. */
function commandsIn(table: TableNode | undefined): readonly string[] {
  const commands = table === undefined ? undefined : entryOf(table, "commands")?.value;
  if (commands?.kind !== "list") return [];
  return commands.items.map((command) => {
    const words = command.kind === "list" ? command.items : [];
    return words.map((word) => (word.kind === "string" ? String(word.value) : "{}")).join(" ");
  });
}

function isBuiltOnOther(table: TableNode): boolean {
  return entryOf(table, "base") !== undefined;
}

function setEnvIn(table: TableNode): SetEnv | undefined {
  const value = (entryOf(table, "set_env") ?? entryOf(table, "setenv"))?.value;
  if (value === undefined) return undefined;
  const variables: EnvironmentVariable[] = [];
  const files: NamedSource[] = [];
  const unknown: NamedSource[] = [];
  let beaten = 0;
  for (const node of value.kind === "list" ? value.items : [value]) {
    if (node.kind !== "table" || entryOf(node, "replace") !== undefined) {
      if (node.range !== undefined) unknown.push({ name: "set_env", range: node.range });
      continue;
    }
    for (const entry of node.entries) {
      if (entry.key === "file" && entry.value.kind === "string") {
        // It beats what was set before it.
        beaten = variables.length;
        files.push({ name: String(entry.value.value), range: entry.value.range });
      } else variables.push(variableOf(entry));
    }
  }
  const own = variables.map((each, at) => (at < beaten ? { ...each, isUncertain: true } : each));
  return { variables: own, files, unknown };
}

function variableOf({ key, keyRange, value }: TableEntry): EnvironmentVariable {
  return {
    name: key,
    nameRange: keyRange,
    value: textOf(value),
    valueRange: value.range ?? keyRange,
  };
}

/** What is no text is replaced by something, or has a condition. */
function textOf(value: ConfigNode): string | undefined {
  return value.kind === "string" ? toxValue(String(value.value)) : undefined;
}
