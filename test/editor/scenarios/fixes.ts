import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workbench } from "../workbench.js";
import { addressOf, UPGRADABLE } from "../workspaces.js";
import { eventually, openWindow, type Scenario, START_MILLISECONDS } from "./editor.js";

const CHECK = "atomic_service_check_interval_minutes";

/** What a person sees of a fix before it is taken. */
export const fixes: Scenario = (editor) =>
  describe("a fix, before it is taken", () => {
    let window: Workbench;
    beforeAll(async () => {
      const file = addressOf("upgradable/pyproject.toml");
      window = await openWindow(editor, { folder: addressOf("upgradable"), file, width: 1400, height: 900 });
      await window.waitForPictures(1);
    }, START_MILLISECONDS);
    afterAll(() => window?.close());

    const drawnIn = async (hover: Locator): Promise<readonly string[]> => {
      const images = await hover
        .locator("img")
        .evaluateAll((all) =>
          (all as HTMLImageElement[]).map(({ alt, naturalWidth }) => `${alt} ${naturalWidth > 100}`),
        );
      return images;
    };

    it("shows two cycles and its effect where the problem is", async () => {
      const hover = await window.hoverOver(CHECK, "0.5", "turns missed 75 % to 0");
      const pictures = await drawnIn(hover);
      expect(pictures).toContain("now, fixed true");
      await window.screenshot("fix-preview");
      await window.press("Escape");
    });

    it("tells its effect in the menu, and can be tried there without an edit", async () => {
      await window.clickBehind(CHECK, "0.5");
      await window.press("ControlOrMeta+Period");
      const rows = window.page.locator(".action-widget .monaco-list-row");
      await rows.filter({ hasText: `Set ${CHECK} to 0.11: turns missed 75 % to 0` }).waitFor();
      await window.screenshot("quick-fix-effects");
      // The menu takes no click before the mouse has moved over it.
      const trial = rows.filter({ hasText: "Try in preview: check interval 0.11" });
      await eventually(async () => {
        if ((await trial.getAttribute("class"))?.includes("focused") === true) return true;
        await window.press("ArrowDown");
        return false;
      }).toBe(true);
      await window.press("Enter");
      const page = await window.panel();
      await eventually(() => page.locator("#checkIntervalMinutes-exact").inputValue()).toBe("0.11");
      await window.screenshot("fix-tried");
      await window.page.locator(".tab", { hasText: "pyproject.toml" }).first().click();
      expect(await window.text()).toBe(UPGRADABLE);
    });

    it("shows at a dependency what an upgrade changes, both cycles beside each other", async () => {
      const hover = await window.hoverOver(
        "dependencies",
        "pynenc",
        "allows releases of pynenc that behave differently",
      );
      const pictures = await drawnIn(hover);
      expect(pictures).toContain("0.2.0 to 0.2.3, 0.2.4 to 0.4.0 true");
      await window.screenshot("upgrade");
    });
  });
