import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Workbench } from "../workbench.js";
import { addressOf, WINDOWS } from "../workspaces.js";
import { eventually, openWindow, type Scenario, START_MILLISECONDS } from "./editor.js";

const INTERVAL = "atomic_service_interval_minutes";
const CHECK = "atomic_service_check_interval_minutes";
const STALE = "as of the last readable text";

/** Workspaces of other kinds than one trusted folder. */
export const workspaces: Scenario = (editor) => {
  describe("two folders with different settings", () => {
    it("judges each file by its own folder's", async () => {
      const window = await openWindow(editor, {
        workspace: addressOf("two/two.code-workspace"),
        file: addressOf("two/four/pyproject.toml"),
      });
      await eventually(() => window.status.textContent()).toContain("4 runners");
      await window.waitForPictures(1);
      await window.openFromExplorer("three", "pyproject.toml");
      await eventually(() => window.status.textContent()).toContain("3 runners");
      expect(await window.picturesInLines()).toHaveLength(0);
      await window.screenshot("two-folders");
      await window.close();
    });
  });

  describe("a workspace that is not trusted", () => {
    it("has everything: nothing is ever executed", async () => {
      const folder = "vscode-vfs://slotwise/shop/";
      const window = await openWindow(editor, { folder, file: `${folder}pyproject.toml` });
      await window.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
      await window.waitForPictures(1);
      await window.lenses.filter({ hasText: "Preview slots" }).click();
      const panel = await window.panel();
      expect(await panel.locator("#verdict").textContent()).toMatch(/^Not safe with 4 runners/);
      await window.screenshot("not-trusted");
      await window.close();
    });
  });

  describe("a virtual workspace that nobody can write to", () => {
    it("is judged and drawn; writing says why it cannot", async () => {
      const window = await openWindow(editor, { folder: "readonly:/", file: "readonly:/pyproject.toml" });
      await window.waitForPictures(1);
      await window.lenses.filter({ hasText: "Preview slots" }).click();
      const panel = await window.panel();
      await panel.locator("#serviceIntervalMinutes").press("ArrowRight");
      await panel.locator("#write").press("Enter");
      await eventually(() => panel.locator("#told").textContent()).toMatch(/^The values could not be written/);
      await window.screenshot("read-only");
      await window.close();
    });
  });

  describe("a window in which other extensions write behind lines, too", () => {
    it("shows the drawing right behind the value, and nothing over anything else", async () => {
      const window = await openWindow(editor, {
        folder: addressOf("crowded"),
        file: addressOf("crowded/pyproject.toml"),
      });
      await window.waitForPictures(1);
      await window.clickBehind(INTERVAL, INTERVAL);
      await eventually(async () =>
        (await window.behindLine(INTERVAL)).map(({ content }) => /^(url|"You|")/.exec(content)?.[1]),
      ).toEqual(["url", '"', '"You']);
      const shown = await window.behindLine(INTERVAL);
      for (const [index, { left }] of shown.entries()) {
        expect(left).toBeGreaterThanOrEqual((shown[index - 1]?.right ?? 0) - 1);
      }
      await window.screenshot("crowded");
      await window.close();
    });
  });

  describe("projects of many kinds in one folder", () => {
    let window: Workbench;
    beforeAll(async () => {
      window = await openWindow(editor, { folder: addressOf("many"), file: addressOf("many/large/pyproject.toml") });
    }, START_MILLISECONDS);
    afterAll(() => window?.close());

    it("are told once of a file that is too large, and judged beside one that is no text", async () => {
      await window.showProblems();
      await window.problems.filter({ hasText: "it has over 1 MiB, which no settings file has" }).waitFor();
      expect(await window.picturesInLines()).toEqual([]);
      await window.screenshot("too-large");
      await window.openFromExplorer("good", "pyproject.toml");
      await window.waitForPictures(1);
      await window.problems.filter({ hasText: "window-shorter-than-check" }).first().waitFor();
      await window.command("View: Toggle Panel Visibility");
    });

    it("keep a file's Windows line ends when a fix is applied, and what is behind an emoji is found", async () => {
      await window.openFromExplorer("windows", "pyproject.toml");
      await window.page.locator(".statusbar-item", { hasText: "CRLF" }).waitFor();
      await window.waitForPictures(1);
      await window.clickBehind(CHECK, "0.5");
      await window.press("ControlOrMeta+Period");
      await window.page.locator(".action-widget .monaco-list-row", { hasText: `Set ${CHECK} to 0.24` }).waitFor();
      await window.press("Enter");
      await eventually(() => window.text()).toBe(WINDOWS.replace(`${CHECK} = 0.5`, `${CHECK} = 0.24`));
    });

    it("have the drawing and the problems of 5,000 lines, which follow what is typed", async () => {
      await window.openFromExplorer("long", "pyproject.toml");
      await window.lines.filter({ hasText: "# line 2" }).first().click();
      await window.press("ControlOrMeta+End");
      await window.waitForPictures(1);
      await eventually(() => window.problemsInLine.count()).toBeGreaterThan(0);
      const [before] = await window.picturesInLines();
      await window.press("ArrowUp");
      await window.press("End");
      await window.press("Backspace");
      await window.page.keyboard.type("6");
      await eventually(() => window.picturesInLines()).not.toContain(before);
      await window.waitForPictures(1);
      await window.screenshot("long-file");
    });

    it("leave what was readable last in the lines, which say so, while a number is half typed", async () => {
      await window.openFromExplorer("half-typed", "pyproject.toml");
      await eventually(() => window.lenses.allTextContents()).toContain("safe up to 6 runners");
      await window.waitForPictures(1);
      await window.clickBehind(INTERVAL, "10.0");
      await window.press("End");
      await window.press("Backspace");
      await eventually(() => window.lenses.allTextContents()).toContain(STALE);
      expect(await window.lenses.allTextContents()).toContain("safe up to 6 runners");
      await window.screenshot("half-typed");
      await window.page.keyboard.type("0");
      await eventually(() => window.lenses.allTextContents()).not.toContain(STALE);
      await eventually(() => window.lenses.allTextContents()).toContain("safe up to 6 runners");
    });

    it("offer pynenc's variables in a Compose file as soon as one is begun", async () => {
      await window.openFromExplorer("composed", "compose.yaml");
      await window.waitForPictures(1);
      await window.clickBehind("APP:", "shop");
      await window.press("End");
      // The new line is indented as the one before.
      await window.page.keyboard.type("\nPYN", { delay: 60 });
      const offered = window.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "PYNENC__APP_ID" });
      await offered.waitFor();
      await window.screenshot("compose-completion");
      await window.press("Escape");
    });

    it("have the limits of each of two applications above the statement that makes it", async () => {
      await window.openFromExplorer("applications", "tasks.py");
      await window.lenses.filter({ hasText: "tasks.py (orders): safe up to 3 runners" }).waitFor();
      await window.lenses.filter({ hasText: "tasks.py (mails): safe up to 39 runners" }).waitFor();
      await window.screenshot("two-applications");
    });
  });
};
