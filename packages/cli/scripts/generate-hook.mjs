// What each pre-commit hook says that is said elsewhere too: the names that it runs for, from the formats, and the version of
// the command, from its manifest. `pnpm generate` runs it.
import { readFileSync } from "node:fs";
import { importSource } from "../../language-service/scripts/import-source.mjs";

export const path = new URL("../../../.pre-commit-hooks.yaml", import.meta.url);

const { FORMATS } = await importSource(new URL("../../project/src/index.ts", import.meta.url));

const names = new Set(FORMATS.flatMap(({ files }) => files.map(patternOf)));

/** A glob as a regular expression of Python's. */
function patternOf(glob) {
  return glob.replaceAll(".", String.raw`\.`).replaceAll("*", "[^/]*");
}

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

export const text = readFileSync(path, "utf8")
  .replaceAll(/^( {2}files: ).*$/gm, (_, key) => `${key}(^|/)(${[...names].join("|")})$`)
  // As npm writes it, and as pip does.
  .replaceAll(/"(slotwise(?:@|==))[^"]*"/g, (_, of) => `"${of}${version}"`);
