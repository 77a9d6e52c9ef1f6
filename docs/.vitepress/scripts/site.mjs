// `pnpm site` serves the documentation while it is written, `pnpm site:build` writes it for any static host, and
// `pnpm site:preview` serves what was written. Options: `--base /slotwise/`, `--out FOLDER`, `--port N`.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { base: { type: "string" }, out: { type: "string" }, port: { type: "string" } },
});
const [task] = positionals;
// The configuration reads it from here, for the base is in links that it makes.
if (values.base !== undefined) process.env.SLOTWISE_SITE_BASE = values.base;
const outDir = values.out === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), values.out);
const port = values.port === undefined ? undefined : Number(values.port);
// VitePress looks for Vue from the folder that it runs in.
process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const { build, createServer, serve } = await import("vitepress");

async function develop() {
  const server = await createServer(root, { port }, async () => {
    await server.close();
    await develop();
  });
  await server.listen();
  server.printUrls();
}

switch (task) {
  case "dev":
    await develop();
    break;
  case "build":
    await build(root, {
      outDir,
      // A folder of its own: two may build at the same time.
      onAfterConfigResolve: (config) => {
        config.tempDir = `${config.tempDir}/${process.pid}`;
      },
    });
    break;
  case "preview":
    await serve({ root, port });
    break;
  default:
    throw new Error(`site.mjs knows dev, build and preview, and not ${task}`);
}
