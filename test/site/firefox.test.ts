import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeLink } from "../../docs/.vitepress/src/link/link-text.js";
import { programNamed } from "../editor/requirements.js";
import { BASE, builtSite } from "./built-site.js";
import { type Served, serveFolder } from "./serve.js";

const program = programNamed("firefox-esr", "firefox");
const isMissing = process.env["CI"] === undefined && program === undefined;
if (isMissing) {
  process.stderr.write("The playground is not tried in Firefox: it needs apt-get install firefox-esr.\n");
}

const TEXT = "[tool.pynenc]\natomic_service_check_interval_minutes = 0.5\n[tool.slotwise]\nrunners = 4\n";
const state = { files: [{ path: "pyproject.toml", text: TEXT }], chosen: "pyproject.toml" };

// Another engine, driven by the protocol that both understand: whether what browsers do differently works there, too.
describe.skipIf(isMissing)("in Firefox the playground", () => {
  let browser: Browser;
  let served: Served;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    if (program === undefined) throw new Error("this needs Firefox (apt-get install firefox-esr)");
    served = await serveFolder(await builtSite(), BASE);
    browser = await puppeteer.launch({ browser: "firefox", executablePath: program, headless: true });
    page = await browser.newPage();
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.setViewport({ width: 1300, height: 850 });
    const fragment = await writeLink(state);
    await page.goto(`${served.address}playground/#${fragment}`);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const text = (selector: string) => page.$eval(selector, (element) => element.textContent);
  const says = (selector: string) => expect.poll(() => text(selector));

  it("draws and judges a link", async () => {
    await page.waitForSelector("#picture svg");
    await says("#verdict").toMatch(/^Not safe with 4 runners/);
    await says("#problems-title").toMatch(/warning/);
  });

  it("follows what is typed", async () => {
    const line = await page.waitForSelector("#editor >>> .cm-line:nth-child(2)");
    await line?.click();
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("1");
    await says("#verdict").toMatch(/^Safe with 4 runners/);
  });

  it("finds a story", async () => {
    await page.select("#faults", "crash");
    await says("#found").toMatch(/starts/);
  });

  it("makes nobody complain", () => {
    expect(complaints).toEqual([]);
  });
});
