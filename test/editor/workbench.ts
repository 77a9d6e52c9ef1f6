import { setTimeout as delay } from "node:timers/promises";
import type { Browser, BrowserContext, Frame, Locator, Page } from "playwright-core";
import { configured } from "./configured.js";

/** What may differ between windows. */
export interface WindowOptions {
  /** A folder or a `.code-workspace`, by its address. */
  readonly folder?: string;
  readonly workspace?: string;
  /** Opened at the start, by its address. */
  readonly file: string;
  readonly width?: number;
  readonly height?: number;
  /** Whether the window keeps the colour theme that a person chooses; else it follows the browser. */
  readonly isThemeChosen?: boolean;
}

/** How long a key may take to arrive. */
const KEY_MILLISECONDS = 3000;

/** A window of the real editor, and what a person does in it and sees. */
export class Workbench {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #address: string;

  private constructor(context: BrowserContext, page: Page, address: string) {
    this.#context = context;
    this.#address = address;
    this.page = page;
  }

  static async open(browser: Browser, address: string, options: WindowOptions): Promise<Workbench> {
    const { width = 1280, height = 800 } = options;
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: "light" });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.route(`${address}/?*`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: configured(await response.text(), options.isThemeChosen === true) });
    });
    const query = new URLSearchParams();
    if (options.folder !== undefined) query.set("folder", options.folder);
    if (options.workspace !== undefined) query.set("workspace", options.workspace);
    const window = new Workbench(context, page, `${address}/?${query}`);
    await page.goto(`${address}/?${query}&payload=${encodeURIComponent(JSON.stringify([["openFile", options.file]]))}`);
    await window.lines.first().waitFor();
    return window;
  }

  /**
   * Waits until the editor has stored something of what is open: in a browser it stores every five seconds, when it has
   * nothing else to do and the focus is not in a webview, and not when the page goes away.
   */
  async waitUntilStored(text: string): Promise<void> {
    await expectSome(async () => ((await this.page.evaluate(storedEditors)).includes(text) ? true : undefined));
  }

  /** Opens the window again, with what was open in it. */
  async reload(): Promise<void> {
    await this.page.goto(this.#address);
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** The lines of the active editor that are on the screen. */
  get lines(): Locator {
    return this.page.locator(".editor-group-container.active .editor-instance .view-line");
  }

  get problemsInLine(): Locator {
    return this.page.locator(".editor-instance :is(.squiggly-error, .squiggly-warning, .squiggly-info)");
  }

  get lenses(): Locator {
    return this.page.locator(".editor-instance .codelens-decoration a");
  }

  get hover(): Locator {
    return this.page.locator(".monaco-hover:not(.hidden) .hover-contents").filter({ visible: true });
  }

  get status(): Locator {
    return this.page.locator(
      ".statusbar-item[id='slotwise-test.slotwise.fleet'], .statusbar-item[id$='slotwise.fleet']",
    );
  }

  get problems(): Locator {
    return this.page.locator(".markers-panel .monaco-list-row");
  }

  async showProblems(): Promise<void> {
    // The key hides the view where it has the focus.
    if (!(await this.page.locator(".markers-panel").isVisible())) await this.press("ControlOrMeta+Shift+M");
  }

  /** Opens a file by the explorer: the last one of its name, which is the folder's own and no subfolder's. */
  async openFromRoot(file: string): Promise<void> {
    await this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: file }).last().dblclick();
  }

  /** Opens a file of a folder by the explorer, both by their names. */
  async openFromExplorer(folder: string, file: string): Promise<void> {
    const rows = this.page.locator(".explorer-folders-view .monaco-list-row");
    const parent = rows.filter({ hasText: new RegExp(`^${folder}`) }).first();
    if ((await parent.getAttribute("aria-expanded")) === "false") await parent.click();
    const [level, position] = [
      Number(await parent.getAttribute("aria-level")),
      Number(await parent.getAttribute("data-index")),
    ];
    const children = rows.filter({ hasText: file });
    await expectSome(async () => {
      for (const row of await children.all()) {
        const isBelow = Number(await row.getAttribute("data-index")) > position;
        if (isBelow && Number(await row.getAttribute("aria-level")) === level + 1) return row;
      }
      return undefined;
    }).then((row) => row.dblclick());
  }

  /** Runs a command from the palette, by its whole title. It may become one a moment after the window has opened. */
  async command(title: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget input");
    const row = this.page.locator(".quick-input-list .monaco-list-row").first().filter({ hasText: title });
    await expectSome(async () => {
      await this.press("F1");
      const typed = input.fill(`>${title}`, { timeout: 3000 });
      const isThere = await typed
        .then(() => row.waitFor({ timeout: 3000 }))
        .then(
          () => true,
          () => undefined,
        );
      if (isThere === undefined) await this.press("Escape");
      return isThere;
    });
    await this.press("Enter");
  }

  /**
   * Presses a key. What it opens may take the focus before the browser has said that the key has arrived, and then
   * nothing says so for ever: whoever presses waits for what the key does anyway.
   */
  async press(key: string): Promise<void> {
    const arrived = this.page.keyboard.press(key).then(() => true);
    const isArrived = await Promise.race([arrived, delay(KEY_MILLISECONDS, false)]);
    if (isArrived) return;
    // It must not count as held down. What is closed meanwhile is nobody's concern.
    const released = key.split("+").map((part) => this.page.keyboard.up(part));
    for (const late of [arrived, ...released]) late.catch(() => {});
  }

  /** Where some text of the active editor is on the screen, in pixels. */
  async placeOf(line: string, text: string): Promise<{ left: number; right: number; top: number; bottom: number }> {
    const found = await this.lines
      .filter({ hasText: line })
      .first()
      .evaluate((element, wanted) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const whole = (element.textContent ?? "").replaceAll("\u00a0", " ");
        const start = whole.indexOf(wanted);
        const range = document.createRange();
        let passed = 0;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (start >= passed && start < passed + length) range.setStart(node, start - passed);
          const end = start + wanted.length;
          if (end > passed && end <= passed + length) range.setEnd(node, end - passed);
          passed += length;
        }
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return start < 0 ? undefined : { left, right, top, bottom };
      }, text);
    if (found === undefined) throw new Error(`no ${text} in the line with ${line}`);
    return found;
  }

  /** Puts the cursor behind some text. */
  async clickBehind(line: string, text: string): Promise<void> {
    await this.#letHoversGo();
    // Lenses that come or go move lines up or down.
    await expectSome(async () => {
      const { right, top, bottom } = await this.placeOf(line, text);
      await this.page.mouse.click(right - 1, (top + bottom) / 2);
      return (await this.placeOf(line, text)).top === top ? true : undefined;
    });
  }

  /** A hover that is open may lie over a line, and goes when the mouse does. */
  async #letHoversGo(): Promise<void> {
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    await this.page.mouse.move(width - 60, height - 120);
    await expectSome(async () => ((await this.hover.count()) === 0 ? true : undefined));
  }

  /** The hover over some text of a line that says something; it comes again where what moves below the mouse closes it. */
  async hoverOver(line: string, text: string, says: string | RegExp): Promise<Locator> {
    const hover = this.hover.filter({ hasText: says }).first();
    await expectSome(async () => {
      // A line that moved while the mouse came to it leaves the hover of another one in the way.
      await this.#letHoversGo();
      const { left, right, top, bottom } = await this.placeOf(line, text);
      await this.page.mouse.move(left - 40, (top + bottom) / 2);
      await this.page.mouse.move((left + right) / 2, (top + bottom) / 2, { steps: 4 });
      return hover.waitFor({ timeout: 3000 }).then(
        () => true,
        () => undefined,
      );
    });
    return hover;
  }

  /** The whole text of the active editor, as it would be copied. */
  async text(): Promise<string> {
    // By the place in the window: a click on an element that moves is tried again by scrolling to the element's end,
    // and the layer of lines is so long that all of the window is scrolled out of sight.
    const frame = this.page.locator(".editor-group-container.active .editor-instance .overflow-guard").first();
    const { x, y, width, height } = (await frame.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await this.page.mouse.click(x + width / 2, y + height - 30);
    await this.press("ControlOrMeta+A");
    await this.press("ControlOrMeta+C");
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The addresses of the pictures drawn behind values, from top to bottom. */
  async picturesInLines(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll(".editor-instance .view-line span")].flatMap((span) => {
        const { content } = getComputedStyle(span, "::after");
        return content.startsWith('url("data:image/svg') ? [content.slice(5, -2)] : [];
      }),
    );
  }

  /** What is shown behind the text of a line, from left to right, hints and pictures and what others write. */
  async behindLine(line: string): Promise<readonly { content: string; left: number; right: number }[]> {
    return this.lines
      .filter({ hasText: line })
      .first()
      .evaluate((element) =>
        [...element.querySelectorAll("span")].flatMap((span) => {
          const { left, right } = span.getBoundingClientRect();
          const contents = ["::before", "::after"].map((part) => getComputedStyle(span, part).content);
          return contents.flatMap((content) =>
            content === "none" || right === left ? [] : [{ content, left, right }],
          );
        }),
      );
  }

  /** Waits until so many pictures are drawn behind values. */
  async waitForPictures(count: number): Promise<void> {
    await expectSome(async () => ((await this.picturesInLines()).length === count ? true : undefined));
  }

  /** The page of the panel that is shown, once something stands in that element of it. */
  async panel(id = "verdict"): Promise<Frame> {
    const end = performance.now() + 30_000;
    while (performance.now() < end) {
      for (const frame of this.page.frames()) {
        const isShown = await frame
          .evaluate((part) => (document.getElementById(part)?.textContent ?? "") !== "", id)
          .catch(() => false);
        if (isShown) return frame;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error("no preview panel is open");
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: `reports/editor/${name}.png` });
  }
}

/** What the editor has stored of the editors that are open, in all its databases. */
async function storedEditors(): Promise<string> {
  const settled = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  let stored = "";
  for (const { name = "" } of await indexedDB.databases()) {
    if (!name.startsWith("vscode-web-state-db-")) continue;
    const database = await settled(indexedDB.open(name));
    const values = database.transaction("ItemTable").objectStore("ItemTable").get("memento/workbench.parts.editor");
    stored += (await settled(values)) ?? "";
    database.close();
  }
  // A panel's state is text in text in text.
  return stored.replaceAll("\\", "");
}

/** What a person waits for until it is there. */
async function expectSome<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  const end = performance.now() + 30_000;
  while (performance.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("what was waited for did not come");
}
