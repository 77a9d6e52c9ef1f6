import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readLink } from "../../docs/.vitepress/src/link/link-text.js";
import { lacksBrowser } from "./browser.js";
import { dropFiles, dropFolder } from "./drop-files.js";
import { InPlayground, TEXT } from "./in-playground.js";

const RECORDS = fileURLToPath(new URL("../../docs/examples/audit/stuck.jsonl", import.meta.url));
const NINE = "[tool.pynenc]\natomic_service_interval_minutes = 60.0\n[tool.slotwise]\nrunners = 9\n";

describe.skipIf(lacksBrowser())("other files in the playground", () => {
  const playground = new InPlayground();
  const { open, says, clipboard, goTo, expectNoComplaint } = playground;
  let page: Page;
  beforeAll(() => {
    page = playground.reader.page;
  });
  beforeEach(() => open());

  const tryRunners = async (runners: string) => {
    await page.locator("#runners-exact").fill(runners);
    await page.locator("#runners-exact").press("Enter");
    await says("verdict").toMatch(new RegExp(`with ${runners} runner`));
  };
  const copyAs = async (form: string) => {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await page.locator("#copy-as").selectOption(form);
  };

  it("are judged as they are, whatever was tried on those before, and however they are called", async () => {
    await tryRunners("1");
    await dropFiles(page, [{ name: "pyproject.toml", text: NINE }]);
    await says("verdict").toMatch(/with 9 runners/);
    expect(await page.locator("#picture svg desc").textContent()).toContain("9 runners share a cycle of 1 h");
    expect(await page.locator("#reset").isDisabled()).toBe(true);
  });

  it("of another project do the same, and those of one project take over what is tried", async () => {
    const files = ["a/pyproject.toml", "a/notes.txt", "b/pyproject.toml"].map((path) => ({ path, text: TEXT }));
    await open({
      files: files.map((each) => (each.path.endsWith(".txt") ? { ...each, text: "" } : each)),
      chosen: "a/pyproject.toml",
    });
    await tryRunners("2");
    await page.locator("#tabs [role=tab]", { hasText: "a/notes.txt" }).click();
    await page.locator("#tabs [role=tab]", { hasText: "a/pyproject.toml" }).click();
    await page.locator("#problems-list li").first().waitFor();
    expect(await page.locator("#runners-exact").inputValue()).toBe("2");
    await page.locator("#tabs [role=tab]", { hasText: "b/pyproject.toml" }).click();
    await says("verdict").toMatch(/with 4 runners/);
  });

  it("without a fleet have no verdict, no drawing and nothing to copy", async () => {
    await dropFiles(page, [{ name: "notes.txt", text: "hello" }]);
    await page.locator("#none").waitFor();
    expect(await page.locator("#all").isVisible()).toBe(false);
    await copyAs("pyproject");
    await says("said").toBe("There is no fleet to copy.");
    await copyAs("markdown");
    await expect.poll(clipboard).toContain("hello");
    expect(await clipboard()).not.toMatch(/runners|safe/i);
  });

  it("are no business of a text that is broken for a moment: its drawing stays, and its verdict is nobody's", async () => {
    await tryRunners("2");
    await goTo("[tool.pynenc]");
    await page.keyboard.type("[");
    await page.locator("#none").waitFor();
    await says("verdict").toMatch(/with 2 runners/);
    await copyAs("markdown");
    await expect.poll(clipboard).toContain("[tool.pynenc][");
    expect(await clipboard()).not.toMatch(/with 2 runners/);
    await page.keyboard.press("Backspace");
    await expect.poll(() => page.locator("#none").isVisible()).toBe(false);
    await says("verdict").toMatch(/with 2 runners/);
  });

  it("are opened although somebody goes on typing meanwhile", async () => {
    await goTo("runners");
    await page.evaluate(() => {
      const content = document.querySelector("#editor")?.shadowRoot?.querySelector(".cm-content");
      const tabs = document.querySelector("#tabs");
      // Without an end, since nobody knows when the answer comes.
      const typing = setInterval(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", " ");
        content?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        if (tabs?.childElementCount !== 1) clearInterval(typing);
      });
    });
    await dropFolder(page, { "a/pyproject.toml": NINE, "b/pyproject.toml": NINE, "notes.txt": "hello" });
    await says("said").toBe("Opened 2 files.");
    await says("verdict").toMatch(/with 9 runners/);
  });

  it("of a folder bring what happened along, and no databases of others", async () => {
    const others = { ".coverage": `SQLite format 3\0${"x".repeat(200)}` };
    await dropFolder(page, { "pyproject.toml": NINE, ...others });
    await says("verdict").toMatch(/with 9 runners/);
    await says("notice").toMatch(/\.coverage/);
    expect(await page.locator("#settings-view").isVisible()).toBe(true);
    expect(await page.locator("#views").isVisible()).toBe(false);
    await dropFolder(page, { "pyproject.toml": NINE, ...others, "stuck.jsonl": readFileSync(RECORDS, "utf8") });
    await expect.poll(() => page.locator("#happened-view #heading").textContent()).toContain("stuck.jsonl");
    await says("notice").toBe("Of 2 databases and files of records stuck.jsonl is shown.");
    await page.locator("#close-happened").click();
  });

  it("that are too large for a link leave the last one that opens", async () => {
    const kept = async () => (await readLink(new URL(page.url()).hash.slice(1)))?.files[0]?.text;
    await expect.poll(kept).toBe(TEXT);
    await goTo("runners");
    await page.keyboard.insertText(`\n# ${"x".repeat(1_100_000)}`);
    await says("notice").toMatch(/^These files are too large for a link/);
    expect(await kept()).toBe(TEXT);
    await page.locator("#share").click();
    await says("said").toBe("These files are too large for a link.");
    await page.locator(".cm-content").press("Control+z");
    await says("notice").toBe("");
    await goTo("runners");
    await page.keyboard.type("0");
    await expect.poll(kept).toContain("runners = 40");
  });

  it("makes nobody complain, and asks no other host", expectNoComplaint);
});
