// The files that the editor's document selector has to know by name, from the formats. `pnpm generate` runs it.
import { importSource } from "../../packages/language-service/scripts/import-source.mjs";

export const path = new URL("../src/lsp/file-patterns.generated.ts", import.meta.url);

const { FORMATS } = await importSource(new URL("../../packages/project/src/index.ts", import.meta.url));

// What is installed nobody writes in an editor.
const written = FORMATS.filter(({ placeAt }) => placeAt !== undefined);
const patterns = new Set(written.flatMap(({ files }) => files.map((glob) => `**/${glob}`)));

export const text = `// Generated from the formats by extension/scripts/generate-file-patterns.mjs. Do not edit.

/** The files of formats that somebody writes. */
export const FILE_PATTERNS: readonly string[] = [
${[...patterns].map((pattern) => `  ${JSON.stringify(pattern)},\n`).join("")}];
`;
