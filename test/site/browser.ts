import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { browserProgram } from "../editor/requirements.js";

let isSaid = false;

/** Whether the tests in a browser are skipped, which is said in one line. With `CI` they have to run, and fail. */
export function lacksBrowser(): boolean {
  const lacks = process.env["CI"] === undefined && browserProgram() === undefined;
  if (lacks && !isSaid)
    process.stderr.write(
      "The tests of the site in a browser are skipped: they need Chromium (apt-get install chromium).\n",
    );
  isSaid = true;
  return lacks;
}

export function launchBrowser(): Promise<Browser> {
  const executablePath = browserProgram();
  if (executablePath === undefined) throw new Error("the site's tests need Chromium (apt-get install chromium)");
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/** Somebody with a browser of their own, and what they should not have seen. */
export interface Reader {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors, and whatever pages write to the console: what breaks the policy is among it. */
  readonly complaints: readonly string[];
  /** Addresses on other hosts that were asked for. */
  readonly strangers: readonly string[];
}

/** @param address of the site: its host is the only one that may be asked */
export async function openReader(browser: Browser, address: string, options?: BrowserContextOptions): Promise<Reader> {
  const complaints: string[] = [];
  const strangers: string[] = [];
  const context = await browser.newContext({ viewport: DESK, colorScheme: "light", ...options });
  context.on("console", (message) => complaints.push(`${message.page()?.url()}: ${message.text()}`));
  context.on("weberror", (error) => complaints.push(error.error().message));
  context.on("request", (request) => {
    const { origin, protocol, href } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(address).origin) strangers.push(href);
  });
  return { context, page: await context.newPage(), complaints, strangers };
}

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };
/** A desk's 1280 pixels at 400 %. */
export const NARROW = { width: 320, height: 256 };
