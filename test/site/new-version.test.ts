import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lacksBrowser, launchBrowser } from "./browser.js";
import { BASE, builtSite } from "./built-site.js";
import { type Served, serveFolder } from "./serve.js";

/** Two versions of the site at one address, of which a host sends one, or is not there. */
describe.skipIf(lacksBrowser())("a new version of the playground", () => {
  let folder: string;
  let browser: Browser;
  let versions: readonly [Served, Served];
  let host: Server;
  let address: string;
  let version: 0 | 1 | undefined = 0;
  let context: BrowserContext;

  beforeAll(async () => {
    const site = await builtSite();
    folder = mkdtempSync(join(tmpdir(), "slotwise-versions-"));
    cpSync(join(site, "playground"), join(folder, "playground"), { recursive: true });
    makeAnother(join(folder, "playground"));
    versions = [await serveFolder(site, BASE), await serveFolder(folder, BASE)];
    browser = await launchBrowser();
    host = createServer(async (request, response) => {
      if (version === undefined) return void request.socket.destroy();
      const answer = await fetch(new URL(request.url ?? "/", versions[version].address), { redirect: "manual" });
      const kept = ["content-type", "location"].flatMap((name) => {
        const value = answer.headers.get(name);
        return value === null ? [] : [[name, value] as const];
      });
      // No help from a cache of the browser's own, which may have lost a file.
      response.writeHead(answer.status, { ...Object.fromEntries(kept), "cache-control": "no-store" });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
    await new Promise<void>((listening) => host.listen(0, "127.0.0.1", listening));
    address = `http://127.0.0.1:${(host.address() as AddressInfo).port}${BASE}playground/`;
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    host?.closeAllConnections();
    host?.close();
    for (const each of versions ?? []) await each.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    version = 0;
    await context?.close();
    context = await browser.newContext();
  });

  const open = async (page: Page, query = "") => {
    await page.goto(address + query);
    await page.locator("#picture svg").waitFor();
  };
  /** Somebody who has the first version, offline too. */
  const firstVisit = async () => {
    const page = await context.newPage();
    await open(page);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    return page;
  };
  const hasNewWorker = (page: Page) =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.installing ?? registration.waiting;
      if (worker?.state === "installing") await new Promise((done) => worker.addEventListener("statechange", done));
    });

  /** As a browser does with those that have nothing to do, which it does not wait for then. */
  const stopWorkers = async (page: Page) => {
    const protocol = await context.newCDPSession(page);
    await protocol.send("ServiceWorker.enable");
    await protocol.send("ServiceWorker.stopAllWorkers");
    await protocol.detach();
    const stateOfActive = () => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    await expect.poll(stateOfActive).toBe("activated");
  };

  it("is seen with the next visit, and leaves a page of the old one all its files", async () => {
    const old = await firstVisit();
    version = 1;
    const other = await context.newPage();
    await open(other);
    expect(await other.title()).toBe("another version");
    await hasNewWorker(old);
    await stopWorkers(old);
    // What reads Markdown is loaded with the first hover, from a folder that the host has no more.
    await old.bringToFront();
    await old.locator(".cm-line", { hasText: "interval_minutes" }).first().locator("span").first().hover();
    await old.locator(".cm-hover").waitFor();
  });

  it("is what is there without a network, once the old one is closed", async () => {
    const old = await firstVisit();
    version = 1;
    await hasNewWorker(old);
    await old.close();
    // A browser may take the new one only a moment after: a page that was opened before that would hold on to the old one.
    const titleOfAVisit = async () => {
      const page = await context.newPage();
      version = 1;
      await open(page);
      await page.evaluate(() => navigator.serviceWorker.ready);
      version = undefined;
      await open(page, "?embed");
      const title = await page.title();
      await page.close();
      return title;
    };
    await expect.poll(titleOfAVisit).toBe("another version");
  });

  it("or an old one is no answer to another address", async () => {
    const page = await firstVisit();
    const nowhere = await page.goto(`${address}nowhere`);
    expect(nowhere?.status()).toBe(404);
    await open(page);
    const notices = await page.locator("a", { hasText: "Licences" }).evaluate((link: HTMLAnchorElement) => link.href);
    version = undefined;
    await page.goto(notices);
    expect(await page.textContent("body")).toContain("MIT");
    expect(await page.locator("#tabs").count()).toBe(0);
  });
});

/** Gives a built playground another title, folder and version, as another build would. */
function makeAnother(playground: string): void {
  const [old] = readdirSync(playground, { withFileTypes: true }).filter((each) => each.isDirectory());
  if (old === undefined) throw new Error("the playground has no folder of files");
  const another = "0123456789ab";
  renameSync(join(playground, old.name), join(playground, another));
  const rewrite = (name: string, change: (text: string) => string) => {
    const path = join(playground, name);
    writeFileSync(path, change(readFileSync(path, "utf8").replaceAll(old.name, another)));
  };
  rewrite("index.html", (html) => html.replace(/<title>.*<\/title>/, "<title>another version</title>"));
  rewrite("service-worker.js", (script) =>
    script.replace(/slotwise-playground-[0-9a-f]{12}/, "slotwise-playground-ba9876543210"),
  );
}
