import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const BUNDLE = at("docs/.vitepress/scripts/bundle-dropped.mjs");

/** The least that a page needs which takes dropped files: nothing inline, nothing from elsewhere. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'";

const TYPES: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css", wasm: "application/wasm" };

/** A page that takes dropped files, served as a plain host serves files. */
export interface DroppedPage {
  readonly page: Page;
  /** The files that were asked for, by their names. */
  readonly fetched: readonly string[];
  /** What it wrote to the console, and errors. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** How a policy is said: with each file, as the workers' own policy too, or by the page alone. */
export type PolicyPlace = "header" | "meta";

export interface DroppedPageOptions {
  readonly place: PolicyPlace;
  readonly policy?: string;
  /** Files that the host does not have. */
  readonly without?: RegExp;
}

export async function openDroppedPage(
  browser: Browser,
  { place, policy = POLICY, without }: DroppedPageOptions,
): Promise<DroppedPage> {
  const files = await bundled();
  const fetched: string[] = [];
  const complaints: string[] = [];
  const meta = place === "meta" ? `<meta http-equiv="Content-Security-Policy" content="${policy}">` : "";
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">${meta}<title>Dropped</title>
<link rel="stylesheet" href="panel.css"></head><body>
<label>Files <input type="file" multiple></label><main></main><script type="module" src="page.js"></script></body></html>`;
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://x").pathname.slice(1);
    if (name !== "") fetched.push(name);
    const content = name === "" ? html : without?.test(name) ? undefined : files.get(name);
    const type = name === "" ? "text/html" : TYPES[name.split(".").at(-1) ?? ""];
    response.writeHead(content === undefined ? 404 : 200, {
      "Content-Type": type ?? "text/plain",
      ...(place === "header" ? { "Content-Security-Policy": policy } : {}),
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage({ viewport: { width: 900, height: 1000 }, colorScheme: "light" });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.locator("main[data-state=ready]").waitFor({ state: "attached" });
  const close = async () => {
    await page.close();
    server.closeAllConnections();
    server.close();
  };
  return { page, fetched, complaints, close };
}

let made: Promise<ReadonlyMap<string, string | Uint8Array>> | undefined;

function bundled(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  made ??= bundle();
  return made;
}

async function bundle(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { bundleDropped } = (await import(BUNDLE)) as {
    bundleDropped(): Promise<{ readonly files: ReadonlyMap<string, Uint8Array> }>;
  };
  const { outputFiles } = await build({
    entryPoints: [at("docs/.vitepress/src/dropped/testing/page.ts")],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    conditions: ["slotwise-source"],
    logLevel: "warning",
  });
  return new Map<string, string | Uint8Array>([
    ...(await bundleDropped()).files,
    ["page.js", outputFiles[0]?.text ?? ""],
    ["panel.css", readFileSync(at("packages/panel/panel.css"), "utf8")],
    ["favicon.ico", ""],
  ]);
}
