import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workbench } from "../workbench.js";
import { addressOf } from "../workspaces.js";
import { eventually, openWindow, type Scenario, START_MILLISECONDS } from "./editor.js";

const CHECK = "atomic_service_check_interval_minutes";

/** Files that several deployments take their settings from, and numbers that are said twice. */
export const severalDeployments: Scenario = (editor) => {
  describe("a Compose file of several services", () => {
    let window: Workbench;
    beforeAll(async () => {
      const file = addressOf("several/compose.yaml");
      window = await openWindow(editor, { folder: addressOf("several"), file });
    }, START_MILLISECONDS);
    afterAll(() => window?.close());

    it("has a line of its own above each, and says at a number of replicas what that makes of the fleet", async () => {
      for (const name of ["orders", "mails"]) {
        await window.lenses.filter({ hasText: `service ${name}: safe up to 3 runners` }).waitFor();
      }
      await window.screenshot("several-services");
      const hover = await window.hoverOver("replicas: 6", "6", "service mails starts 6 runners");
      expect(await hover.textContent()).toContain("That is the size that is judged.");
      expect(await hover.textContent()).toContain("6 runners: not safe.");
      await eventually(() => hover.locator("img").count()).toBeGreaterThan(0);
      await window.screenshot("hover-on-replicas");
    });

    it("shares settings, of which a problem is told once with the services named", async () => {
      await window.openFromRoot("pyproject.toml");
      await window.lenses.filter({ hasText: "service orders: safe up to 3 runners" }).waitFor();
      await eventually(() => window.problemsInLine.count()).toBeGreaterThan(0);
      await window.showProblems();
      const problems = window.problems.filter({ hasText: "window-shorter-than-check" });
      await problems.first().waitFor();
      expect(await problems.count()).toBe(1);
      await window.hoverOver(CHECK, "0.5", /service orders, which fares worst; service mails has the problem/);
      await window.screenshot("told-once");
    });
  });

  describe("a declared size beside other numbers", () => {
    let window: Workbench;
    beforeAll(async () => {
      const file = addressOf("declared/pyproject.toml");
      window = await openWindow(editor, { folder: addressOf("declared"), file });
    }, START_MILLISECONDS);
    afterAll(() => window?.close());

    it("is remarked on", async () => {
      await window.showProblems();
      await window.problems
        .filter({ hasText: "the files start 6 (service worker), and the settings are judged for 2 runners" })
        .waitFor();
      await window.screenshot("declared-size-differs");
    });

    it("is named at the number that it hides", async () => {
      await window.openFromRoot("compose.yaml");
      await window.lenses.filter({ hasText: "safe up to 3 runners" }).waitFor();
      await window.hoverOver("replicas: 6", "6", "runners = 2 at pyproject.toml:11 hides it: 2 runners are judged.");
      await window.screenshot("hidden-replicas");
    });
  });
};
