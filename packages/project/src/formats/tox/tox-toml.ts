import { type ConfigNode, entryOf, type TableEntry, type TableNode, tableAt } from "../../tree/tree.js";
import type { DeploymentUnit, EnvironmentVariable, NamedSource } from "../environment.js";
import { NOTHING_SET, type SetEnv, toxUnit, toxValue } from "./tox-environments.js";

const GENERAL = "env_run_base";

/** The environments of a `tox.toml`. */
export function toxToml(root: TableNode): readonly DeploymentUnit[] {
  const general = entryOf(root, GENERAL);
  const inherited = general?.value.kind === "table" ? setEnvIn(general.value) : undefined;
  const own = tableAt(root, ["env"])?.entries ?? [];
  return [
    ...(general === undefined ? [] : [toxUnit("", general.keyRange, inherited ?? NOTHING_SET)]),
    ...own.flatMap(({ key, keyRange, value }) =>
      value.kind === "table"
        ? [toxUnit(key, keyRange, setEnvIn(value) ?? (isBuiltOnOther(value) ? NOTHING_SET : inherited) ?? NOTHING_SET)]
        : [],
    ),
  ];
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
