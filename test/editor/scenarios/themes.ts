import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Box, contrastsIn, differenceFromKept, MOST_DIFFERING } from "../looks.js";
import type { Workbench } from "../workbench.js";
import { addressOf } from "../workspaces.js";
import { openWindow, type Scenario, START_MILLISECONDS } from "./editor.js";

/** What each is called in the editor. */
const THEMES = [
  ["light", "Light Modern"],
  ["dark", "Dark Modern"],
  ["high-contrast", "Dark High Contrast"],
  ["high-contrast-light", "Light High Contrast"],
] as const;

/** What WCAG asks of the parts of a control. */
const LEAST_CONTRAST = 3;

/** With the side bar away, the panel then has 800 pixels. */
const WIDTH_PIXELS = 1652;

/** The editor and the panel beside each other, as they look in each theme. */
export const themes: Scenario = (editor) =>
  describe("the editor and the panel beside each other", () => {
    let window: Workbench;
    let panel: Frame;
    let page: Page;
    beforeAll(async () => {
      const options = { folder: addressOf("fleet"), file: addressOf("fleet/pyproject.toml") };
      window = await openWindow(editor, { ...options, isThemeChosen: true, width: WIDTH_PIXELS, height: 2000 });
      page = window.page;
      await window.command("View: Toggle Primary Side Bar Visibility");
      await window.waitForPictures(1);
      await window.lenses.filter({ hasText: "Preview slots" }).click();
      panel = await window.panel();
      await panel.locator("#story li").first().waitFor();
    }, START_MILLISECONDS);
    afterAll(() => window?.close());

    describe.each(THEMES)("in the theme %s", (name, theme) => {
      beforeAll(async () => {
        await page.locator(".editor-instance .view-line").first().click();
        await window.press("ControlOrMeta+K");
        await window.press("ControlOrMeta+T");
        await page.locator(".quick-input-widget input").fill(theme);
        await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: theme }).waitFor();
        await window.press("Enter");
        await panel.locator(`body.${CLASSES[name]}`).waitFor();
        await window.waitForPictures(1);
        // Where the focus is a ring would be drawn.
        await page.locator(".editor-instance .view-line").first().click();
        await page.waitForTimeout(500);
      }, START_MILLISECONDS);

      it("shows every control so that one can see it", async () => {
        const look = await page.screenshot();
        const parts: { what: string; box: Box }[] = [];
        const controls = panel.locator("button:not([disabled]), select, input").filter({ visible: true });
        for (const control of await controls.all()) {
          const what = (await control.getAttribute("id")) ?? (await control.textContent()) ?? "";
          const box = await control.boundingBox();
          if (box === null) continue;
          parts.push({ what, box: around(box) });
          const share = await control.evaluate((element) => {
            const { type, value, max } = element as HTMLInputElement;
            return type === "range" ? Number(value) / Number(max) : undefined;
          });
          if (share !== undefined) parts.push({ what: `the thumb of ${what}`, box: aboveTheTrack(box, share) });
        }
        expect(parts.length).toBeGreaterThan(12);
        const contrasts = await contrastsIn(
          page,
          look,
          parts.map(({ box }) => box),
        );
        const unseen = parts.flatMap(({ what }, index) => {
          const contrast = contrasts[index] ?? 0;
          return contrast < LEAST_CONTRAST ? [`${what}: ${contrast.toFixed(1)}`] : [];
        });
        expect(unseen).toEqual([]);
      });

      it("looks as it did", async () => {
        const look = await page.screenshot({ clip: { x: 48, y: 35, width: WIDTH_PIXELS - 48, height: 1000 } });
        expect(await differenceFromKept(page, `window-${name}`, look)).toBeLessThan(MOST_DIFFERING);
      });
    });
  });

const CLASSES = {
  light: "vscode-light",
  dark: "vscode-dark",
  "high-contrast": "vscode-high-contrast",
  "high-contrast-light": "vscode-high-contrast-light",
} as const;

/** With a little of what is around it: a border may be all that shows a control. */
function around({ x, y, width, height }: Box): Box {
  return { x: x - 3, y: y - 3, width: width + 6, height: height + 6 };
}

/** Where only the thumb of a slider is: over its track, at its value. */
function aboveTheTrack({ x, y, width, height }: Box, share: number): Box {
  const middle = x + THUMB_PIXELS / 2 + share * (width - THUMB_PIXELS);
  return { x: middle - THUMB_PIXELS, y: y + height / 2 - THUMB_PIXELS / 2, width: 2 * THUMB_PIXELS, height: 4 };
}

const THUMB_PIXELS = 16;
