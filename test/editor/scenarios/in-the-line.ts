import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Workbench } from "../workbench.js";
import { addressOf, FOUR_RUNNERS } from "../workspaces.js";
import { eventually, openWindow, type Scenario, START_MILLISECONDS } from "./editor.js";

const INTERVAL = "atomic_service_interval_minutes";
const CHECK = "atomic_service_check_interval_minutes";

function svgOf(uri = ""): string {
  return Buffer.from(uri.split(",")[1] ?? "", "base64").toString("utf8");
}

/** What a person sees in a file with settings, and what happens when they type. */
export const inTheLine: Scenario = (editor) =>
  describe("a settings file", () => {
    let window: Workbench;
    /** As the file is drawn before anybody types. */
    let original: readonly string[];
    beforeAll(async () => {
      window = await openWindow(editor, { folder: addressOf("fleet"), file: addressOf("fleet/pyproject.toml") });
      await window.waitForPictures(1);
      original = await window.picturesInLines();
    }, START_MILLISECONDS);
    afterAll(() => window?.close());

    /** Takes back all that a test typed. */
    const undoAll = async () => {
      await window.clickBehind(CHECK, CHECK);
      await eventually(async () => {
        await window.press("ControlOrMeta+Z");
        return window.text();
      }).toBe(FOUR_RUNNERS);
      await eventually(() => window.picturesInLines()).toEqual(original);
    };

    // What a test that failed has left behind.
    beforeEach(async () => {
      if ((await window.text()) !== FOUR_RUNNERS) await undoAll();
    });

    const replaceEnd = async (line: string, characters: number, text: string) => {
      await window.clickBehind(line, line);
      await window.press("End");
      for (let index = 0; index < characters; index++) await window.press("Backspace");
      await window.page.keyboard.type(text);
    };

    it("has a squiggle below the value that is wrong, and says what it does to the fleet", async () => {
      // Measured until nothing moves any more: a lens that comes pushes lines down.
      await eventually(async () => {
        const value = await window.placeOf(CHECK, "0.5");
        const squiggles = await window.problemsInLine.all();
        const boxes = await Promise.all(squiggles.map((each) => each.boundingBox()));
        return boxes
          .filter((box) => box !== null)
          .filter(({ y }) => Math.abs(y - value.top) < 4)
          .map(({ x, width }) => Math.abs(x - value.left) < 5 && Math.abs(x + width - value.right) < 5);
      }).toEqual([true]);
      await window.showProblems();
      const problem = window.problems.filter({ hasText: "window-shorter-than-check" });
      await problem.waitFor();
      expect(await problem.textContent()).toContain("with 4 runners each may start for 15 s of its 75 s slot");
      await window.screenshot("problems");
      await window.press("ControlOrMeta+Shift+M");
    });

    it("tells the state of the fleet in the status bar, for the ear as well", async () => {
      await eventually(() => window.status.textContent()).toContain("4 runners");
      const spoken = await window.status.locator("[aria-label]").first().getAttribute("aria-label");
      expect(spoken).toContain("4 runners, with warnings. pynenc 0.2.3: safe up to 3 runners");
    });

    it("shows hints behind values and lenses above the table", async () => {
      await window.lines.filter({ hasText: "window 15 s, gap 60 s" }).waitFor();
      await eventually(() => window.lenses.allTextContents()).toEqual([
        "Preview slots",
        "safe up to 3 runners",
        "simulate",
        ...["runners 1 ✓", "2 ✓", "3 ✓", "[4 ✗]", "5 ✗"],
      ]);
    });

    it("draws the cycle for another size at a click on the row of sizes, edits nothing, and goes back", async () => {
      await window.lenses.filter({ hasText: /^5 ✗$/ }).click();
      const isFor = (words: string) => async () => svgOf((await window.picturesInLines())[0]).includes(`>${words}<`);
      await eventually(isFor("5 runners, not declared")).toBe(true);
      await eventually(() => window.lenses.allTextContents()).toContain("▸ 5 ✗");
      await eventually(() => window.page.locator(".statusbar").textContent()).toContain(
        "Drawn, not declared: 5 runners",
      );
      await window.screenshot("size-tried");
      expect(await window.text()).toBe(FOUR_RUNNERS);
      await window.lenses.filter({ hasText: /^back$/ }).click();
      await eventually(() => window.picturesInLines()).toEqual(original);
      // By keys alone, and from the list.
      await window.command("slotwise: Draw the Cycle with One More Runner");
      await eventually(isFor("5 runners, not declared")).toBe(true);
      await window.command("slotwise: Draw the Cycle with One Runner Fewer");
      await eventually(() => window.picturesInLines()).toEqual(original);
      await window.command("slotwise: Draw the Cycle for Another Size");
      const third = window.page.locator(".quick-input-list .monaco-list-row", { hasText: "3 runners." });
      await third.waitFor();
      await window.screenshot("sizes");
      await third.click();
      await eventually(isFor("3 runners, not declared")).toBe(true);
      await window.lenses.filter({ hasText: "[4 ✗]" }).click();
      await eventually(() => window.picturesInLines()).toEqual(original);
      expect(await window.text()).toBe(FOUR_RUNNERS);
    });

    it("draws in proportion to the letters, however large they are made", async () => {
      const measured = async () => {
        const word = await window.placeOf(INTERVAL, INTERVAL);
        const [picture] = (await window.behindLine(INTERVAL)).filter(({ content }) => content.includes("image/svg"));
        return { letters: word.right - word.left, picture: (picture?.right ?? 0) - (picture?.left ?? 0) };
      };
      const usual = await measured();
      expect(usual.picture).toBeGreaterThan(100);
      for (let time = 0; time < 5; time++) await window.command("Increase Editor Font Size");
      await eventually(async () => (await measured()).letters / usual.letters).toBeGreaterThan(1.3);
      const large = await measured();
      expect(large.picture / usual.picture).toBeCloseTo(large.letters / usual.letters, 1);
      await window.screenshot("large-letters");
      await window.command("Reset Editor Font Size");
      await eventually(async () => (await measured()).letters).toBeCloseTo(usual.letters, 0);
    });

    it("marks when crons tick on the cycle, hollow where a tick can be lost", async () => {
      expect(svgOf(original[0])).toContain("Crons tick at 0 s of the cycle; that tick can be lost.");
      expect(svgOf(original[0])).toMatch(/<circle [^>]*fill="none"/);
    });

    it("explains a setting in its hover, in words and in pictures", async () => {
      const hover = await window.hoverOver(INTERVAL, INTERVAL, "default");
      expect(await hover.textContent()).toContain("4 runners, as declared: not safe.");
      const pictures = await hover.locator("img").evaluateAll((images) =>
        (images as HTMLImageElement[]).map(({ src, alt, naturalWidth }) => ({
          src: src.slice(0, 18),
          alt,
          naturalWidth,
        })),
      );
      expect(pictures.length).toBeGreaterThanOrEqual(5);
      for (const { src, alt, naturalWidth } of pictures) {
        expect(src).toBe("data:image/svg+xml");
        expect(alt).not.toBe("");
        expect(naturalWidth).toBeGreaterThan(100);
      }
      await window.screenshot("hover");
      await window.press("Escape");
    });

    it("draws the cycle no higher than the line, and draws it anew as one types", async () => {
      const [height, above, below] = await Promise.all([
        window.lines.filter({ hasText: INTERVAL }).evaluate((line) => line.getBoundingClientRect().height),
        window.placeOf(INTERVAL, INTERVAL),
        window.placeOf("spread_margin", "atomic_service_spread"),
      ]);
      expect(below.top - above.top).toBeCloseTo(height, 0);
      await replaceEnd(INTERVAL, 3, "9.0");
      await eventually(async () => {
        const pictures = await window.picturesInLines();
        // For a moment between two drawings there may be none.
        return pictures.length === 1 && pictures[0] !== original[0];
      }).toBe(true);
      await eventually(() => window.lenses.allTextContents()).toContain("safe up to 5 runners");
      await undoAll();
      await eventually(() => window.lenses.allTextContents()).toContain("safe up to 3 runners");
    });

    it("offers a fix that was judged, applies it to the value alone, and takes it back", async () => {
      await window.clickBehind(CHECK, "0.5");
      await window.press("ControlOrMeta+Period");
      const fix = window.page.locator(".action-widget .monaco-list-row", { hasText: `Set ${CHECK} to 0.24` });
      await fix.waitFor();
      await window.screenshot("quick-fix");
      // What is best stands ready to be taken.
      expect(await fix.getAttribute("class")).toContain("focused");
      await window.press("Enter");
      const fixed = FOUR_RUNNERS.replace(`${CHECK} = 0.5`, `${CHECK} = 0.24`);
      await eventually(() => window.text()).toBe(fixed);
      await eventually(() => window.status.textContent()).not.toContain("warning");
      await undoAll();
    });

    it("keeps the last good drawing, dimmed, while the file does not parse, and recovers", async () => {
      await replaceEnd("runners =", 1, '"');
      const dimmed = (uri: string | undefined) =>
        atob((uri ?? "").split(",")[1] ?? "").startsWith('<svg opacity="0.4"');
      await eventually(async () => dimmed((await window.picturesInLines())[0])).toBe(true);
      await window.page.locator(".editor-instance .squiggly-error").first().waitFor();
      await window.screenshot("does-not-parse");
      await undoAll();
      await eventually(() => window.page.locator(".editor-instance .squiggly-error").count()).toBe(0);
    });

    it("completes names of settings", async () => {
      await window.clickBehind(CHECK, CHECK);
      await window.press("End");
      await window.page.keyboard.type("\nrunner_consid");
      await window.press("ControlOrMeta+Space");
      await window.page
        .locator(".suggest-widget .monaco-list-row", { hasText: "runner_considered_dead_after_minutes" })
        .first()
        .waitFor();
      await window.press("Escape");
      await undoAll();
    });

    it("has each theme's own colours, high contrast among them", async () => {
      const seen = new Set<string>();
      const themes = [
        ["light", { colorScheme: "light", forcedColors: "none" }],
        ["dark", { colorScheme: "dark", forcedColors: "none" }],
        ["high-contrast", { colorScheme: "dark", forcedColors: "active" }],
        ["high-contrast-light", { colorScheme: "light", forcedColors: "active" }],
      ] as const;
      for (const [name, media] of themes) {
        await window.page.emulateMedia(media);
        // Between two themes there is no picture for an instant.
        await eventually(async () => seen.has((await window.picturesInLines())[0] ?? [...seen][0] ?? "")).toBe(false);
        await window.waitForPictures(1);
        await window.hoverOver(INTERVAL, INTERVAL, "default");
        await window.screenshot(`theme-${name}`);
        await window.press("Escape");
        seen.add((await window.picturesInLines())[0] ?? "");
      }
      expect(seen.size).toBe(4);
      await window.page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
    });
  });
