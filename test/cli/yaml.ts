import { createRequire } from "node:module";

/** Reads YAML with the parser that the test runner brings along. */
export function parseYaml(text: string): unknown {
  const vite = createRequire(createRequire(import.meta.url).resolve("vitest")).resolve("vite");
  return createRequire(vite)("yaml").parse(text);
}
