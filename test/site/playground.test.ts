import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { lacksBrowser, openReader } from "./browser.js";
import { fragmentOf, InPlayground, stateOf, TEXT } from "./in-playground.js";
import type { Served } from "./serve.js";

describe.skipIf(lacksBrowser())("the playground", () => {
  const playground = new InPlayground();
  const { open, verdict, says, clipboard, goTo, erase, expectNoComplaint } = playground;
  let page: Page;
  let browser: Browser;
  let served: Served;
  beforeAll(() => {
    ({ browser, served } = playground);
    page = playground.reader.page;
  });

  it("draws somebody else's fleet from their link, and judges it", async () => {
    await open();
    expect(await verdict()).toMatch(/^Not safe with 4 runners: turns can be missed/);
    await says("problems-title").toMatch(/warnings?/);
    expect(await page.locator("#picture svg desc").textContent()).toContain("4 runners share a cycle of 300 s");
  });

  it("says of each key what it makes of the fleet, and keeps the last good drawing while the text is broken", async () => {
    await open();
    await goTo("check_interval");
    await erase(3);
    await says("none").toMatch(/cannot be judged now: pyproject\.toml:7/);
    expect(await page.locator("#picture svg desc").textContent()).toContain("4 runners share a cycle of 300 s");
    await page.keyboard.type("0.1");
    await says("verdict").toMatch(/^Safe with 4 runners/);
    expect(await page.locator("#none").isVisible()).toBe(false);
    await page.keyboard.press("ControlOrMeta+z");
    await says("none").toMatch(/cannot be judged now/);
  });

  it("explains a setting under the pointer, with its drawing", async () => {
    await open();
    await page.locator(".cm-line", { hasText: "atomic_service_interval" }).locator("span").first().hover();
    const hover = page.locator(".cm-hover");
    await hover.waitFor();
    expect(await hover.textContent()).toContain("The cycle in which the runners take turns");
    expect(
      await hover
        .locator("img")
        .first()
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBeGreaterThan(100);
  });

  it("offers what may be written, quotes and all, and puts it in", async () => {
    await open(stateOf(TEXT.replace("runner_considered_dead_after_minutes = 4.0\n", "")));
    await goTo("check_interval");
    await page.keyboard.press("Enter");
    await page.keyboard.type("runner_cons");
    const offered = page.locator(".cm-tooltip-autocomplete li");
    await expect
      .poll(() => offered.allTextContents())
      .toContainEqual(expect.stringContaining("runner_considered_dead"));
    // A list that has just opened takes no key: somebody may have meant a line's end.
    await page.waitForTimeout(200);
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.locator(".cm-content").textContent())
      .toContain("runner_considered_dead_after_minutes");
  });

  it("fixes a problem with a button, says so, and undoes it", async () => {
    await open();
    const fix = page.locator("#problems-list button", { hasText: /check_interval_minutes to 0\./ }).first();
    await fix.click();
    await says("verdict").toMatch(/^Safe with 4 runners/);
    await says("said").toBe("Changed pyproject.toml.");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("problems-title");
    await page.locator(".cm-content").focus();
    await page.keyboard.press("ControlOrMeta+z");
    await says("verdict").toMatch(/^Not safe with 4 runners/);
  });

  it("holds several files, each with its history, and what they say together", async () => {
    await open({
      files: [
        {
          path: "compose.yaml",
          text: "services:\n  worker:\n    env_file: worker.env\n    command: pynenc --app=shop runner start\n    deploy: {replicas: 4}\n",
        },
        { path: "worker.env", text: "PYNENC__ATOMIC_SERVICE_CHECK_INTERVAL_MINUTES=0.5\r\nPYNENC__APP_ID=shop\r\n" },
      ],
      chosen: "compose.yaml",
    });
    await says("verdict").toMatch(/^Not safe with 4 runners/);
    await page.locator("#tabs [role=tab]", { hasText: "worker.env" }).click();
    await goTo("CHECK_INTERVAL");
    await erase(1);
    await page.keyboard.type("1");
    await says("verdict").toMatch(/^Safe with 4 runners/);
    await page.keyboard.press("Home");
    await page.locator("#tabs [aria-selected=true]").focus();
    await page.keyboard.press("ArrowLeft");
    expect(await page.locator("#tabs [aria-selected=true]").textContent()).toBe("compose.yaml");
    await page.locator("#share").click();
    await says("said").toMatch(/^The link/);
    const other = await openReader(browser, served.address);
    await other.page.goto(await clipboard());
    await says("verdict", other.page).toMatch(/^Safe with 4 runners/);
    await other.context.close();
  });

  it("leaves the keyboard somewhere after each thing that takes its own button away", async () => {
    const focused = () => page.evaluate(() => document.activeElement?.id);
    await open();
    await page.locator("#add").click();
    await page.locator("#new-name").fill("compose.yaml");
    await page.locator("#new-name").press("Enter");
    await expect.poll(focused).toBe("editor");
    await open();
    await page.locator("#problems-list button", { hasText: "Fix all" }).click();
    await says("verdict").toMatch(/^Safe/);
    await expect.poll(focused).toBe("problems-title");
    await open(stateOf(TEXT.replace("runners = 4", "runners = 8")));
    await page.locator("#suggest").click();
    await page.locator("#suggestions button", { hasText: "Write" }).click();
    await says("verdict").toMatch(/^Safe/);
    await expect.poll(focused).toBe("suggest");
    for (const button of ["write", "reset"]) {
      await open();
      await page.locator("#runners-exact").fill("3");
      await page.locator("#runners-exact").press("Enter");
      await page.locator(`#${button}`).click();
      await expect.poll(() => page.locator(`#${button}`).isDisabled()).toBe(true);
      await expect.poll(focused).toBe("verdict");
    }
  });

  it("adds and removes files, and takes no impossible name", async () => {
    await open();
    await page.locator("#add").click();
    await page.locator("#new-name").fill("../x");
    await page.locator("#new-name").press("Enter");
    await says("said").toMatch(/^A file's name has no empty parts/);
    await page.locator("#new-name").fill("deploy/compose.yaml");
    await page.locator("#new-name").press("Enter");
    expect(await page.locator("#tabs [role=tab]").allTextContents()).toEqual(["pyproject.toml", "deploy/compose.yaml"]);
    await page.locator("#remove").click();
    await page.locator("#remove").click();
    expect(await page.locator("#tabs [role=tab]").allTextContents()).toEqual(["pyproject.toml"]);
    await expect.poll(() => page.locator(".cm-content").textContent()).toBe("");
    // Nothing is nothing: no problem, no fleet, no error.
    await says("problems-title").toBe("No problems");
  });

  it("tries a size from the row of sizes, and the keyboard does", async () => {
    await open();
    const sizes = page.locator("#sizes button");
    expect(await sizes.allTextContents()).toEqual(["1 ✓", "2 ✓", "3 ◐", "4 ✗", "5 ✗"]);
    expect(await sizes.nth(3).getAttribute("aria-pressed")).toBe("true");
    await sizes.nth(1).focus();
    await page.keyboard.press("Enter");
    await says("verdict").toMatch(/^Safe with 2 runners/);
    expect(await sizes.nth(1).getAttribute("aria-pressed")).toBe("true");
  });

  it("tells a story that can be scrubbed, from one thing that happens to the next", async () => {
    await open(stateOf(TEXT.replace("minutes = 0.5", "minutes = 0.1").replace(">=0.2", "==0.2.3")));
    await page.locator("#faults").selectOption("join");
    await says("found").toMatch(/^Runners 4 and 5 execute at once\.$/);
    const slider = page.locator("#story-time");
    const at = () => slider.evaluate((input: HTMLInputElement) => input.valueAsNumber);
    const line = () => page.locator("#story-picture .head").getAttribute("x1");
    const before = [await at(), await line()];
    await page.locator("#story-next").click();
    await page.locator("#story-next").click();
    expect(await at()).toBeGreaterThan(Number(before[0]));
    expect(Number(await line())).toBeGreaterThan(Number(before[1]));
    await slider.focus();
    await page.keyboard.press("End");
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/^\d+(\.\d+)? s: /);
    await expect
      .poll(async () => {
        await page.locator("#story-previous").click();
        return page.locator("#story-busy").textContent();
      })
      .toBe("Runner 4 and runner 5 execute at once.");
  });

  it("leads from a problem to the rule's page, which every host has", async () => {
    await open();
    const rule = page.locator("#problems-list a", { hasText: "window-shorter-than-check" }).first();
    const other = await openReader(browser, served.address);
    await other.page.goto(await rule.evaluate((link: HTMLAnchorElement) => link.href));
    expect(new URL(other.page.url()).pathname).toMatch(/\/rules\/window-shorter-than-check\.html$/);
    expect(await other.page.textContent("h1")).toContain("window-shorter-than-check");
    await other.context.close();
  });

  it("keeps the buttons of problems that stay, whatever else is typed, and each still does what it says", async () => {
    await open();
    const fix = page.locator("#problems-list button", { hasText: /check_interval_minutes to 0\./ }).first();
    await fix.waitFor();
    const button = await fix.elementHandle();
    await page.locator(".cm-line").last().click();
    await page.keyboard.type("# said below");
    await expect.poll(() => page.locator(".cm-content").textContent()).toContain("# said below");
    await page.waitForTimeout(500);
    expect(await button?.evaluate((element) => element.isConnected)).toBe(true);
    await fix.click();
    await says("verdict").toMatch(/^Safe with 4 runners/);
    expect(await page.locator(".cm-content").textContent()).toContain("# said below");
  });

  it("suggests settings that are safe, and writes them", async () => {
    await open(stateOf(TEXT.replace("runners = 4", "runners = 8")));
    await page.locator("#suggest").click();
    await says("suggestions").toContain("[tool.pynenc]");
    await page.locator("#suggestions button", { hasText: "Write" }).click();
    await says("verdict").toMatch(/^Safe with 8 runners/);
  });

  it("copies as settings, as a picture, and as a text for an issue", async () => {
    await open();
    const copied = async (form: string) => {
      await page.evaluate(() => navigator.clipboard.writeText(""));
      await page.locator("#copy-as").selectOption(form);
      await expect.poll(clipboard).not.toBe("");
      return clipboard();
    };
    expect(await copied("svg")).toMatch(/^<svg [\s\S]*4 runners, one 300 s cycle[\s\S]*<\/svg>$/);
    const markdown = await copied("markdown");
    expect(markdown).toMatch(/^\[These settings in the slotwise playground\]\(http/);
    expect(markdown).toContain("> Not safe with 4 runners");
    expect(markdown).toContain("- warning `window-shorter-than-check` in `pyproject.toml`");
    const settings = await copied("pyproject");
    await open(stateOf(settings));
    expect(await verdict()).toMatch(/^Not safe with 4 runners: turns can be missed/);
  });

  it("says where nothing can be copied, and never that it was", async () => {
    const none = "The browser does not let this page write to the clipboard.";
    await page.goto("about:blank");
    await page.goto(`${served.address}playground/#${fragmentOf(stateOf("# nothing"))}`);
    await says("none").toMatch(/^This file has no settings/);
    await page.locator("#copy-as").selectOption("svg");
    await says("said").toBe("There is no fleet to copy.");
    const other = await openReader(browser, served.address);
    await other.page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await open(stateOf(TEXT), other.page);
    await other.page.locator("#share").click();
    await says("said", other.page).toBe(none);
    await other.page.locator("#copy-as").selectOption("svg");
    await says("told", other.page).toBe(none);
    await says("said", other.page).toBe(none);
    expect(other.complaints).toEqual([]);
    await other.context.close();
  });

  it("is judged for another release, and follows the reader's colours", async () => {
    await open();
    await page.locator("#release").selectOption("0.4.0");
    await says("drawn-said").toBe("Drawn: pynenc 0.4.0, the only behaviour in force.");
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.locator("#theme").click();
    expect(await background()).not.toBe(light);
    await page.reload();
    await page.locator("#picture svg").waitFor();
    expect(await background()).not.toBe(light);
    await page.locator("#theme").click();
    expect(await background()).toBe(light);
  });

  it("opens every example of its menu with a drawing", async () => {
    await open();
    const names = await page
      .locator("#examples option")
      .evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value));
    expect(names.length).toBeGreaterThan(6);
    for (const name of names.filter((each) => each !== "")) {
      await page.locator("#examples").selectOption(name);
      const chosen = await page.locator("#tabs [aria-selected=true]").textContent();
      await expect.poll(() => page.locator(".cm-content").getAttribute("aria-label")).toBe(`Text of ${chosen}`);
      await page.locator("#picture svg").waitFor();
      expect(await page.locator("#none").isVisible(), name).toBe(false);
    }
  });

  it("makes nobody complain, and asks no other host", expectNoComplaint);
});
