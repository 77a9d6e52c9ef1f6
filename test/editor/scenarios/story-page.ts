import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scenario } from "./editor.js";

const COMMAND = fileURLToPath(new URL("../../../packages/cli/dist/slotwise.cjs", import.meta.url));
const FLEET = fileURLToPath(new URL("../../../docs/examples/four-runners", import.meta.url));

/** The page that `slotwise simulate --html` writes, opened as a person opens a file. */
export const storyPage: Scenario = (editor) =>
  describe("the page of a counterexample", () => {
    const folder = mkdtempSync(join(tmpdir(), "slotwise-story-"));
    const complaints: string[] = [];
    const requests: string[] = [];
    let page: Page;
    beforeAll(async () => {
      const file = join(folder, "story.html");
      const flags = ["--runners=3", "--service-duration=20s", "--faults=join", "--find=overlap", "--for=1h"];
      const { status, stderr } = spawnSync(process.execPath, [COMMAND, "simulate", FLEET, ...flags, "--html", file], {
        encoding: "utf8",
      });
      expect(status, stderr).toBe(1);
      page = await editor().browser.newPage({ viewport: { width: 1000, height: 800 }, colorScheme: "light" });
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("request", (request) => requests.push(request.url()));
      await page.goto(pathToFileURL(file).href);
    }, 60_000);
    afterAll(async () => {
      await page?.close();
      rmSync(folder, { recursive: true });
    });

    const textOf = (id: string) => page.locator(`#${id}`).textContent();
    const headAt = async () => Number(await page.locator("#playhead").getAttribute("x1"));

    it("tells the story without fetching or complaining", async () => {
      expect(await page.title()).toMatch(/execute at once/);
      expect(await page.locator("ol li").count()).toBeGreaterThanOrEqual(3);
      expect(await page.locator("figcaption").textContent()).toBe(
        "Upper bar: its window, as it sees it. Lower bar: it executes. An arrowhead: it joins. A dot: it looks and starts. Within the dashed lines: what is wrong.",
      );
      expect(requests).toHaveLength(1);
      expect(complaints).toEqual([]);
      await page.screenshot({ path: "reports/editor/story-light.png" });
    });

    it("is scrubbed by dragging, by buttons and by keys, and says at each time who executes", async () => {
      const begin = await headAt();
      const seen = new Set<string>();
      for (let step = 0; step < 20; step++) {
        await page.keyboard.press("n");
        seen.add((await textOf("busy")) ?? "");
      }
      expect([...seen].some((words) => words.endsWith(" execute at once."))).toBe(true);
      const end = await headAt();
      expect(end).toBeGreaterThan(begin);
      const last = await textOf("now");
      await page.locator("#previous").click();
      expect(await textOf("now")).not.toBe(last);
      await page.locator("#next").press("Enter");
      expect(await textOf("now")).toBe(last);
      const slider = await page.locator("#time").boundingBox();
      if (slider === null) throw new Error("there is no slider");
      await page.mouse.move(slider.x + slider.width / 2, slider.y + slider.height / 2);
      await page.mouse.down();
      await page.mouse.move(slider.x + 2, slider.y + slider.height / 2, { steps: 5 });
      await page.mouse.up();
      expect(await headAt()).toBeLessThan(end);
      expect(await page.locator("#time").getAttribute("aria-valuetext")).toBe(await textOf("now"));
    });

    it("fits a narrow window, and the dark", async () => {
      await page.setViewportSize({ width: 400, height: 800 });
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      // The picture is moved to what is wrong; what its shapes are stays readable beside it.
      const [scrolled, captionLeft] = await page.evaluate(() => {
        const figure = document.querySelector("figure");
        figure?.scrollTo({ left: figure.scrollWidth });
        return [figure?.scrollLeft ?? 0, document.querySelector("figcaption")?.getBoundingClientRect().left ?? -1];
      });
      expect(scrolled).toBeGreaterThan(0);
      expect(captionLeft).toBeGreaterThanOrEqual(0);
      const background = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
      expect(background).toBe("light dark");
      await page.screenshot({ path: "reports/editor/story-dark-narrow.png", fullPage: true });
    });
  });
