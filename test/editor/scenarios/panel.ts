import type { Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workbench } from "../workbench.js";
import { addressOf, FOUR_RUNNERS, SERVICES } from "../workspaces.js";
import { eventually, openWindow, type Scenario, START_MILLISECONDS } from "./editor.js";

/** The preview panel, from its lens to what it writes. */
export const panel: Scenario = (editor) =>
  describe("the preview panel", () => {
    let window: Workbench;
    let page: Frame;
    beforeAll(async () => {
      const file = addressOf("fleet/pyproject.toml");
      window = await openWindow(editor, { folder: addressOf("fleet"), file, width: 1400, height: 1000 });
      await window.lenses.filter({ hasText: "Preview slots" }).click();
      page = await window.panel();
    }, START_MILLISECONDS);
    afterAll(() => window?.close());

    const textOf = (id: string) => page.locator(`#${id}`).textContent();
    const press = async (id: string, ...keys: string[]) => {
      await page.locator(`#${id}`).focus();
      for (const key of keys) await window.press(key);
    };

    it("opens from the lens with the file's values, its verdict and its drawing", async () => {
      expect(await textOf("verdict")).toMatch(/^Not safe with 4 runners: turns can be missed/);
      expect(await page.locator("#runners-exact").inputValue()).toBe("4");
      expect(await page.locator("#serviceIntervalMinutes-exact").inputValue()).toBe("5");
      expect(await page.locator("#picture svg desc").textContent()).toContain("4 runners share a cycle of 300 s");
      expect(await page.locator("#write").isDisabled()).toBe(true);
      // There is only one deployment: nothing to pick.
      expect(await page.locator("#deployments").isVisible()).toBe(false);
    });

    it("tells the shortest story of what can go wrong, drawn and in words", async () => {
      await eventually(() => textOf("found")).toMatch(/misses its turn\.$/);
      expect(await page.locator("#story li").count()).toBeGreaterThanOrEqual(3);
      await page.locator("#story-picture svg").waitFor();
      await window.screenshot("panel");
    });

    it("is moved by keyboard, and the sentence follows", async () => {
      await press("runners", "ArrowLeft");
      expect(await textOf("verdict")).toMatch(/^Safe with 3 runners/);
      expect(await page.locator("#runners").getAttribute("aria-valuetext")).toBe("3 runners");
      await eventually(() => textOf("found")).toMatch(/^Nothing, as long as the fleet stays the same/);
      await page.locator("#faults").selectOption("join");
      await eventually(() => textOf("found")).toMatch(/execute at once\.$/);
      await page.locator("#faults").selectOption("none");
    });

    it("scrubs both ways by keyboard, plays and stops", async () => {
      await press("time", "Home", "ArrowRight", "ArrowRight");
      expect(await textOf("now")).toBe("2 s: runner 1 may start");
      await press("time", "ArrowLeft");
      expect(await textOf("now")).toBe("1 s: runner 1 may start");
      await press("time", "End", "ArrowLeft");
      expect(await textOf("now")).toBe("299 s: nobody may start");
      expect(await page.locator("#time").getAttribute("aria-valuetext")).toBe("299 s: nobody may start");
      await press("time", "Home");
      await press("play", "Enter");
      await eventually(() => textOf("now")).not.toBe("0 s: runner 1 may start");
      await press("play", "Enter");
      expect(await textOf("play")).toBe("Play");
      const stopped = await textOf("now");
      await window.page.waitForTimeout(200);
      expect(await textOf("now")).toBe(stopped);
    });

    it("writes the values to the file, which undo takes back", async () => {
      await press("runners", "ArrowRight");
      await page.locator("#serviceIntervalMinutes-exact").fill("10");
      await press("serviceIntervalMinutes-exact", "Enter");
      expect(await textOf("verdict")).toMatch(/^Safe with 4 runners/);
      await press("write", "Enter");
      await eventually(() => textOf("told")).toMatch(/^Written to pyproject\.toml/);
      await eventually(() => page.locator("#write").isDisabled()).toBe(true);
      await window.page.locator(".tab", { hasText: "pyproject.toml" }).first().click();
      const written = FOUR_RUNNERS.replace("interval_minutes = 5.0", "interval_minutes = 10.0");
      expect(await window.text()).toBe(written);
      await window.press("ControlOrMeta+Z");
      expect(await window.text()).toBe(FOUR_RUNNERS);
      await eventually(() => textOf("verdict")).toMatch(/^Not safe with 4 runners/);
    });

    it("copies its drawing as an SVG of its own", async () => {
      await press("copy", "Enter");
      await eventually(() => textOf("told")).toMatch(/clipboard/);
      const svg = await window.page.evaluate(() => navigator.clipboard.readText());
      expect(svg).toMatch(/^<svg xmlns=[\s\S]*<\/svg>$/);
    });

    it("draws a thousand runners so that one can read them", async () => {
      await page.locator("#serviceIntervalMinutes-exact").fill("1440");
      await page.locator("#runners-exact").fill("1000");
      await press("runners-exact", "Enter");
      expect(await textOf("verdict")).toMatch(/with 1,000 runners/);
      const texts = await page.locator("#picture svg text").allTextContents();
      expect(texts).toContain("runner 1,000");
      expect(texts.length).toBeLessThan(60);
      await window.screenshot("panel-1000");
    });

    it("keeps what was tried when it is hidden and after a reload", async () => {
      await page.locator("#runners-exact").fill("7");
      await press("runners-exact", "Enter");
      const tab = window.page.locator(".tab", { hasText: "Slots: pyproject.toml" });
      await tab.click();
      await window.openFromRoot("notes.txt");
      await eventually(() => page.isDetached()).toBe(true);
      await tab.click();
      page = await window.panel();
      expect(await textOf("verdict")).toMatch(/with 7 runners/);
      await window.page.locator(".editor-instance .view-line").first().click();
      await window.waitUntilStored('"runners":{"least":7,"most":7}');
      await window.reload();
      await tab.click();
      page = await window.panel();
      expect(await textOf("verdict")).toMatch(/with 7 runners/);
    });

    it("is usable at 300 pixels' width and in high contrast", async () => {
      await press("reset", "Enter");
      await window.page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
      await window.command("View: Toggle Primary Side Bar Visibility");
      await window.page.setViewportSize({ width: 650, height: 1000 });
      await eventually(() => page.evaluate(() => document.body.className)).toContain("vscode-high-contrast");
      await eventually(() => page.evaluate(() => innerWidth)).toBeLessThan(310);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await window.screenshot("panel-narrow");
    });
  });

