import { formatOf } from "../index.js";
import type { LargeParsers, Parsers } from "./all-parsers.js";

const LOADERS: { readonly [Name in keyof LargeParsers]: () => Promise<Pick<LargeParsers, Name>> } = {
  yaml: async () => ({ yaml: (await import("./yaml-parser.js")).yamlParser }),
  json: async () => ({ json: (await import("./json-parser.js")).jsonParser }),
  python: async () => ({ python: (await import("./python-parser.js")).pythonParser }),
  dockerfile: async () => ({ dockerfile: (await import("./dockerfile-parser.js")).dockerfileParser }),
};

/** The large parsers that these files need, and no other. */
export async function loadParsers(
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<Parsers> {
  const names = new Set(files.flatMap(({ name, text }) => formatOf(name, text)?.parser ?? []));
  const loaded = await Promise.all([...names].map((name) => LOADERS[name]()));
  return Object.assign({}, ...loaded);
}
