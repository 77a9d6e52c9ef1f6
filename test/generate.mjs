// Writes every generated file, or, with --check, says which ones no longer are what their generator makes of the sources.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The only list. Each exports `files`, or `path` and `text`; the later ones may need what the earlier ones wrote. */
const GENERATORS = [
  "../packages/pynenc/scripts/generate-knowledge.mjs",
  "../packages/language-service/scripts/generate-settings-schema.mjs",
  "../packages/project/scripts/generate-settings-tables.mjs",
  "../packages/cli/scripts/generate-rule-index.mjs",
  "../packages/cli/scripts/generate-rule-pages.mjs",
  "../packages/cli/scripts/generate-page.mjs",
  "../packages/cli/scripts/generate-hook.mjs",
  "../packages/python/scripts/generate-python.mjs",
  "../extension/scripts/generate-file-patterns.mjs",
  "../extension/scripts/generate-l10n.mjs",
  "../extension/scripts/generate-manifest.mjs",
  "./docs/generate-images.mjs",
  "./house/generate-architecture.mjs",
  "./fleets/generate-measured.mjs",
];

export async function generate({ check }) {
  const stale = [];
  for (const generator of GENERATORS) {
    const made = await import(new URL(generator, import.meta.url).href);
    for (const { path, text } of made.files ?? [{ path: made.path, text: made.text }]) {
      const current = existsSync(path) ? readFileSync(path, "utf8") : undefined;
      if (current === text) continue;
      stale.push(relative(root, fileURLToPath(path)));
      if (!check) writeFileSync(path, text);
    }
  }
  return stale;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes("--check");
  const stale = await generate({ check });
  for (const file of stale) console.log(`${check ? "stale" : "wrote"} ${file}`);
  if (check && stale.length > 0) {
    console.error("Run `pnpm generate` and commit what it writes.");
    process.exitCode = 1;
  }
}