/** A file that starts several fleets, under releases that behave differently. */
export const panelOfSeveral: Scenario = (editor) =>
  describe("the preview panel of several deployments", () => {
    let window: Workbench;
    let page: Frame;
    beforeAll(async () => {
      const file = addressOf("services/compose.yaml");
      window = await openWindow(editor, { folder: addressOf("services"), file, width: 1400, height: 1000 });
      await window.lenses.filter({ hasText: "service worker:" }).first().click();
      page = await window.panel();
    }, START_MILLISECONDS);
    afterAll(() => window?.close());

    const textOf = (id: string) => page.locator(`#${id}`).textContent();

    it("names them, and judges the one that is picked under every release in force", async () => {
      await eventually(() => textOf("deployments-list")).toMatch(/^Deployments: .*, .*, 1 more$/);
      // The lens is the worker's own.
      await eventually(() => textOf("heading")).toBe("Shown: service worker");
      expect(await textOf("verdict")).toMatch(/^Not safe with 7 runners: nobody ever runs, .* \(pynenc 0\.2\.4 to /);
      expect(await textOf("drawn-said")).toMatch(/^Drawn: pynenc 0\.2\.4 to [\d.]+, one of 2 in force/);
      await page.locator("#drawn").selectOption({ label: "0.2.3: not safe" });
      expect(await page.locator("#picture svg").textContent()).toContain("slot window");
      await page.locator("#deployment").selectOption("service mailer");
      expect(await textOf("verdict")).toMatch(/^Not safe with 3 runners: .* \(pynenc 0\.2\.4 to /);
      await window.screenshot("panel-several");
    });

    it("writes to the one that is shown", async () => {
      await page.locator("#runners-exact").fill("4");
      await page.locator("#runners-exact").press("Enter");
      await page.locator("#write").press("Enter");
      await eventually(() => textOf("told")).toMatch(/^Written to compose\.yaml/);
      await window.page.locator(".tab", { hasText: "compose.yaml" }).first().click();
      expect(await window.text()).toBe(SERVICES.replace("replicas: 3", "replicas: 4"));
      expect(await textOf("heading")).toBe("Shown: service mailer");
    });
  });
