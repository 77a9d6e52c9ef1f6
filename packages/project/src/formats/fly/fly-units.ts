import { entryOf, type TableEntry, type TableNode, tableAt, textAt } from "../../tree/tree.js";
import { type DeploymentUnit, variableOfEntry } from "../environment.js";

/**
 * The processes of an app, which all have its variables. How many machines run each stands nowhere in the file: that is said
 * to `fly scale count`, and `min_machines_running` is about what the proxy may stop.
 */
export function flyUnits(root: TableNode): readonly DeploymentUnit[] {
  const env = entryOf(root, "env");
  if (env?.value.kind !== "table") return [];
  const environment = env.value.entries.map(variableOfEntry);
  const processes = tableAt(root, ["processes"])?.entries ?? [];
  const starting = processes.filter(startsPynenc);
  const units = (starting.length === 0 ? processes : starting).map(({ key, keyRange }) => ({
    name: `process ${key}`,
    range: keyRange,
  }));
  const app = { name: `app ${textAt(root, "app") ?? ""}`.trim(), range: env.keyRange };
  return (units.length === 0 ? [app] : units).map((unit) => ({
    ...unit,
    environment,
    replicas: undefined,
    environmentFiles: [],
  }));
}

/** Where some do by what they say, the others are something else: a web server has the same variables. */
function startsPynenc({ value }: TableEntry): boolean {
  return "value" in value && /\bpynenc\b/.test(String(value.value));
}
