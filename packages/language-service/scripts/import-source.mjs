// For generators: the list of rules and its like are code, so it is bundled in memory and imported.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Imports TypeScript sources, packages of the workspace included. */
export async function importSource(url) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(url)],
    bundle: true,
    write: false,
    platform: "neutral",
    mainFields: ["module", "main"],
    format: "esm",
    conditions: ["slotwise-source"],
    logLevel: "warning",
  });
  const [bundle] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString("base64")}`);
}
