import { type ConfigNode, entryOf, type SyntaxProblem, type TableEntry, type TableNode } from "../../tree/tree.js";
import { countOf, isPynencVariable } from "../environment.js";
import { isReset, servicesOf, textOf } from "./compose-layers.js";

/**
 * The first thing at which Compose stops of what decides about a fleet: variables of pynenc's, and how many containers there
 * are. Compose has a schema for all the rest as well, which tells more than this.
 */
export function refusalIn(root: TableNode): SyntaxProblem | undefined {
  for (const { key, value } of servicesOf(root)) {
    if (value.kind !== "table") continue;
    const refused = refusedVariables(value) ?? refusedNumber(value) ?? refusedKey(value) ?? refusedPair(value);
    if (refused === undefined) continue;
    const { path, node, range, what } = refused;
    return { range: node?.range ?? range, message: `services.${key}.${path} ${what}`, tolerated: true };
  }
  return undefined;
}

interface Refused {
  readonly path: string;
  readonly node?: ConfigNode;
  readonly range: SyntaxProblem["range"];
  readonly what: string;
}

/** Keys that stand there twice, of those that decide about a fleet. */
function refusedKey(service: TableNode): Refused | undefined {
  const tables: readonly [string, ConfigNode | undefined, (key: string) => boolean][] = [
    ["", service, (key) => ["deploy", "environment", "scale"].includes(key)],
    ["environment.", entryOf(service, "environment")?.value, (key) => isPynencVariable({ name: key })],
    ["deploy.", entryOf(service, "deploy")?.value, (key) => key === "replicas"],
  ];
  for (const [path, table, decides] of tables) {
    const again = table?.kind === "table" ? table.repeats?.find(({ key }) => decides(key)) : undefined;
    if (again !== undefined)
      return { path: path + again.key, range: again.keyRange, what: "has to be there only once" };
  }
  return undefined;
}

/** Two numbers for one thing, which Compose takes where they are the same. */
function refusedPair(service: TableNode): Refused | undefined {
  const { scale, replicas } = numbersOf(service);
  const [one, other] = [countOf(scale?.value), countOf(replicas?.value)];
  if (one === undefined || other === undefined || one.least === other.least) return undefined;
  return { path: "scale", range: one.range, what: "has to be the same as deploy.replicas, where both are said" };
}

const VARIABLE = "has to be a text, a number, true, false or null";

function refusedVariables(service: TableNode): Refused | undefined {
  const said = entryOf(service, "environment");
  if (said === undefined || isReset(said.value)) return undefined;
  const { value, keyRange } = said;
  if (value.kind === "table") {
    const entry = value.entries.find((each) => isPynencVariable({ name: each.key }) && isNested(each.value));
    return entry && { path: `environment.${entry.key}`, node: entry.value, range: entry.keyRange, what: VARIABLE };
  }
  if (value.kind === "list") {
    const item = value.items.find(
      (each) => each.kind === "table" && each.entries.some(({ key }) => isPynencVariable({ name: key })),
    );
    return (
      item && { path: "environment", node: item, range: keyRange, what: "has to be a list of texts such as NAME=value" }
    );
  }
  if (!isPynencVariable({ name: textOf(value) ?? "" })) return undefined;
  return { path: "environment", node: value, range: keyRange, what: "has to be a list or a mapping" };
}

function isNested(value: ConfigNode): boolean {
  return (value.kind === "list" || value.kind === "table") && !isReset(value);
}

function refusedNumber(service: TableNode): Refused | undefined {
  const { scale, replicas } = numbersOf(service);
  const found = [
    { path: "deploy.replicas", entry: replicas },
    { path: "scale", entry: scale },
  ].find(({ entry }) => entry !== undefined && isNoNumber(entry));
  if (found?.entry === undefined) return undefined;
  return { path: found.path, node: found.entry.value, range: found.entry.keyRange, what: "has to be a whole number" };
}

function numbersOf(service: TableNode) {
  const deploy = entryOf(service, "deploy")?.value;
  const replicas = deploy?.kind === "table" ? entryOf(deploy, "replicas") : undefined;
  return { scale: entryOf(service, "scale"), replicas };
}

/** What is filled in when Compose is called may be any number. */
function isNoNumber({ value }: TableEntry): boolean {
  if (isReset(value) || value.kind === "null" || value.kind === "unknown") return false;
  if (value.kind === "string") return !/^[-+]?\d+$|\$/.test(String(value.value).trim()) && value.value !== "";
  return value.kind !== "integer" && !(value.kind === "float" && Number.isInteger(value.value));
}
