// The names that the pre-commit hook runs for, from the formats. `pnpm generate` runs it.
import { readFileSync } from "node:fs";
import { importSource } from "../../language-service/scripts/import-source.mjs";

export const path = new URL("../../../.pre-commit-hooks.yaml", import.meta.url);

const { FORMATS } = await importSource(new URL("../../project/src/index.ts", import.meta.url));

const names = new Set(FORMATS.flatMap(({ files }) => files.map(patternOf)));

/** A glob as a regular expression of Python's. */
function patternOf(glob) {
  return glob.replaceAll(".", String.raw`\.`).replaceAll("*", "[^/]*");
}

export const text = readFileSync(path, "utf8").replace(
  /^( {2}files: ).*$/m,
  (_, key) => `${key}(^|/)(${[...names].join("|")})$`,
);
