import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserProgram, whatIsMissing } from "./requirements.js";
import type { Editor } from "./scenarios/editor.js";
import { serveEditor } from "./vscode-server.js";
import { writeWorkspaces } from "./workspaces.js";

const BROWSER_OPTIONS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Webviews come from subdomains of localhost, which the browser would ask about.
  "--disable-features=LocalNetworkAccessChecks",
];

export interface RunningEditor extends Editor {
  /** Takes a picture of every window that is open. */
  screenshots(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves an editor with an extension and starts a browser.
 * @param extension an unpacked extension
 * @param scratch an empty folder
 */
export async function runEditor(extension: string, scratch: string): Promise<RunningEditor> {
  const program = browserProgram();
  if (program === undefined) throw new Error(`the editor needs ${whatIsMissing()}`);
  const files = join(scratch, "files");
  writeWorkspaces(files);
  const helpers = fileURLToPath(new URL("helpers", import.meta.url));
  const server = await serveEditor({ files, extension, helpers, scratch: join(scratch, "server") });
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: program, args: BROWSER_OPTIONS });
  const close = async () => {
    await browser.close();
    server.close();
  };
  const screenshots = async (name: string) => {
    const pages = browser.contexts().flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      await page.screenshot({ path: `reports/editor/${name.replaceAll(/\W+/g, "-")}-${index}.png` });
    }
  };
  return { browser, address: server.address, screenshots, close };
}
