import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { readLink } from "../../docs/.vitepress/src/link/link-text.js";
import { lacksBrowser, openReader } from "./browser.js";
import { fragmentOf, InPlayground, stateOf, TEXT } from "./in-playground.js";
import type { Served } from "./serve.js";

describe.skipIf(lacksBrowser())("a link of the playground", () => {
  const playground = new InPlayground();
  const { open, says, clipboard, goTo, erase, expectNoComplaint } = playground;
  let page: Page;
  let browser: Browser;
  let served: Served;
  beforeAll(() => {
    ({ browser, served } = playground);
    page = playground.reader.page;
  });

  it("shares all of it: a second person sees the fix, and sends back theirs", async () => {
    await open();
    await page
      .locator("#problems-list button", { hasText: /check_interval_minutes to 0\./ })
      .first()
      .click();
    await says("verdict").toMatch(/^Safe/);
    await page.locator("#runners-exact").fill("3");
    await page.locator("#runners-exact").press("Enter");
    await page.locator("#release").selectOption("0.2.3");
    await says("verdict").toMatch(/^Safe with 3 runners/);
    await page.locator("#share").click();
    await says("said").toMatch(/^The link is in the clipboard/);
    const link = await clipboard();
    expect(link.length).toBeLessThan(3000);
    const other = await openReader(browser, served.address);
    await other.page.goto(link);
    await says("verdict", other.page).toMatch(/^Safe with 3 runners/);
    expect(await other.page.locator(".cm-content").textContent()).not.toContain("minutes = 0.5");
    expect(await other.page.locator("#release").inputValue()).toBe("0.2.3");
    await other.page.locator("#write").click();
    await expect.poll(() => other.page.locator(".cm-content").textContent()).toContain("runners = 3");
    expect(other.complaints).toEqual([]);
    await other.context.close();
  });

  it("keeps its own address a link, over a reload too, and opens another one that is put there", async () => {
    await open();
    await goTo("runners = 4");
    await erase(1);
    await page.keyboard.type("2");
    await says("verdict").toMatch(/^Safe with 2 runners/);
    const before = fragmentOf(stateOf(TEXT));
    const kept = async () => (await readLink(new URL(page.url()).hash.slice(1)))?.files[0]?.text;
    await expect.poll(kept).toContain("runners = 2");
    await page.reload();
    await says("verdict").toMatch(/^Safe with 2 runners/);
    await page.evaluate((hash) => location.assign(hash), `#${before}`);
    await says("verdict").toMatch(/^Not safe with 4 runners/);
  });

  it("goes back to what an example or a removal took the place of", async () => {
    await open();
    await goTo("runners = 4");
    await erase(1);
    await page.keyboard.type("2");
    const kept = async () => (await readLink(new URL(page.url()).hash.slice(1)))?.files[0]?.text;
    await expect.poll(kept).toContain("runners = 2");
    // The verdict is no sign of it: another example's may be the same.
    const shown = () => page.locator(".cm-content").textContent();
    const goesBack = async () => {
      await expect.poll(shown).not.toContain("runners = 2");
      await page.goBack();
      await expect.poll(shown).toContain("runners = 2");
      await says("verdict").toMatch(/^Safe with 2 runners/);
    };
    await page.locator("#examples").selectOption("kubernetes");
    await expect.poll(kept).not.toContain("runners = 2");
    await goesBack();
    await page.locator("#remove").click();
    await expect.poll(kept).toBe("");
    await goesBack();
  });

  it("opens every link that was ever given out", async () => {
    const links = new URL("../../docs/.vitepress/src/link/testing/links-given-out.txt", import.meta.url);
    // What each of them showed when it was given out.
    const shown = [
      { tabs: ["pyproject.toml", "deploy/compose.yaml"], chosen: "deploy/compose.yaml", now: /^12 s/, runners: "3" },
      { tabs: ["pyproject.toml"], chosen: "pyproject.toml", now: /^30 s/, runners: "2" },
    ];
    const given = readFileSync(links, "utf8").trim().split("\n");
    expect(given).toHaveLength(shown.length);
    for (const [index, { tabs, chosen, now, runners }] of shown.entries()) {
      await page.goto("about:blank");
      await page.goto(`${served.address}playground/#${given[index]}`);
      await expect.poll(() => page.locator("#tabs [role=tab]").allTextContents()).toEqual(tabs);
      expect(await page.locator("#tabs [aria-selected=true]").textContent()).toBe(chosen);
      await says("now").toMatch(now);
      expect(await page.locator("#runners-exact").inputValue()).toBe(runners);
      expect(await page.locator("#notice").isVisible()).toBe(false);
    }
  });

  it.each([
    ["of markup", '<img src=x onerror="document.title=1">'],
    ["malformed", "1.AAAA"],
    ["cut off", fragmentOf(stateOf(TEXT)).slice(0, 80)],
    ["of a later version", fragmentOf(stateOf(TEXT)).replace(/^1/, "99")],
    ["that grows", `1.${deflateRawSync("x".repeat(100_000_000)).toString("base64url")}`],
    ["with a path that leads out", fragmentOf(stateOf(TEXT, "../../etc/passwd"))],
  ])("a hostile link %s does nothing but say so", async (_what, fragment) => {
    await page.goto("about:blank");
    await page.goto(`${served.address}playground/#${fragment}`);
    await says("notice").toMatch(/^This link cannot be opened: .*\. Here is an example instead\.$/);
    await page.locator("#picture svg").waitFor();
    expect(await page.title()).toBe("slotwise playground");
  });

  it("takes what stands in files for text, wherever it is shown", async () => {
    const markup = '<img src="https://example.org/x.png" onerror="document.title=1">';
    const text = `# ${markup}\n[tool.pynenc]\n"${markup.replaceAll('"', "'")}" = 1\napp_id = "![x](https://example.org/y.png)"\n[tool.slotwise]\nrunners = 4\n`;
    await page.goto("about:blank");
    await page.goto(
      `${served.address}playground/#${fragmentOf({
        files: [
          { path: `${"a".repeat(40)}<b>.toml`, text },
          { path: "pyproject.toml", text },
        ],
        chosen: "pyproject.toml",
        panel: { shown: { file: markup } },
      })}`,
    );
    await page.locator("#problems-list li").first().waitFor();
    await page.locator(".cm-line", { hasText: "app_id" }).locator("span").first().hover();
    await page.locator(".cm-hover").waitFor();
    expect(await page.locator("main img[src^=http], .cm-hover img[src^=http]").count()).toBe(0);
    expect(await page.title()).toBe("slotwise playground");
  });

  it("lets no link say what a fleet is, but its files", async () => {
    const others = {
      name: "pyproject.toml",
      terms: null,
      notJudged: "call this number",
      levels: {},
      besides: ["call this number"],
    };
    await open({
      ...stateOf(TEXT),
      panel: { shown: { file: others, tried: {} }, tried: { deployment: "x", terms: others } },
    });
    await says("verdict").toMatch(/^Not safe with 4 runners/);
    await page.goto("about:blank");
    const empty = {
      ...stateOf("", "notes.txt"),
      panel: { shown: { file: others }, tried: { deployment: "x", terms: others } },
    };
    await page.goto(`${served.address}playground/#${fragmentOf(empty)}`);
    await says("none").toMatch(/no settings/);
    expect(await page.locator("body").textContent()).not.toContain("call this number");
  });

  it("makes nobody complain, and asks no other host", expectNoComplaint);
});
