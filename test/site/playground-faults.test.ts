import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { lacksBrowser, openReader } from "./browser.js";
import { dropFiles } from "./drop-files.js";
import { fragmentOf, InPlayground, stateOf, TEXT } from "./in-playground.js";

const RECORDS = fileURLToPath(new URL("../../docs/examples/audit/stuck.jsonl", import.meta.url));

describe.skipIf(lacksBrowser())("where something goes wrong the playground", () => {
  const playground = new InPlayground();
  const { open, says, goTo, expectNoComplaint } = playground;
  let page: Page;
  beforeAll(() => {
    page = playground.reader.page;
  });

  const text = (): Promise<string | null> => page.locator(".cm-content").textContent();

  /** Presses a button in the same turn in which a line comes in before all others: nothing was judged anew in between. */
  const pressAsALineComes = (button: string) =>
    page.evaluate((selector) => {
      const editor = document.querySelector("#editor")?.shadowRoot;
      const content = editor?.querySelector<HTMLElement>(".cm-content");
      content?.focus();
      const found = document.querySelector(selector) ?? editor?.querySelector(selector);
      if (!(found instanceof HTMLElement)) throw new Error(`there is no ${selector}`);
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "# a line that somebody writes\n");
      content?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      found.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));
      found.click();
    }, button);

  const shows: Readonly<Record<string, () => Promise<void>>> = {
    "#suggestions button.main": () => page.locator("#suggest").click(),
    "#problems-list .row button": async () => undefined,
    ".cm-diagnosticAction": () => page.locator(".cm-lintRange").first().hover(),
  };

  it.each([
    ["a suggestion", "#suggestions button.main"],
    ["a fix in the list", "#problems-list .row button"],
    ["a fix in the text", ".cm-diagnosticAction"],
  ])("writes nothing of %s into a text that is another one by then", async (_what, button) => {
    await open();
    await page.locator("#problems-list .row button").first().waitFor();
    await goTo("[project]");
    await page.keyboard.press("Home");
    await shows[button]?.();
    await page.locator(button).first().waitFor();
    const lines = (await page.locator(".cm-line").allTextContents()).map((line) => line.trimEnd());
    await pressAsALineComes(button);
    await expect.poll(text).toContain("somebody writes");
    expect((await page.locator(".cm-line").allTextContents()).map((line) => line.trimEnd())).toEqual([
      "# a line that somebody writes",
      ...lines,
    ]);
  });

  it("says that what reads dropped files could not be loaded", async () => {
    const other = await openReader(playground.browser, playground.served.address, { serviceWorkers: "block" });
    await other.page.goto(`${playground.served.address}playground/#${fragmentOf(stateOf(TEXT))}`);
    await other.page.locator("#picture svg").waitFor();
    // What sorts files is there, and what shows what happened is not.
    await other.page.route(/\/dropped-[A-Z0-9]+\.js$/, (route) => route.abort());
    await dropFiles(other.page, [{ name: "records.jsonl", text: readFileSync(RECORDS, "utf8") }]);
    await says("notice", other.page).toMatch(/^Something went wrong in the playground itself: /);
    await other.context.close();
  });

  it("says that what judges could not be loaded, and what searches", async () => {
    const other = await openReader(playground.browser, playground.served.address, { serviceWorkers: "block" });
    await other.page.route(/\/(search-)?worker\.js$/, (route) => route.fulfill({ status: 404 }));
    await other.page.goto(`${playground.served.address}playground/#${fragmentOf(stateOf(TEXT))}`);
    await says("notice", other.page).toBe("What judges the files could not be loaded. Load the page again.");
    await other.page.locator(".not-loaded").waitFor();
    // What the page judges itself is drawn all the same.
    await other.page.locator(".cm-line", { hasText: "runners" }).click();
    await other.page.keyboard.press("End");
    await expect
      .poll(async () => {
        await other.page.keyboard.type(" ");
        return other.page.locator("#picture svg").count();
      })
      .toBe(1);
    await other.page.locator("#faults").selectOption("join");
    await says("found", other.page).toBe("What searches could not be loaded.");
    await other.context.close();
  });

  it("makes nobody complain, and asks no other host", expectNoComplaint);
});
