import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lacksBrowser, launchBrowser, openReader, type Reader } from "./browser.js";
import { BASE, builtSite } from "./built-site.js";
import { type Dropped, dropFiles, dropFolder } from "./drop-files.js";
import { type Served, serveFolder } from "./serve.js";

const RECORDS = fileURLToPath(new URL("../../docs/examples/audit/", import.meta.url));

describe.skipIf(lacksBrowser())("what is dropped on the playground", () => {
  let browser: Browser;
  let served: Served;
  let reader: Reader;
  let page: Page;
  const fetched: string[] = [];

  beforeAll(async () => {
    served = await serveFolder(await builtSite(), BASE);
    browser = await launchBrowser();
    reader = await openReader(browser, served.address, { viewport: { width: 1400, height: 900 } });
    page = reader.page;
    page.on("request", (request) => fetched.push(request.url()));
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const open = async () => {
    await page.goto("about:blank");
    await page.goto(`${served.address}playground/`);
    await page.locator("#picture svg").waitFor();
  };
  const says = (id: string) => expect.poll(() => page.locator(`#${id}`).textContent());
  const tabs = () => page.locator("#tabs [role=tab]").allTextContents();

  const drop = (files: readonly Dropped[]) => dropFiles(page, files);

  it("is opened as tabs where it is settings, byte order mark, Windows line ends and all", async () => {
    await open();
    await drop([
      {
        name: "pynenc.toml",
        text: "\uFEFFatomic_service_interval_minutes = 2.0\r\nrunner_considered_dead_after_minutes = 1.0\r\n",
      },
      { name: "slotwise.toml", text: "runners = 3\r\n" },
    ]);
    await expect.poll(tabs).toEqual(["pynenc.toml", "slotwise.toml"]);
    await says("verdict").toMatch(/with 3 runners/);
    expect(await page.locator("#picture svg desc").textContent()).toContain("3 runners share a cycle of 120 s");
    await page.locator("#spreadMarginMinutes-exact").fill("0.25");
    await page.locator("#spreadMarginMinutes-exact").press("Enter");
    await page.locator("#write").click();
    await says("told").toMatch(/^Written to pynenc\.toml/);
    await expect.poll(() => page.locator(".cm-content").textContent()).toContain("spread_margin_minutes = 0.25");
  });

  it("is looked through where it is a folder, and what says something of a fleet is opened", async () => {
    const compose =
      "services:\n  worker:\n    env_file: conf/worker\n    command: pynenc --app=shop runner start\n    deploy: {replicas: 4}\n";
    const inner = "[tool.pynenc]\napp_id = 'other'\n";
    await open();
    await dropFolder(page, {
      "README.md": "about pynenc",
      "deploy/compose.yaml": compose,
      "deploy/conf/worker": "PYNENC__ATOMIC_SERVICE_CHECK_INTERVAL_MINUTES=0.5\n",
      "deploy/conf/unused.txt": "nothing",
      "node_modules/thing/pyproject.toml": inner,
      "other/pyproject.toml": inner,
      "picture.bin": "\0\0",
      ...Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`src/module_${index}.py`, "import os\n"])),
    });
    await expect.poll(tabs).toEqual(["deploy/compose.yaml", "deploy/conf/worker", "other/pyproject.toml"]);
    await says("verdict").toMatch(/^Not safe with 4 runners/);
  });

  it("of a small folder only what says something is opened, and judged for what it allows itself", async () => {
    await open();
    await page.locator("#release").selectOption("0.2.3");
    await dropFolder(page, { "README.md": "about pynenc", "pyproject.toml": '[tool.pynenc]\napp_id = "a"\n' });
    await expect.poll(tabs).toEqual(["pyproject.toml"]);
    await says("said").toBe("Opened pyproject.toml.");
    expect(await page.locator("#release").inputValue()).toBe("");
    await says("drawn-said").toBe("Drawn: pynenc 0.4.0, the only behaviour in force.");
  });

  it("is told as of no use where nothing of it is settings, and what was there stays", async () => {
    await open();
    const before = await tabs();
    await drop([{ name: "photo.jpg", text: "\u0000\u0001" }]);
    await says("notice").toBe("photo.jpg is no text, and no SQLite database.");
    await drop(Array.from({ length: 20 }, (_, index) => ({ name: `note-${index}.txt`, text: "hello" })));
    await says("notice").toBe("None of these 20 files says anything of pynenc.");
    expect(await tabs()).toEqual(before);
  });

  it("is picked without a mouse as well", async () => {
    await open();
    await page.locator("#pick").setInputFiles([
      {
        name: "compose.yaml",
        mimeType: "text/yaml",
        buffer: Buffer.from(
          "services:\n  w:\n    command: pynenc --app=a runner start\n    deploy: {replicas: 2}\n    environment: {PYNENC__APP_ID: a}\n",
        ),
      },
    ]);
    await expect.poll(tabs).toEqual(["compose.yaml"]);
    await says("verdict").toMatch(/2 runners/);
  });

  it("is audited where it is records, against the settings in the tabs, and again when these change", async () => {
    await open();
    await drop([{ name: "pyproject.toml", text: readFileSync(`${RECORDS}pyproject.toml`, "utf8") }]);
    await expect.poll(tabs).toEqual(["pyproject.toml"]);
    await drop([{ name: "records.jsonl", text: readFileSync(`${RECORDS}stuck.jsonl`, "utf8") }]);
    const view = page.locator("#happened-view");
    await view.locator("#verdict").waitFor();
    await expect.poll(() => view.locator("#heading, h1").first().textContent()).toContain("records.jsonl");
    expect(await page.locator("#settings-view").isVisible()).toBe(false);
    expect(fetched.filter((address) => address.endsWith(".wasm"))).toEqual([]);
    const remarks = () => view.textContent();
    const before = await remarks();
    await page.locator(".cm-line", { hasText: "atomic_service_interval_minutes" }).click();
    await page.keyboard.press("End");
    await page.keyboard.type("5");
    await expect.poll(remarks).not.toBe(before);
    await page.locator("#view-happened").focus();
    await page.keyboard.press("ArrowLeft");
    expect(await page.locator("#settings-view").isVisible()).toBe(true);
    await page.locator("#close-happened").click();
    expect(await page.locator("#views").isVisible()).toBe(false);
    expect(await view.textContent()).toBe("");
  });

  it("is what was dropped last, however long the one before takes", async () => {
    await open();
    const records = readFileSync(`${RECORDS}stuck.jsonl`, "utf8");
    await Promise.all([
      drop([{ name: "many.jsonl", text: records.repeat(300) }]),
      drop([{ name: "few.jsonl", text: records }]),
    ]);
    const heading = page.locator("#happened-view").locator("#heading, h1").first();
    await expect.poll(() => heading.textContent()).toContain("few.jsonl");
    await page.waitForTimeout(2000);
    expect(await heading.textContent()).toContain("few.jsonl");
  });

  it("says why where it is neither, and goes on", async () => {
    await open();
    await drop([{ name: "records.jsonl", text: '{"kind":"runner"\n' }]);
    await expect
      .poll(
        async () =>
          `${await page.locator("#notice").textContent()}${await page.locator("#happened-view").textContent()}`,
      )
      .not.toBe("");
    await drop([{ name: "store.db", text: `SQLite format 3\u0000${"x".repeat(200)}` }]);
    await expect.poll(() => page.locator("#happened-view").textContent()).toMatch(/store\.db/);
    expect(fetched.some((address) => address.endsWith(".wasm"))).toBe(true);
  });

  it("makes nobody complain, and asks no other host", () => {
    expect(reader.complaints).toEqual([]);
    expect(reader.strangers).toEqual([]);
  });
});
