// The page on the house and its pictures, from the imports of the sources. `pnpm generate` runs it.
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = new URL("../../", import.meta.url);
const outfile = fileURLToPath(new URL("../node_modules/.cache/house/architecture.mjs", import.meta.url));

await build({
  stdin: {
    contents: `export { architecturePage } from "./architecture/page.js"; export { sources } from "./sources.js";`,
    resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    loader: "ts",
  },
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  conditions: ["slotwise-source"],
  external: ["@viz-js/viz", "oxc-parser"],
  define: { "process.env.SLOTWISE_ROOT": JSON.stringify(fileURLToPath(root)) },
  logLevel: "warning",
});
const { architecturePage, sources } = await import(pathToFileURL(outfile).href);

export const files = Object.entries(architecturePage(sources())).map(([path, text]) => ({
  path: new URL(path, root),
  text: `${text.trimEnd()}\n`,
}));
