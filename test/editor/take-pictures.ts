import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page, PageScreenshotOptions } from "playwright-core";
import { packageExtension } from "./packaged.js";
import { runEditor } from "./run-editor.js";
import { Workbench } from "./workbench.js";
import { addressOf } from "./workspaces.js";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const INTERVAL = "atomic_service_interval_minutes";
const scratch = mkdtempSync(join(tmpdir(), "slotwise-pictures-"));

// `reduce-pictures.py` makes those of the package small.

/** Readable at the width of a page. */
const SIZE = { width: 1180, height: 760 };

/** As the walkthrough has them; the first is that of pages. */
const THEMES = [
  { suffix: "", colorScheme: "light", forcedColors: "none" },
  { suffix: "-dark", colorScheme: "dark", forcedColors: "none" },
  { suffix: "-hc", colorScheme: "dark", forcedColors: "active" },
  { suffix: "-hc-light", colorScheme: "light", forcedColors: "active" },
] as const;

/** A picture of the extension's package in each of the themes; the window is back in the first one afterwards. */
async function inEachTheme(page: Page, name: string, clip: NonNullable<PageScreenshotOptions["clip"]>): Promise<void> {
  for (const { suffix, ...media } of THEMES) {
    await page.emulateMedia(media);
    // The editor fades from one theme into the other.
    await page.waitForTimeout(1500);
    await page.screenshot({ path: at(`../../extension/media/${name}${suffix}.png`), clip });
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  await page.waitForTimeout(1500);
}

const { folder } = packageExtension(join(scratch, "extension"));
const editor = await runEditor(folder, scratch);
try {
  const file = addressOf("fleet/pyproject.toml");
  const window = await Workbench.open(editor.browser, editor.address, { folder: addressOf("fleet"), file, ...SIZE });
  const { page } = window;
  await window.command("View: Toggle Primary Side Bar Visibility");
  await window.waitForPictures(1);
  await window.lenses.filter({ hasText: "simulate" }).waitFor();

  await inEachTheme(page, "in-the-line", { x: 48, y: 35, width: 800, height: 330 });

  await window.hoverOver(INTERVAL, INTERVAL, "default");
  await page.waitForTimeout(500);
  await page.screenshot({
    path: at("../../docs/images/vscode-hover.png"),
    clip: { x: 48, y: 35, width: 850, height: 445 },
  });
  await page.keyboard.press("Escape");

  await window.lenses.filter({ hasText: "Preview slots" }).click();
  const panel = await window.panel();
  await panel.locator("#story li").first().waitFor();
  await page.setViewportSize({ width: 1180, height: 900 });
  await page.waitForTimeout(500);
  await inEachTheme(page, "panel", { x: 48, y: 35, width: 1132, height: 843 });

  await page.emulateMedia({ colorScheme: "dark" });
  await panel.locator("#faults").selectOption("join");
  await panel.locator("#runners").press("ArrowLeft");
  await panel.locator("#found", { hasText: "execute at once" }).waitFor();
  await panel.locator("#worst").screenshot({ path: at("../../docs/images/vscode-story.png") });
  for (const name of ["in-the-line", "panel"]) {
    copyFileSync(at(`../../extension/media/${name}.png`), at(`../../docs/images/vscode-${name}.png`));
  }
  await window.close();

  const audited = addressOf("orders/pyproject.toml");
  const other = await Workbench.open(editor.browser, editor.address, {
    ...{ folder: addressOf("orders"), file: audited, width: 1180, height: 1060 },
  });
  await other.command("View: Toggle Primary Side Bar Visibility");
  await other.waitForPictures(1);
  await other.command("slotwise: Show What the Fleet Did");
  await other.page.locator(".quick-input-list .monaco-list-row", { hasText: "records.jsonl" }).first().click();
  const happened = await other.panel();
  await happened.locator("#span").selectOption("hour");
  await happened.locator("#picture svg .death").waitFor();
  await other.page.mouse.move(600, 900);
  await other.page.waitForTimeout(1000);
  await other.page.screenshot({
    path: at("../../docs/images/vscode-audit.png"),
    clip: { x: 48, y: 35, width: 1132, height: 1003 },
  });
  await other.close();

  // The marketplace takes no vector pictures.
  const icon = await editor.browser.newPage({ viewport: { width: 128, height: 128 } });
  await icon.setContent(`<style>body{margin:0}</style>${readFileSync(at("../../extension/media/icon.svg"), "utf8")}`);
  await icon.screenshot({ path: at("../../extension/media/icon.png"), omitBackground: true });
} finally {
  await editor.close();
  rmSync(scratch, { recursive: true, force: true });
}
