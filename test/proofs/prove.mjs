// `pnpm prove`. Node 20 runs no TypeScript, so the proofs are bundled first; their two libraries stay outside.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const bundle = new URL("./dist/prove-all.mjs", import.meta.url);

await build({
  entryPoints: [fileURLToPath(new URL("./prove-all.ts", import.meta.url))],
  outfile: fileURLToPath(bundle),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  logLevel: "warning",
});

const { proveAll } = await import(bundle.href);
process.exitCode = (await proveAll((line) => console.log(line))) ? 0 : 1;
