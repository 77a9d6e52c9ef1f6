import { pathBeside } from "../../text/path-beside.js";
import { type ConfigNode, entryOf, type ScalarNode, type TableEntry } from "../../tree/tree.js";
import { type EnvironmentVariable, literalValue, type NamedSource, variableOfEntry } from "../environment.js";
import { isReset, type Said, saidOf, textOf } from "./compose-layers.js";
import { composeVariables, rawVariables } from "./env-file.js";
import { placedIn } from "./placed-files.js";

/** The variables of a service, the later ones winning: lists of `NAME=value`, and mappings. */
export function environmentOf(layers: readonly Said[]): readonly EnvironmentVariable[] {
  let variables: { readonly variable: EnvironmentVariable; readonly isListed: boolean }[] = [];
  for (const { file, value } of saidOf(layers, "environment")) {
    const reset = new Set(
      value.kind === "table" ? value.entries.flatMap((each) => (isReset(each.value) ? each.key : [])) : [],
    );
    // What is reset is an entry of a mapping: in a list Compose finds none of that name.
    variables = variables.filter(({ variable, isListed }) => isListed || !reset.has(variable.name));
    for (const variable of variablesIn(value, file.text)) {
      variables.push({ variable: { ...variable, tree: file.root }, isListed: value.kind === "list" });
    }
  }
  return variables.map(({ variable }) => variable);
}

/** A list of `NAME=value`, or a mapping. */
export function variablesIn(node: ConfigNode, text: string): readonly EnvironmentVariable[] {
  if (node.kind === "table")
    return node.entries.filter(({ value }) => !isReset(value)).map((entry) => variableOfEntry(asCompose(entry, text)));
  if (node.kind !== "list") return [];
  return node.items.flatMap((item) => (item.kind === "string" && !isReset(item) ? [fromAssignment(item, text)] : []));
}

/** A whole number that begins with a naught is an octal one to Compose. */
function asCompose(entry: TableEntry, text: string): TableEntry {
  const { value } = entry;
  if (value.kind !== "integer") return entry;
  const written = text.slice(value.range.start, value.range.end);
  return /^[-+]?0[0-7]+$/.test(written) ? { ...entry, value: { ...value, value: Number.parseInt(written, 8) } } : entry;
}

function fromAssignment({ value, range }: ScalarNode, text: string): EnvironmentVariable {
  const [name = "", ...rest] = String(value).split("=");
  const written = text.slice(range.start, range.end);
  // Within quotes, or below the header of a block, which may have a comment.
  const header = /^[|>]/.test(written) ? written.indexOf("\n") : 0;
  const start = range.start + Math.max(0, written.indexOf(name, header));
  const end = range.end - (/^["']/.test(written) ? 1 : 0);
  return {
    name,
    nameRange: { start, end: Math.min(start + name.length, end) },
    value: rest.length === 0 ? undefined : literalValue(rest.join("=")),
    valueRange: { start: Math.min(start + name.length + 1, end), end },
  };
}

/**
 * The files of variables of a service, weakest first: one that has a reason nobody reads. One that is named again stays where
 * it was named first.
 */
export function environmentFilesOf(layers: readonly Said[]): readonly NamedSource[] {
  const files = new Map<string, NamedSource>();
  for (const { file, value } of saidOf(layers, "env_file")) {
    for (const each of filesIn(value)) {
      // As it is written: to Compose `./w.env` is another one than `w.env`.
      const key = `${pathBeside(file.path ?? "", "")} ${each.name}`;
      if (!files.has(key)) files.set(key, placedIn(file, { ...each, tree: file.root }));
    }
  }
  return [...files.values()];
}

function filesIn(node: ConfigNode, read = composeVariables): readonly NamedSource[] {
  if (isReset(node)) return [];
  if (node.kind === "list") return node.items.flatMap((item) => filesIn(item, read));
  if (node.kind === "string") return [{ name: String(node.value), range: node.range, variablesIn: read }];
  if (node.kind !== "table") return [];
  const path = entryOf(node, "path")?.value;
  const format = entryOf(node, "format")?.value;
  if (path === undefined || format === undefined) return path === undefined ? [] : filesIn(path);
  if (textOf(format) === "raw") return filesIn(path, rawVariables);
  return filesIn(path).map((each) => ({ ...each, reason: "it has a format that is not known here" }));
}
