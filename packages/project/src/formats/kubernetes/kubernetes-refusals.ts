import {
  type ConfigNode,
  entryAt,
  entryOf,
  type SyntaxProblem,
  type TableEntry,
  type TableNode,
  tableAt,
} from "../../tree/tree.js";
import { isPynencVariable } from "../environment.js";
import { isTemplate } from "../mentions.js";
import { kindOf, nameOf, tablesIn, textAt } from "./manifest.js";
import { containersOf } from "./pods.js";

/**
 * The first thing at which Kubernetes stops of what decides about a fleet: a variable that is no text, in an object that has
 * some of pynenc's, and a number of pods that is none.
 *
 * @param text what the manifests stand in
 */
export function refusalIn(manifests: readonly TableNode[], text: string): SyntaxProblem | undefined {
  // What is yet to be filled in is nothing that Kubernetes is given.
  if (isTemplate(text)) return undefined;
  for (const manifest of manifests) {
    const refused = refusedVariable(manifest, text) ?? refusedNumber(manifest);
    if (refused === undefined) continue;
    const title = `${kindOf(manifest) ?? ""} ${nameOf(manifest) ?? ""}`.trim();
    const { name, what, value, keyRange } = refused;
    return { range: value.range ?? keyRange, message: `${name} of ${title} has to be ${what}`, tolerated: true };
  }
  return undefined;
}

interface Refused extends Pick<TableEntry, "value" | "keyRange"> {
  readonly name: string;
  readonly what: string;
}

function refusedVariable(manifest: TableNode, text: string): Refused | undefined {
  const variables = variablesIn(manifest);
  if (!variables.some(isPynencVariable)) return undefined;
  const found = variables.find(({ value }) => !isText(value, text));
  return found && { ...found, what: "value" in found.value ? IN_QUOTES : "a text" };
}

const IN_QUOTES = "a text, so it has to stand in quotes";

function variablesIn(manifest: TableNode): readonly Omit<Refused, "what">[] {
  const kind = kindOf(manifest);
  if (kind === "ConfigMap" || kind === "Secret") {
    const entries = tableAt(manifest, [kind === "Secret" ? "stringData" : "data"])?.entries ?? [];
    return entries.map(({ key, keyRange, value }) => ({ name: key, keyRange, value }));
  }
  return containersOf(manifest).flatMap(({ container }) =>
    tablesIn(container, "env").flatMap((variable) => {
      const value = entryOf(variable, "value");
      return value === undefined ? [] : [{ ...value, name: textAt(variable, "name") ?? "" }];
    }),
  );
}

/** Nothing is an empty text. What is in no quotes may be a number or a word for true or false of YAML 1.1, too. */
function isText(node: ConfigNode, text: string): boolean {
  if (node.kind === "null" || node.kind === "time" || node.kind === "unknown") return true;
  if (node.kind !== "string") return false;
  const written = text.slice(node.range.start, node.range.end);
  const isTagged = /!(?:!str)?\s+$/.test(text.slice(Math.max(0, node.range.start - 10), node.range.start));
  return isTagged || !NO_TEXT.test(written);
}

const NO_TEXT = /^(?:[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|[-+]?0b[01_]+|[-+]?\d[\d_]*(?:\.[\d_]*)?)$/;

/** The numbers of pods that kinds have. */
const NUMBERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["Deployment", ["replicas"]],
  ["StatefulSet", ["replicas"]],
  ["ReplicaSet", ["replicas"]],
  ["ReplicationController", ["replicas"]],
  ["Job", ["parallelism", "completions"]],
  ["HorizontalPodAutoscaler", ["minReplicas", "maxReplicas"]],
]);

function refusedNumber(manifest: TableNode): Refused | undefined {
  for (const key of NUMBERS.get(kindOf(manifest) ?? "") ?? []) {
    const entry = entryAt(manifest, ["spec", key]);
    if (entry === undefined || !isNoNumber(entry.value)) continue;
    const isQuoted = entry.value.kind === "string";
    return { ...entry, name: `spec.${key}`, what: `a whole number${isQuoted ? ", so without quotes" : ""}` };
  }
  return undefined;
}

/** A text that is no number is there to be replaced by one. */
function isNoNumber(value: ConfigNode): boolean {
  if (value.kind === "string") return /^\s*\d+\s*$/.test(String(value.value));
  if (value.kind === "float") return !Number.isInteger(value.value);
  return value.kind === "boolean" || value.kind === "list" || value.kind === "table";
}
