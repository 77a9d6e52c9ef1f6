import { deflateRawSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { launchBrowser, openReader, type Reader } from "./browser.js";
import { BASE, builtSite } from "./built-site.js";
import { type Served, serveFolder } from "./serve.js";

/** A fleet that misses turns, and whose check interval mends it. */
export const TEXT = `[project]
dependencies = ["pynenc>=0.2"]

[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 1.0
atomic_service_check_interval_minutes = 0.5
runner_considered_dead_after_minutes = 4.0

[tool.slotwise]
runners = 4
`;

/** A link's fragment of anything, be it a state or not. */
export const fragmentOf = (state: object): string => `1.${deflateRawSync(JSON.stringify(state)).toString("base64url")}`;

export const stateOf = (text: string, path = "pyproject.toml") => ({ files: [{ path, text }], chosen: path });

/** Somebody at the playground, and what they do there. */
export class InPlayground {
  #browser: Browser | undefined;
  #served: Served | undefined;
  #reader: Reader | undefined;

  /** Has to be made where tests are described: it comes before them and goes after them. */
  constructor() {
    beforeAll(async () => {
      this.#served = await serveFolder(await builtSite(), BASE);
      this.#browser = await launchBrowser();
      this.#reader = await openReader(this.#browser, this.#served.address, {
        viewport: { width: 1400, height: 900 },
        permissions: ["clipboard-read", "clipboard-write"],
      });
    }, 180_000);
    afterAll(async () => {
      await this.#browser?.close();
      await this.#served?.close();
    });
  }

  get browser(): Browser {
    return there(this.#browser);
  }

  get served(): Served {
    return there(this.#served);
  }

  get reader(): Reader {
    return there(this.#reader);
  }

  readonly open = async (state: object = stateOf(TEXT), at: Page = this.reader.page, query = ""): Promise<void> => {
    await at.goto("about:blank");
    await at.goto(`${this.served.address}playground/${query}#${fragmentOf(state)}`);
    await at.locator("#picture svg").waitFor();
  };

  readonly verdict = (at: Page = this.reader.page): Promise<string | null> => at.locator("#verdict").textContent();

  /** What an element comes to say. */
  readonly says = (id: string, at: Page = this.reader.page): ReturnType<typeof expect.poll> =>
    expect.poll(() => at.locator(`#${id}`).textContent());

  readonly clipboard = (): Promise<string> => this.reader.page.evaluate(() => navigator.clipboard.readText());

  /** Puts the cursor behind a line that has such words. */
  readonly goTo = async (words: string): Promise<void> => {
    const { page } = this.reader;
    await page.locator(".cm-line", { hasText: words }).click();
    await page.keyboard.press("End");
  };

  readonly erase = async (count: number): Promise<void> => {
    for (let key = 0; key < count; key++) await this.reader.page.keyboard.press("Backspace");
  };

  /** Wrote nothing to the console, broke no policy and asked no other host. */
  readonly expectNoComplaint = (): void => {
    expect(this.reader.complaints).toEqual([]);
    expect(this.reader.strangers).toEqual([]);
  };
}

function there<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error("it is there once the tests begin");
  return thing;
}
