import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const panel = (path: string): string => at(`../../../packages/panel/${path}`);

const ADDRESS = "http://panel.example";
/** As strict as the editor's: nothing inline, nothing from elsewhere. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'";
const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A fleet to try</title>
<link rel="stylesheet" href="page.css"><link rel="stylesheet" href="panel.css"></head>
<body><main></main><script src="page.js"></script></body></html>`;

/** Only a page can say that it is drawn for both. */
const PAGE_CSS = ":root { color-scheme: light dark }";

/** The page, and what it must not do. */
export interface PanelPage {
  readonly page: Page;
  /** What it wrote to the console, and errors. */
  readonly complaints: readonly string[];
  /** Whom else it asked. */
  readonly strangers: readonly string[];
}

/** Opens a page with the panel in it and a strict policy, of which everything comes from memory. */
export async function openPanelPage(browser: Browser): Promise<PanelPage> {
  const complaints: string[] = [];
  const strangers: string[] = [];
  const [script, worker] = await Promise.all([bundled(at("page.ts")), bundled(panel("src/story/search-worker.ts"))]);
  const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
    "/": ["text/html", HTML],
    "/page.js": ["text/javascript", script],
    "/search-worker.js": ["text/javascript", worker],
    "/page.css": ["text/css", PAGE_CSS],
    "/panel.css": ["text/css", readFileSync(panel("panel.css"), "utf8")],
  };
  const page = await browser.newPage({ viewport: { width: 900, height: 1000 }, colorScheme: "light" });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.route("**/*", async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const file = origin === ADDRESS ? files[pathname] : undefined;
    if (file === undefined) {
      strangers.push(route.request().url());
      return route.abort();
    }
    const [contentType, body] = file;
    return route.fulfill({ contentType, body, headers: { "Content-Security-Policy": POLICY } });
  });
  await page.goto(ADDRESS);
  return { page, complaints, strangers };
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    conditions: ["slotwise-source"],
    logLevel: "warning",
  });
  return outputFiles[0]?.text ?? "";
}
