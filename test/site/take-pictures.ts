import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeLink } from "../../docs/.vitepress/src/link/link-text.js";
import { launchBrowser, openReader } from "./browser.js";
import { BASE, builtSite } from "./built-site.js";
import { serveFolder } from "./serve.js";

// `test/editor/reduce-pictures.py` makes them small.

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const picture = (name: string): string => at(`docs/images/${name}.png`);
const SIZE = { width: 1180, height: 760 };

const scratch = mkdtempSync(join(tmpdir(), "slotwise-pictures-"));
process.env["SLOTWISE_TEST_RUN"] = scratch;
const served = await serveFolder(await builtSite(), BASE);
const browser = await launchBrowser();
try {
  const text = readFileSync(at("docs/examples/four-runners/pyproject.toml"), "utf8");
  const state = { files: [{ path: "pyproject.toml", text }], chosen: "pyproject.toml" };
  const { page } = await openReader(browser, served.address, {
    viewport: SIZE,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const fragment = await writeLink(state);
  await page.goto(`${served.address}playground/#${fragment}`);
  const fix = page.locator("#problems-list button", { hasText: /check_interval_minutes to 0\./ }).first();
  await fix.waitFor();
  await page.screenshot({ path: picture("playground-sent") });

  await fix.click();
  await page.locator("#verdict.remarked, #verdict.safe").waitFor();
  await page.locator("#share").click();
  await page.locator("#said", { hasText: "clipboard" }).waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: picture("playground-answer") });

  await page.goto(`${served.address}findings#a-fifth-runner-stops-the-service`);
  const lesson = page.locator("#a-fifth-runner-stops-the-service ~ figure").first();
  await lesson.locator("a, button").first().click();
  const inside = lesson.frameLocator("iframe");
  await inside.locator("#picture svg").waitFor();
  // Below what stays at the top of the page.
  await lesson.evaluate((figure) => scrollTo(0, figure.getBoundingClientRect().top + scrollY - 130));
  await page.waitForTimeout(1000);
  await page.screenshot({ path: picture("site-lesson") });
} finally {
  await browser.close();
  await served.close();
  rmSync(scratch, { recursive: true });
}
