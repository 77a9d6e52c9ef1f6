import { type ConfigNode, entryOf, type TableNode } from "../../tree/tree.js";
import { type EnvironmentVariable, type Replicas, variableOfEntry } from "../environment.js";

/** What a job that runs once for each combination of values sets, and how often that is. */
export interface Matrix {
  readonly variables: readonly EnvironmentVariable[];
  readonly replicas: Replicas | undefined;
}

/** @param parallel what stands behind the key of that name */
export function matrixOf(parallel: ConfigNode | undefined): Matrix {
  const list = parallel?.kind === "table" ? entryOf(parallel, "matrix") : undefined;
  if (list?.value.kind !== "list") return { variables: [], replicas: undefined };
  const tables = list.value.items.filter((item): item is TableNode => item.kind === "table");
  const count = tables.reduce((sum, table) => sum + combinations(table), 0);
  const isCount = tables.length > 0 && tables.length === list.value.items.length && Number.isSafeInteger(count);
  return {
    variables: tables.flatMap((table) => variablesOf(table, tables.length === 1)),
    replicas: isCount && count > 0 ? { least: count, most: count, range: list.keyRange } : undefined,
  };
}

function combinations({ entries }: TableNode): number {
  return entries.reduce((product, { value }) => product * (value.kind === "list" ? value.items.length : 1), 1);
}

/** One value of several each of the jobs has another one of: none is known of all of them. */
function variablesOf(table: TableNode, isOnly: boolean): readonly EnvironmentVariable[] {
  return table.entries.map((entry) => {
    const [first, ...others] = entry.value.kind === "list" ? entry.value.items : [entry.value];
    const isKnown = isOnly && first !== undefined && others.length === 0;
    const variable = variableOfEntry(isKnown ? { ...entry, value: first } : entry);
    return isKnown ? variable : { ...variable, value: undefined };
  });
}
