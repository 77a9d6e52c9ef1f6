import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import type { createServer } from "vitepress";
import { bundlePlayground } from "../scripts/bundle-playground.mjs";

/**
 * A Vite plugin, for the server that runs while pages are written: `<base>playground/` is made anew when it is opened.
 *
 * @param folder what it is made in
 */
export function servePlayground(base: string, folder: string) {
  const at = `${base}playground/`;
  let made: Promise<unknown> = Promise.resolve();
  return {
    name: "slotwise:playground",
    configureServer: ({ middlewares, config }: Awaited<ReturnType<typeof createServer>>): void => {
      middlewares.use(async (request, response, next) => {
        const path = (request.url ?? "").replace(/[?#].*$/, "");
        if (!path.startsWith(at)) return next();
        const name = decodeURIComponent(path.slice(at.length)) || "index.html";
        if (name === "index.html") made = bundlePlayground({ outDir: folder });
        try {
          await made;
        } catch (error) {
          config.logger.error(`the playground could not be made: ${error}`);
          return next(error);
        }
        // From the root on, so that no address leads out of the folder.
        const file = join(folder, normalize(`/${name}`));
        if (!existsSync(file) || !statSync(file).isFile()) return next();
        response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
        response.end(readFileSync(file));
      });
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".json": "application/json; charset=utf-8",
};
