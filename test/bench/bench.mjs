// `pnpm bench [audit|core|editor|lint|panel|playground|python|simulator|site|verify]`: each figure beside its peer, measured in turn in one run. Never a test.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundle } from "../../packages/cli/scripts/bundle.mjs";

const [wanted] = process.argv.slice(2);
const folder = new URL("./", import.meta.url);

// What is measured as a process is the command that these sources make.
await bundle();

/** What looks for files beside itself finds them, though all is in one file elsewhere. */
const ownAddresses = {
  name: "own-addresses",
  setup({ onLoad }) {
    onLoad({ filter: /\/(?:test|packages\/[a-z-]+\/scripts)\/.*\.(?:ts|mjs)$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
      loader: path.endsWith(".ts") ? "ts" : "js",
    }));
  },
};

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".bench.ts"))
  .sort()) {
  const name = file.replace(".bench.ts", "");
  if (wanted !== undefined && wanted !== name) continue;
  const outfile = new URL(`../node_modules/.cache/bench/${name}.mjs`, import.meta.url);
  await build({
    entryPoints: [new URL(file, folder).pathname],
    outfile: outfile.pathname,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["slotwise-source"],
    mainFields: ["module", "main"],
    packages: "bundle",
    external: ["esbuild", "publint", "playwright-core"],
    plugins: [ownAddresses],
    banner: {
      js: 'import { createRequire as require_ } from "node:module"; const require = require_(import.meta.url);',
    },
    define: { "process.env.SLOTWISE_ROOT": JSON.stringify(new URL("../../", import.meta.url).pathname) },
    logLevel: "warning",
  });
  console.log(`\n${name}`);
  if (!existsSync(outfile)) throw new Error(`${name} was not bundled`);
  await import(outfile.href);
}
