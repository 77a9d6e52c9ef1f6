import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchBrowser } from "./browser.js";
import { type DroppedPage, type DroppedPageOptions, openDroppedPage } from "./dropped-page.js";

/** What the page says of itself. */
interface Said {
  readonly turns: number;
  readonly longestWait: number;
  readonly copied: readonly string[];
  readonly defects: readonly string[];
  readonly isForAudit: readonly boolean[];
}

/** Somebody at a page that takes dropped files, and what they do there. */
export class InDroppedPage {
  readonly page: Page;
  readonly main: Locator;
  readonly fetched: readonly string[];
  readonly complaints: readonly string[];

  constructor({ page, fetched, complaints }: DroppedPage) {
    this.page = page;
    this.main = page.locator("main");
    this.fetched = fetched;
    this.complaints = complaints;
  }

  readonly textOf = (id: string): Promise<string | null> => this.page.locator(`#${id}`).textContent();

  readonly drop = async (...paths: string[]): Promise<void> => {
    await this.page.locator("input").setInputFiles(paths);
    await this.page.locator("main[data-state=fleets], main[data-state=none]").waitFor({ state: "attached" });
  };

  /** Something is shown, or why nothing is. */
  readonly shows = async (): Promise<string | null> => {
    await this.page.locator("#all:not([hidden]), [role=alert]").first().waitFor();
    return (await this.page.locator("[role=alert]").count()) > 0 ? this.main.textContent() : this.textOf("verdict");
  };

  readonly said = (): Promise<Said> => this.page.evaluate<Said>("window.slotwise");

  readonly settings = (text: string): Promise<unknown> =>
    this.page.evaluate(`window.slotwise.changed(${JSON.stringify(text)})`);
}

/** Opens pages for the tests that are described where it is called: one at a time, which goes with its test. */
export function droppedPages(): (options: DroppedPageOptions) => Promise<InDroppedPage> {
  let browser: Browser;
  let opened: DroppedPage | undefined;
  const close = async () => {
    await opened?.close();
    opened = undefined;
  };
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(close);
  afterAll(() => browser?.close());
  return async (options) => {
    await close();
    opened = await openDroppedPage(browser, options);
    return new InDroppedPage(opened);
  };
}
