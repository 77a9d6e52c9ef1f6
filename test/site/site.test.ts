import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { RULE_NAMES } from "@slotwise/language-service";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLink } from "../../docs/.vitepress/src/link/link-text.js";
import { readPage } from "../docs/markdown.js";
import { lacksBrowser, launchBrowser, NARROW, openReader, PHONE } from "./browser.js";
import { BASE, builtSite } from "./built-site.js";
import { PAGES } from "./page-addresses.js";
import { type Served, serveFolder } from "./serve.js";

/** Of all that a browser fetches for a page, compressed. */
const MOST_BYTES = 250_000;
/** One page of each kind. */
const KINDS = ["", "findings.html", "configuration.html", "rules/window-shorter-than-check.html", "decisions/"];

describe.skipIf(lacksBrowser())("the site", () => {
  let served: Served;
  let browser: Browser;
  beforeAll(async () => {
    const [site, launched] = await Promise.all([builtSite(), launchBrowser()]);
    browser = launched;
    served = await serveFolder(site, BASE);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  /** Lets somebody read, who should see no complaint and have no stranger asked. */
  async function reading(options: BrowserContextOptions, read: (page: Page) => Promise<void>) {
    const reader = await openReader(browser, served.address, options);
    try {
      await read(reader.page);
      expect(reader.complaints).toEqual([]);
      expect(reader.strangers).toEqual([]);
    } finally {
      await reader.context.close();
    }
  }

  const goTo = async (page: Page, path: string) => {
    await page.goto(served.address + path);
    // Until then a click is a click of the browser's own.
    await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
  };
  const hasWidth = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

  it("has no page that complains, asks another host, or has to be scrolled sideways", async () => {
    const left = [...PAGES];
    const readSome = () =>
      reading({ viewport: NARROW }, async (page) => {
        for (let next = left.shift(); next !== undefined; next = left.shift()) {
          await page.emulateMedia({ colorScheme: "light" });
          await goTo(page, next.address);
          await page.emulateMedia({ colorScheme: "dark" });
          await page.waitForFunction(() => document.documentElement.classList.contains("dark"));
          expect({ ...next, width: await hasWidth(page) }).toEqual({ ...next, width: NARROW.width });
        }
      });
    await Promise.all([readSome(), readSome(), readSome()]);
  }, 240_000);

  it.each(KINDS)("needs little for a first look at /%s", async (path) => {
    await reading({}, async (page) => {
      const before = served.sent();
      await page.goto(served.address + path, { waitUntil: "networkidle" });
      expect(served.sent() - before).toBeLessThan(MOST_BYTES);
      expect(served.sent() - before).toBeGreaterThan(20_000);
    });
  });

  it("shows a stranger at once what it is, its picture, and where to go", async () => {
    await reading({}, async (page) => {
      await goTo(page, "");
      const shown = ["h1", ".lesson img >> visible=true", "text=Try it in the browser", "text=Install it >> nth=0"];
      for (const each of [...shown, "main >> text=The rules", ".lesson-link"]) {
        const box = await page.locator(each).first().boundingBox();
        expect({ each, isSeen: box !== null && box.y + box.height <= 800 }).toEqual({ each, isSeen: true });
      }
    });
  });

  it("is walked through by its sidebar, the next page, and links with anchors", async () => {
    await reading({}, async (page) => {
      await goTo(page, "");
      await page.click(".VPSidebar >> text=The algorithm");
      await page.waitForURL("**/algorithm.html");
      await page.click(".pager-link.next");
      await page.waitForURL("**/findings.html");
      await expect.poll(() => page.textContent("h1")).toContain("Findings");
      await goTo(page, "rules/syntax-error.html");
      await page.click("main >> text=How pynenc reads a value");
      await page.waitForURL("**/configuration.html#how-pynenc-reads-a-value");
      await page.waitForFunction(() => {
        const { top } = document.getElementById("how-pynenc-reads-a-value")?.getBoundingClientRect() ?? { top: -1 };
        return top >= 0 && top < 200;
      });
    });
  });

  it("has each rule where editors and reports link to it", async () => {
    await reading({}, async (page) => {
      for (const rule of [...RULE_NAMES, "README"]) {
        const { redirected, status, type, body } = await look(`rules/${rule}.md`);
        expect({ rule, redirected, status, type }).toEqual({
          rule,
          redirected: true,
          status: 200,
          type: "text/html; charset=utf-8",
        });
        expect(body).toContain(rule === "README" ? 'url=../"' : `url=../${rule}.html"`);
      }
      for (const path of ["rules/no-margin", "rules/no-margin.html", "rules/", "rules"]) {
        expect((await look(path)).status).toBe(200);
      }
      await page.goto(`${served.address}rules/no-margin.md`);
      await page.waitForURL("**/rules/no-margin.html");
      await expect.poll(() => page.textContent("h1")).toContain("no-margin");
    });
  });

  async function look(path: string) {
    const response = await fetch(served.address + path);
    const { redirected, status, headers } = response;
    return { redirected, status, type: headers.get("content-type"), body: await response.text() };
  }

  it("is searched without a server", async () => {
    await reading({}, async (page) => {
      await goTo(page, "");
      await page.keyboard.press("Control+k");
      await page.fill(".VPLocalSearchBox input", "a lock outlives its owner");
      await page.waitForSelector(".VPLocalSearchBox .result");
      // With what stands around what was found.
      await page.click(".VPLocalSearchBox button[title='Display detailed list']");
      await page.waitForSelector(".VPLocalSearchBox .excerpt .vp-doc");
      await page.keyboard.press("Enter");
      await page.waitForURL(/findings\.html#a-lock-outlives-its-owner|rules\/lock-outlives-owner\.html/);
      await page.waitForSelector(".VPLocalSearchBox", { state: "detached" });
    });
  });

  it("is dark when somebody wants it, and stays so", async () => {
    await reading({}, async (page) => {
      await goTo(page, "");
      const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const seen = () => page.locator(".lesson img >> visible=true").getAttribute("class");
      expect([await paper(), await seen()]).toEqual(["rgb(255, 255, 255)", "only-light"]);
      await page.click(".VPNavBar .VPSwitchAppearance");
      expect([await paper(), await seen()]).toEqual(["rgb(27, 27, 31)", "only-dark"]);
      await page.reload();
      expect([await paper(), await seen()]).toEqual(["rgb(27, 27, 31)", "only-dark"]);
    });
  });

  it("fits a phone, menu and all", async () => {
    await reading({ viewport: PHONE, hasTouch: true }, async (page) => {
      await goTo(page, "findings.html");
      expect(await hasWidth(page)).toBe(PHONE.width);
      await page.tap(".VPLocalNav .menu");
      await page.tap(".VPSidebar >> text=Running a fleet");
      await page.waitForURL("**/operating.html");
      await page.tap(".VPNavBarHamburger");
      await page.waitForSelector(".VPNavScreen >> text=Playground");
      expect(await hasWidth(page)).toBe(PHONE.width);
    });
  });

  it("needs no mouse", async () => {
    await reading({}, async (page) => {
      await goTo(page, "");
      const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
      await page.keyboard.press("Tab");
      expect(await focused()).toBe("Skip to content");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.closest("#VPContent") !== null)).toBe(true);
      await page.keyboard.press("/");
      await page.waitForSelector(".VPLocalSearchBox input:focus");
      await page.keyboard.press("Escape");
      await page.waitForSelector(".VPLocalSearchBox", { state: "detached" });
      await page.focus(".lesson-link");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.activeElement?.tagName === "IFRAME");
    });
  });

  it("is printed without what cannot be clicked on paper", async () => {
    await reading({ colorScheme: "dark" }, async (page) => {
      await goTo(page, "findings.html");
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      for (const each of [".VPNav", ".VPSidebar", ".VPLocalNav", ".aside", ".VPDocFooter", ".copy >> nth=0"]) {
        expect({ each, isSeen: await page.locator(each).isVisible() }).toEqual({ each, isSeen: false });
      }
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
      expect(await page.locator("h1").isVisible()).toBe(true);
      // Those that were not in sight are fetched for it.
      // An example that was opened is its drawing again.
      await page.emulateMedia({ media: "screen", colorScheme: "dark" });
      await page.locator(".lesson-link").first().click();
      await page.locator(".lesson iframe").first().waitFor();
      expect(await page.locator(".lesson >> nth=0 >> img >> visible=true").count()).toBe(0);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await page.locator(".lesson >> nth=0 >> img >> visible=true").count()).toBe(1);
      await page.pdf();
      const pictures = page.locator(".vp-doc img >> visible=true");
      const widths = await pictures.evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth));
      expect(widths.length).toBeGreaterThan(3);
      expect(widths).not.toContain(0);
    });
  });

  it("opens an example in the place of its drawing, and without scripts on a page of its own", async () => {
    const path = "docs/examples/four-runners/pyproject.toml";
    const state = { files: [{ path: "pyproject.toml", text: readPage(path) }], chosen: "pyproject.toml" };
    await reading({}, async (page) => {
      await goTo(page, "");
      expect(await page.locator(".lesson img >> visible=true").getAttribute("alt")).toContain(
        "4 runners share a cycle",
      );
      expect(await page.locator("iframe").count()).toBe(0);
      const link = await page.locator(".lesson-link").getAttribute("href");
      expect(await readLink(new URL(link ?? "", served.address).hash.slice(1))).toEqual(state);
      await page.click(".lesson-link");
      const frame = page.locator(".lesson iframe");
      expect(await frame.getAttribute("src")).toBe(
        new URL(link?.replace("playground/#", "playground/?embed#") ?? "", served.address).href,
      );
      expect(await frame.getAttribute("title")).toBe("Try it: four runners with the defaults of pynenc");
      await page.click(".lesson-link");
      await page.waitForURL("**/playground/#1.*", { waitUntil: "commit" });
    });
    await reading({ javaScriptEnabled: false }, async (page) => {
      await page.goto(served.address);
      await page.click(".lesson-link");
      await page.waitForURL("**/playground/#1.*", { waitUntil: "commit" });
    });
  });

  it.each([...KINDS, "search"])("is for everybody: /%s", async (path) => {
    // Colours on their way from light to dark are nobody's.
    await reading({ reducedMotion: "reduce" }, async (page) => {
      await goTo(page, path === "search" ? "" : path);
      if (path === "search") {
        await page.keyboard.press("Control+k");
        await page.fill(".VPLocalSearchBox input", "margin");
        await page.waitForSelector(".VPLocalSearchBox .result");
      }
      await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect({ colorScheme, faults: await page.evaluate(accessibilityFaults) }).toEqual({ colorScheme, faults: [] });
      }
    });
  });
});

/** In the page: what axe finds against WCAG 2.2 AA, each with the places. */
async function accessibilityFaults(): Promise<readonly string[]> {
  interface Axe {
    run(options: object): Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }>;
  }
  const { axe } = globalThis as unknown as { axe: Axe };
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await axe.run({ runOnly: tags });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join("\n")}`);
}
