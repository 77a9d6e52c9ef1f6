import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { lacksBrowser, NARROW, openReader, PHONE } from "./browser.js";
import { dropFiles } from "./drop-files.js";
import { fragmentOf, InPlayground, stateOf, TEXT } from "./in-playground.js";
import type { Served } from "./serve.js";

const RECORDS = new URL("../../docs/examples/audit/healthy.jsonl", import.meta.url);

describe.skipIf(lacksBrowser())("the playground is for everybody, and", () => {
  const playground = new InPlayground();
  const { open, says, expectNoComplaint } = playground;
  let page: Page;
  let browser: Browser;
  let served: Served;
  beforeAll(() => {
    ({ browser, served } = playground);
    page = playground.reader.page;
  });

  it("shows the drawing first on a phone, to eyes and keys alike, and on paper in ink", async () => {
    const other = await openReader(browser, served.address, { viewport: PHONE, colorScheme: "dark" });
    await other.page.goto(`${served.address}playground/#${fragmentOf(stateOf(TEXT))}`);
    await other.page.locator("#picture svg").waitFor();
    expect((await other.page.locator("#verdict").boundingBox())?.y).toBeLessThan(PHONE.height);
    expect((await other.page.locator("#picture").boundingBox())?.y).toBeLessThan(PHONE.height);
    expect(await other.page.evaluate(() => document.querySelector("#right")?.nextElementSibling?.id)).toBe("left");
    const paper = () => other.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await paper();
    await other.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await paper()).toBe("rgb(255, 255, 255)");
    await other.page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await paper()).toBe(dark);
    await other.context.close();
  });

  it("is embedded with no more than fits, and the way to the whole", async () => {
    await page.setViewportSize({ width: 500, height: 600 });
    await open(stateOf(TEXT), page, "?embed");
    expect(await page.locator("#share").isVisible()).toBe(false);
    const [picture, text] = await Promise.all([
      page.locator("#verdict").boundingBox(),
      page.locator("#editor").boundingBox(),
    ]);
    expect(picture?.y).toBeLessThan(text?.y ?? 0);
    await page.locator("#open-whole").focus();
    await expect.poll(() => page.locator("#open-whole").getAttribute("href")).toMatch(/\/playground\/#1\./);
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  it("has room in 320 pixels, at 400 %", async () => {
    await page.setViewportSize(NARROW);
    await open();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  it("has nothing below its end, beside columns that scroll by themselves", async () => {
    await open();
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(900);
  });

  it("is printed with all that was found", async () => {
    await open();
    await page.emulateMedia({ media: "print" });
    const [seen, all] = await page
      .locator("#problems")
      .evaluate((problems) => [problems.clientHeight, problems.scrollHeight]);
    expect(seen).toBe(all);
    await page.emulateMedia({ media: "screen" });
  });

  it("keeps to what may be seen by everybody, light and dark", async () => {
    const axe = readFileSync(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await open();
      await page.locator("#suggest").click();
      await page.locator("#faults").selectOption("join");
      await says("found").toMatch(/execute at once/);
      await page.evaluate(axe);
      const found = await page.evaluate(
        (rules) =>
          (
            globalThis as unknown as {
              axe: {
                run(
                  what: object,
                  how: object,
                ): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
              };
            }
          ).axe.run(document, { runOnly: rules }),
        runOnly,
      );
      expect(
        found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
      ).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: "light" });
  });

  it("moves nothing by itself for who wants no motion, but in steps", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open();
    const time = () => page.locator("#time").evaluate((slider: HTMLInputElement) => slider.valueAsNumber);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    expect(await time()).toBe(0);
    await page.locator("#play").click();
    await page.waitForTimeout(500);
    expect(await time()).toBe(0);
    await expect.poll(time).toBeGreaterThan(50);
    await page.emulateMedia({ reducedMotion: "no-preference" });
  });

  it("loads less than 500 kB before there is a drawing, and what reads stores not at all", async () => {
    const other = await openReader(browser, served.address, { serviceWorkers: "block" });
    const asked: string[] = [];
    other.context.on("request", (request) => asked.push(request.url()));
    const before = served.sent();
    await other.page.goto(`${served.address}playground/#${fragmentOf(stateOf(TEXT))}`);
    await says("verdict", other.page).toMatch(/^Not safe with 4 runners/);
    await other.page.waitForLoadState("networkidle");
    expect(served.sent() - before).toBeLessThan(500_000);
    expect(asked.filter((address) => /dropped|wasm/.test(address))).toEqual([]);
    await other.context.close();
  });

  it("says that it is loading, and where it cannot be loaded", async () => {
    const other = await openReader(browser, served.address);
    let answer = () => {};
    const asked = new Promise<void>((done) => {
      answer = done;
    });
    await other.page.route("**/main.js", async (route) => {
      await asked;
      await route.abort();
    });
    await other.page.goto(`${served.address}playground/`, { waitUntil: "commit" });
    await other.page.locator(".loading").waitFor();
    expect(await other.page.locator(".not-loaded").isVisible()).toBe(false);
    answer();
    await other.page.locator(".not-loaded").waitFor();
    expect(await other.page.locator(".loading").isVisible()).toBe(false);
    await other.context.close();
    const unscripted = await openReader(browser, served.address, { javaScriptEnabled: false });
    await unscripted.page.goto(`${served.address}playground/`);
    expect(await unscripted.page.locator(".loading, .not-loaded").filter({ visible: true }).count()).toBe(0);
    await unscripted.context.close();
  });

  it("works without a network once it was there", async () => {
    const other = await openReader(browser, served.address);
    await other.page.goto(`${served.address}playground/`);
    await other.page.locator("#picture svg").waitFor();
    await other.page.evaluate(() => navigator.serviceWorker.ready);
    await other.context.setOffline(true);
    await other.page.goto("about:blank");
    await other.page.goto(`${served.address}playground/#${fragmentOf(stateOf(TEXT))}`);
    await says("verdict", other.page).toMatch(/^Not safe with 4 runners/);
    await other.page.locator("#faults").selectOption("join");
    await says("found", other.page).toMatch(/execute at once/);
    // Nobody has dropped anything here before.
    await dropFiles(other.page, [{ name: "healthy.jsonl", text: readFileSync(RECORDS, "utf8") }]);
    const happened = other.page.locator("#happened-view");
    await expect.poll(() => happened.locator("#verdict").textContent()).toMatch(/^It works: /);
    expect(other.complaints.filter((each) => !each.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
    await other.context.close();
  });

  it("makes nobody complain, and asks no other host", expectNoComplaint);
});
