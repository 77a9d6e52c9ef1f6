import { describe, expect, it } from "vitest";
import { addressOf } from "../workspaces.js";
import { eventually, openWindow, type Scenario } from "./editor.js";

const INTERVAL = "atomic_service_interval_minutes";
const STALE = "as of the last readable text";

/** What a file shows while somebody is in the middle of a word or of a number. */
export const whileTyping: Scenario = (editor) => {
  describe("a Compose file", () => {
    it("offers pynenc's variables as soon as one is begun", async () => {
      const window = await openWindow(editor, {
        folder: addressOf("composed"),
        file: addressOf("composed/compose.yaml"),
      });
      // The extension is there once it has drawn something.
      await window.waitForPictures(1);
      await window.clickBehind("APP:", "shop");
      await window.press("End");
      // The new line is indented as the one before.
      await window.page.keyboard.type("\nPYN", { delay: 60 });
      const offered = window.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "PYNENC__APP_ID" });
      await offered.waitFor();
      await window.screenshot("compose-completion");
      await window.close();
    });
  });

  describe("a number that is half typed", () => {
    it("leaves what was readable last in the lines, which say so", async () => {
      const window = await openWindow(editor, {
        folder: addressOf("half-typed"),
        file: addressOf("half-typed/pyproject.toml"),
      });
      await window.waitForPictures(1);
      await eventually(() => window.lenses.allTextContents()).toContain("safe up to 6 runners");
      await window.clickBehind(INTERVAL, "10.0");
      await window.press("End");
      await window.press("Backspace");
      await eventually(() => window.lenses.allTextContents()).toContain(STALE);
      expect(await window.lenses.allTextContents()).toContain("safe up to 6 runners");
      await window.screenshot("half-typed");
      await window.page.keyboard.type("0");
      await eventually(() => window.lenses.allTextContents()).not.toContain(STALE);
      await eventually(() => window.lenses.allTextContents()).toContain("safe up to 6 runners");
      await window.close();
    });
  });
};
