// `node test/editor/pictures.mjs`: the pictures of the extension's pages, taken in the real editor.
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

// Beside the sources, so that what they ask for is found.
const outfile = fileURLToPath(new URL("./pictures.bundled.mjs", import.meta.url));
await build({
  entryPoints: [fileURLToPath(new URL("./take-pictures.ts", import.meta.url))],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  external: ["*/unpack.mjs"],
  logLevel: "warning",
});
try {
  await import(outfile);
} finally {
  rmSync(outfile);
}
