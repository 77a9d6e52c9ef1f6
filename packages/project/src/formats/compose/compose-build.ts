import { type ConfigNode, entryOf } from "../../tree/tree.js";
import type { BuiltImage, FoundImage, NamedSource } from "../environment.js";
import { mentionsVariable } from "../mentions.js";
import { variablesIn } from "./compose-environment.js";
import { isReset, type Said, saidOf, textOf } from "./compose-layers.js";
import { placedIn } from "./placed-files.js";

const DEFAULT_FILE = "Dockerfile";
const INLINE = "dockerfile_inline";

/** What makes the image that a service builds; undefined where it builds none. */
export function serviceImage(layers: readonly Said[]): FoundImage | undefined {
  const builds = saidOf(layers, "build");
  const last = builds.at(-1);
  if (last === undefined) return undefined;
  const said = (key: string) => saidOf(builds, key).at(-1);
  const inline = said(INLINE);
  if (inline !== undefined)
    return mentionsVariable(textOf(inline.value) ?? "")
      ? { unknown: { ...source(INLINE, inline), reason: "a Dockerfile within another file is not read here" } }
      : {};
  const context = builds.flatMap(contextsIn).at(-1);
  const folder = context === undefined ? undefined : textOf(context.value);
  const file = said("dockerfile");
  const written = file === undefined ? undefined : textOf(file.value);
  const name = pathOf(folder ?? ".", written ?? DEFAULT_FILE);
  const target = said("target");
  return {
    image: placedIn((context ?? last).file, {
      ...source(name, file ?? context ?? last),
      tree: (context ?? last).file.root,
      target: target === undefined ? undefined : textOf(target.value),
      args: argumentsOf(builds),
    }),
    ...(context === undefined || folder === undefined || ELSEWHERE.test(folder)
      ? {}
      : { folder: placedIn(context.file, { ...source(folder, context), tree: context.file.root }) }),
  };
}

/** Text, or a table that may have one. */
function contextsIn({ file, value }: Said): readonly Said[] {
  if (value.kind !== "table") return [{ file, value }];
  const context = entryOf(value, "context")?.value;
  return context === undefined || isReset(context) ? [] : [{ file, value: context }];
}

const ELSEWHERE = /^[a-z][a-z+]+:|^git@|\.git(?:#|$)/;

/** A context may be a repository elsewhere: then its address is all that can be said. */
function pathOf(context: string, file: string): string {
  if (ELSEWHERE.test(context)) return context;
  return file.startsWith("/") ? file : `${context.replace(/\/+$/, "")}/${file}`;
}

function argumentsOf(builds: readonly Said[]): BuiltImage["args"] {
  const variables = saidOf(builds, "args").flatMap(({ file, value }) => variablesIn(value, file.text));
  return new Map(variables.map(({ name, value }) => [name, value]));
}

function source(name: string, { file, value }: Said): NamedSource {
  return { name, range: rangeOf(value), tree: file.root };
}

function rangeOf({ range }: ConfigNode): NamedSource["range"] {
  return range ?? { start: 0, end: 0 };
}
