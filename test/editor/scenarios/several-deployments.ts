import { describe, expect, it } from "vitest";
import { addressOf } from "../workspaces.js";
import { eventually, openWindow, type Scenario } from "./editor.js";

const CHECK = "atomic_service_check_interval_minutes";

/** Files that several deployments take their settings from, and numbers that are said twice. */
export const severalDeployments: Scenario = (editor) => {
  describe("a Compose file of several services", () => {
    it("has a line of its own above each, and says at a number of replicas what that makes of the fleet", async () => {
      const file = addressOf("several/compose.yaml");
      const window = await openWindow(editor, { folder: addressOf("several"), file });
      for (const name of ["orders", "mails"]) {
        await window.lenses.filter({ hasText: `service ${name}: safe up to 3 runners` }).waitFor();
      }
      await window.screenshot("several-services");
      await window.hoverOver("replicas: 6", "6");
      const hover = window.hover.filter({ hasText: "service mails starts 6 runners" });
      await hover.waitFor();
      expect(await hover.textContent()).toContain("That is the size that is judged.");
      expect(await hover.textContent()).toContain("6 runners: not safe.");
      await eventually(() => hover.locator("img").count()).toBeGreaterThan(0);
      await window.screenshot("hover-on-replicas");
      await window.close();
    });

    it("shares settings, of which a problem is told once with the services named", async () => {
      const file = addressOf("several/pyproject.toml");
      const window = await openWindow(editor, { folder: addressOf("several"), file });
      await window.lenses.filter({ hasText: "service orders: safe up to 3 runners" }).waitFor();
      await eventually(() => window.problemsInLine.count()).toBeGreaterThan(0);
      await window.press("ControlOrMeta+Shift+M");
      const problems = window.page.locator(".markers-panel .monaco-list-row", { hasText: "window-shorter-than-check" });
      await problems.first().waitFor();
      expect(await problems.count()).toBe(1);
      await window.hoverOver(CHECK, "0.5");
      await window.hover
        .filter({ hasText: /service orders, which fares worst; service mails has the problem/ })
        .waitFor();
      await window.screenshot("told-once");
      await window.close();
    });
  });

  describe("a declared size beside other numbers", () => {
    it("is remarked on", async () => {
      const window = await openWindow(editor, {
        folder: addressOf("declared"),
        file: addressOf("declared/pyproject.toml"),
      });
      await window.press("ControlOrMeta+Shift+M");
      const problems = window.page.locator(".markers-panel .monaco-list-row");
      await problems
        .filter({ hasText: "the files start 6 (service worker), and the settings are judged for 2 runners" })
        .waitFor();
      await window.screenshot("declared-size-differs");
      await window.close();
    });

    it("is named at the number that it hides", async () => {
      const window = await openWindow(editor, {
        folder: addressOf("declared"),
        file: addressOf("declared/compose.yaml"),
      });
      await window.lenses.filter({ hasText: "safe up to 3 runners" }).waitFor();
      await window.hoverOver("replicas: 6", "6");
      await window.hover
        .filter({ hasText: "runners = 2 at pyproject.toml:11 hides it: 2 runners are judged." })
        .waitFor();
      await window.screenshot("hidden-replicas");
      await window.close();
    });
  });

  describe("a module of two applications", () => {
    it("has the limits of each above the statement that makes it", async () => {
      const file = addressOf("applications/tasks.py");
      const window = await openWindow(editor, { folder: addressOf("applications"), file });
      await window.lenses.filter({ hasText: "tasks.py (orders): safe up to 3 runners" }).waitFor();
      await window.lenses.filter({ hasText: "tasks.py (mails): safe up to 39 runners" }).waitFor();
      await window.screenshot("two-applications");
      await window.close();
    });
  });
};
