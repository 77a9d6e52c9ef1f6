import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workbench } from "../workbench.js";
import { addressOf } from "../workspaces.js";
import { eventually, openWindow, type Scenario, START_MILLISECONDS } from "./editor.js";

const INTERVAL = "atomic_service_interval_minutes";
const CHECK = "atomic_service_check_interval_minutes";

/** What a person asks for from the palette, by keyboard alone, and which file they mean by it. */
export const commands: Scenario = (editor) =>
  describe("the commands of the palette", () => {
    let window: Workbench;
    let rows: Locator;
    let input: Locator;
    beforeAll(async () => {
      const folder = addressOf("asked");
      window = await openWindow(editor, { folder, file: addressOf("asked/notes.txt"), width: 1400, height: 1000 });
      rows = window.page.locator(".quick-input-list .monaco-list-row");
      input = window.page.locator(".quick-input-widget input:visible").first();
    }, START_MILLISECONDS);
    afterAll(() => window?.close());

    const tab = (name: string) => window.page.locator(".tab", { hasText: name }).first();
    const press = (key: string) => window.press(key);

    it("mean a file that a person picks of the workspace's, while none is open", async () => {
      expect(await window.status.filter({ visible: true }).count()).toBe(0);
      await window.command("slotwise: Show Effective Settings");
      await eventually(() => rows.allTextContents()).toEqual([
        expect.stringMatching(/other\/pyproject\.toml.*4 runners, with warnings/),
        expect.stringMatching(/^.*pyproject\.toml.*4 runners, with warnings/),
      ]);
      await window.screenshot("pick-document");
      await press("Escape");
    });

    it("check files that are not open, and list none twice", async () => {
      await window.command("slotwise: Check Workspace");
      await window.problems.filter({ hasText: "other" }).first().waitFor();
      const one = window.problems.filter({ hasText: "window-shorter-than-check" });
      await eventually(() => one.count()).toBe(2);
      await window.screenshot("check-workspace");
      await window.openFromExplorer("other", "pyproject.toml");
      await window.waitForPictures(1);
      await eventually(() => one.count()).toBe(2);
      await press("ControlOrMeta+F4");
      await tab("notes.txt").click();
      await eventually(() => one.count()).toBe(2);
      await window.command("View: Toggle Panel Visibility");
    });

    it("lead from a problem and from the list of rules to the rule's page, rendered", async () => {
      await window.openFromRoot("pyproject.toml");
      await window.waitForPictures(1);
      const link = window.page.locator(".monaco-hover a.code-link", { hasText: "window-shorter-than-check" });
      // A hover goes when something moves below the mouse, and comes again.
      const isClicked = async () => {
        await window.hoverOver(CHECK, "0.5", "window-shorter-than-check");
        return link.click({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
      };
      await eventually(isClicked).toBe(true);
      await tab("window-shorter-than-check.md").waitFor();
      const heading = async () => {
        for (const frame of window.page.frames()) {
          const text = await frame
            .locator("h1")
            .first()
            .textContent({ timeout: 200 })
            .catch(() => null);
          if (text !== null) return text;
        }
        return "";
      };
      await eventually(heading).toBe("window-shorter-than-check");
      await window.screenshot("rule-page");
      await press("ControlOrMeta+F4");

      await window.command("slotwise: Explain a Rule");
      await rows.filter({ hasText: "margin-exceeds-slot" }).first().waitFor();
      await window.page.keyboard.type("cron-tick-lost");
      await rows.filter({ hasText: "cron-tick-lost" }).first().waitFor();
      await press("Enter");
      await tab("cron-tick-lost.md").waitFor();
      await eventually(heading).toBe("cron-tick-lost");
      await press("ControlOrMeta+F4");
    });

    it("list what is in force, and jump to where it stands", async () => {
      await tab("pyproject.toml").click();
      await window.command("slotwise: Show Effective Settings");
      const interval = rows.filter({ hasText: INTERVAL });
      await eventually(() => interval.textContent()).toMatch(/5\.0.*pyproject\.toml:6/);
      await window.screenshot("effective-settings");
      await window.page.keyboard.type(INTERVAL);
      await press("Enter");
      await eventually(() => window.page.locator(".statusbar-item", { hasText: /^Ln 6/ }).count()).toBe(1);
    });

    it("suggest what is safe for a fleet that is asked about, to be tried, copied or written", async () => {
      await window.command("slotwise: Suggest Safe Settings");
      await eventually(() => input.inputValue()).toBe("4");
      await input.fill("many");
      await window.page.locator(".quick-input-message", { hasText: "runners must be" }).waitFor();
      await input.fill("1-6");
      await window.page.locator(".quick-input-message", { hasText: "How many runners" }).waitFor();
      await press("Enter");
      await window.page.locator(".quick-input-message", { hasText: "How long" }).waitFor();
      await input.fill("20s");
      await press("Enter");
      await rows.filter({ hasText: "safe for 1-6 runners with executions of up to 20 s" }).waitFor();
      await window.screenshot("suggest");
      const suggested = await rows.filter({ hasText: INTERVAL }).textContent();
      const value = / = ([\d.]+)/.exec(suggested ?? "")?.[1];
      expect(Number(value)).toBeGreaterThan(0);
      await press("Enter");
      const before = await window.text();
      expect(before).toMatch(new RegExp(`${INTERVAL} = ${value}`));
      expect(before).toContain("runners = 4");
      await press("ControlOrMeta+Z");
      await eventually(() => window.text()).toContain(`${INTERVAL} = 5.0`);
    });

    it("open the preview on what is suggested, and write nothing", async () => {
      await window.command("slotwise: Suggest Safe Settings");
      await eventually(() => input.inputValue()).toBe("4");
      await press("Enter");
      await window.page.locator(".quick-input-message", { hasText: "How long" }).waitFor();
      await window.page.keyboard.type("20s");
      await press("Enter");
      await rows.filter({ hasText: "Try in Preview" }).waitFor();
      const suggested = await rows.filter({ hasText: INTERVAL }).textContent();
      await window.page.keyboard.type("Try in Preview");
      await press("Enter");
      const page = await window.panel();
      const interval = page.locator("#serviceIntervalMinutes-exact");
      await eventually(() => interval.inputValue()).toBe(/ = ([\d.]+)/.exec(suggested ?? "")?.[1]);
      await window.screenshot("suggest-in-preview");
      await tab("pyproject.toml").click();
      expect(await window.text()).toContain(`${INTERVAL} = 5.0`);
    });

    it("mean the file of the preview that has the focus, and the last one while another file is shown", async () => {
      await tab("Slots: pyproject.toml").click();
      await eventually(() => window.status.textContent()).toContain("4 runners");
      await window.command("slotwise: Show Effective Settings");
      await rows.filter({ hasText: INTERVAL }).waitFor();
      await press("Escape");
      await window.openFromRoot("notes.txt");
      await eventually(() => window.status.textContent()).toContain("4 runners");
      await window.command("slotwise: Simulate What Can Go Wrong");
      await window.panel();
    });

    it("dim the status while the text cannot be read, and keep what it said", async () => {
      await tab("pyproject.toml").click();
      await window.clickBehind("[tool.slotwise]", "[tool.slotwise");
      await press("Delete");
      await window.page.locator(".statusbar-item[id$='slotwise.fleet'] .codicon-history").waitFor();
      expect(await window.status.textContent()).toContain("4 runners");
      expect(await window.status.getAttribute("class")).not.toMatch(/(error|warning)-kind/);
      await window.screenshot("status-stale");
      await press("ControlOrMeta+Z");
      await eventually(() => window.status.locator(".codicon-warning").count()).toBe(1);
    });

    it("open a sample that everything works in, from the walkthrough as well", async () => {
      await window.command("Welcome: Open Walkthrough...");
      await input.fill("pynenc");
      await rows.filter({ hasText: "See what pynenc's settings do" }).waitFor();
      await press("Enter");
      const button = window.page.locator(".gettingStartedContainer .monaco-button", { hasText: "Open a sample" });
      await button.first().waitFor();
      await window.page.waitForTimeout(500);
      await window.screenshot("walkthrough");
      await button.first().click();
      await window.lines.filter({ hasText: "A sample: four runners" }).waitFor();
      await window.waitForPictures(1);
      await window.clickBehind(CHECK, "0.5");
      await press("ControlOrMeta+Period");
      await window.page
        .locator(".action-widget .monaco-list-row", { hasText: `Set ${CHECK}` })
        .first()
        .waitFor();
      await press("Enter");
      await eventually(() => window.text()).not.toContain(`${CHECK} = 0.5`);
      await window.screenshot("sample");
    });
  });
