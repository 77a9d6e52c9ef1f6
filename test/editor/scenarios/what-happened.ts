import type { Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workbench } from "../workbench.js";
import { AUDITED_RECORDS, addressOf } from "../workspaces.js";
import { eventually, openWindow, type Scenario, START_MILLISECONDS } from "./editor.js";

const COMMAND = "slotwise: Show What the Fleet Did";

/** What a fleet did, from the command to a file that goes away. */
export const whatHappened: Scenario = (editor) =>
  describe("what the fleet did", () => {
    let window: Workbench;
    let page: Frame;
    beforeAll(async () => {
      const file = addressOf("audited/pyproject.toml");
      window = await openWindow(editor, { folder: addressOf("audited"), file, width: 1500, height: 1100 });
      // The palette knows commands of extensions that have been found.
      await window.waitForPictures(1);
    }, START_MILLISECONDS);
    afterAll(() => window?.close());

    const textOf = (id: string) => page.locator(`#${id}`).textContent();
    const choose = async (label: string) => {
      await window.page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first().click();
    };
    /** Gives the file that is open in the editor another text, and stores it. */
    const write = async (text: string) => {
      // Beside the panel, not over it.
      await window.page.locator(".tab", { hasText: "pyproject.toml" }).click();
      await window.openFromRoot("records.jsonl");
      await window.page.locator(".tab.active", { hasText: /^records\.jsonl/ }).waitFor();
      await window.text();
      await window.page.evaluate((wanted) => navigator.clipboard.writeText(wanted), text);
      await window.press("ControlOrMeta+V");
      await window.press("ControlOrMeta+S");
    };

    it("is shown of a file that is chosen, held against the settings beside it", async () => {
      await window.command(COMMAND);
      await choose("records.jsonl");
      page = await window.panel();
      expect(await textOf("heading")).toMatch(/^orders in records\.jsonl, pynenc 0\.4\.0, 2026-01-01 01:00:00 UTC/);
      expect(await textOf("verdict")).toMatch(/^The fleet has stood still since 00:30:05, for 29 min 55 s\./);
      expect(await page.locator("#broken h3").allTextContents()).toEqual([
        "lock-released",
        "somebody-runs",
        "in-own-window",
      ]);
      expect(await page.locator("#picture svg .window").count()).toBeGreaterThan(0);
      expect(await page.locator("#picture svg .block").count()).toBe(1);
      expect(await textOf("said")).toMatch(
        /^The fleet does not work\. Broken promises: lock-released, somebody-runs, in-own-window\.$/,
      );
      await window.screenshot("what-happened");
    });

    it("shows a name with markup in it as it is, and lets nothing of it run", async () => {
      expect(await textOf("description")).toContain("<img src=x>");
      expect(await page.locator("img").count()).toBe(0);
    });

    it("is drawn for other times by keyboard, and copied as an SVG of its own", async () => {
      await page.locator("#span").focus();
      await window.press("ArrowDown");
      await window.press("ArrowDown");
      await eventually(() => page.locator("#description li").first().textContent()).toContain("for 1 h");
      await page.locator("#copy").focus();
      await window.press("Enter");
      await eventually(() => textOf("told")).toMatch(/clipboard/);
      const svg = await window.page.evaluate(() => navigator.clipboard.readText());
      expect(svg).toMatch(/^<svg xmlns=[\s\S]*<\/svg>$/);
      expect(svg).not.toContain("<img");
    });

    it("is dark in a dark editor", async () => {
      await window.page.emulateMedia({ colorScheme: "dark" });
      await eventually(() => page.evaluate(() => document.body.className)).toContain("vscode-dark");
      await window.screenshot("what-happened-dark");
      await window.page.emulateMedia({ colorScheme: "light" });
    });

    it("follows its file, says when it cannot be read, and goes on", async () => {
      await write(AUDITED_RECORDS.healthy);
      await eventually(() => textOf("verdict")).toMatch(/^It works: /);
      expect(await page.locator("#broken").isHidden()).toBe(true);
      await write("nothing of the kind");
      await eventually(() => textOf("older")).toMatch(
        /^What follows is older: records\.jsonl holds no records of a fleet: /,
      );
      await write(AUDITED_RECORDS.stuck);
      await eventually(() => textOf("verdict")).toMatch(/^The fleet has stood still/);
      await eventually(() => page.locator("#older").isHidden()).toBe(true);
    });

    it("asks which of several applications is meant", async () => {
      await window.command(COMMAND);
      await choose("two.jsonl");
      await choose("stock");
      await eventually(async () => await window.page.locator(".tab", { hasText: "Fleet: two.jsonl" }).count()).toBe(1);
      page = await window.panel();
      expect(await textOf("heading")).toMatch(/^stock in two\.jsonl/);
      expect(await textOf("remarks")).toContain("the settings are those of app_id orders");
    });

    it("says why it shows nothing where the file became unreadable while its tab was hidden", async () => {
      await write("nothing of the kind");
      await window.page.locator(".tab", { hasText: "Fleet: records.jsonl" }).click();
      page = await window.panel("nothing");
      await eventually(() => textOf("nothing")).toMatch(/^records\.jsonl holds no records of a fleet: /);
      expect(await page.locator("#all").isHidden()).toBe(true);
      await write(AUDITED_RECORDS.stuck);
      await eventually(() => textOf("verdict")).toMatch(/^The fleet has stood still/);
    });

    it("is usable at 300 pixels' width and in high contrast", async () => {
      await window.page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
      await window.command("View: Toggle Primary Side Bar Visibility");
      await window.page.setViewportSize({ width: 650, height: 1100 });
      await eventually(() => page.evaluate(() => document.body.className)).toContain("vscode-high-contrast");
      await eventually(() => page.evaluate(() => innerWidth)).toBeLessThan(310);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await window.screenshot("what-happened-narrow");
    });
  });
