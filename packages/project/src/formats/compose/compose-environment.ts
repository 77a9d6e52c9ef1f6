import { pathBeside } from "../../text/path-beside.js";
import { type ConfigNode, entryOf, type ScalarNode } from "../../tree/tree.js";
import { type EnvironmentVariable, literalValue, type NamedSource, variableOfEntry } from "../environment.js";
import { isReset, type Said, saidOf } from "./compose-layers.js";
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
  if (node.kind === "table") return node.entries.filter(({ value }) => !isReset(value)).map(variableOfEntry);
  if (node.kind !== "list") return [];
  return node.items.flatMap((item) => (item.kind === "string" && !isReset(item) ? [fromAssignment(item, text)] : []));
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

/** A file of variables, and whether it is in another format than Compose's own. */
interface EnvironmentFile extends NamedSource {
  readonly isOfOtherFormat: boolean;
}

/** The files of variables of a service, weakest first. One that is named again stays where it was named first. */
export function environmentFilesOf(layers: readonly Said[]): readonly EnvironmentFile[] {
  const files = new Map<string, EnvironmentFile>();
  for (const { file, value } of saidOf(layers, "env_file")) {
    for (const each of filesIn(value)) {
      // As it is written: to Compose `./w.env` is another one than `w.env`.
      const key = `${pathBeside(file.path ?? "", "")} ${each.name}`;
      if (!files.has(key)) files.set(key, placedIn(file, { ...each, tree: file.root }));
    }
  }
  return [...files.values()];
}

function filesIn(node: ConfigNode): readonly EnvironmentFile[] {
  if (isReset(node)) return [];
  if (node.kind === "list") return node.items.flatMap(filesIn);
  if (node.kind === "string") return [{ name: String(node.value), range: node.range, isOfOtherFormat: false }];
  if (node.kind !== "table") return [];
  const path = entryOf(node, "path")?.value;
  const isOfOtherFormat = entryOf(node, "format") !== undefined;
  return path === undefined ? [] : filesIn(path).map((each) => ({ ...each, isOfOtherFormat }));
}
