import type { FromPanel } from "@slotwise/panel";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPanelPage, type PanelPage } from "../panel-page/open-panel-page.js";
import { eventually, type Scenario } from "./editor.js";

interface PanelWindow {
  readonly slotwise: { readonly sent: readonly FromPanel[]; say(message: unknown): void };
}

/** The panel in a page that nobody but us made: the same picture, controls, words and story, and no editor. */
export const panelPage: Scenario = (editor) =>
  describe("the panel in a plain page", () => {
    let opened: PanelPage;
    let page: Page;
    beforeAll(async () => {
      opened = await openPanelPage(editor().browser);
      page = opened.page;
    }, 60_000);
    afterAll(() => page?.close());

    const textOf = (id: string) => page.locator(`#${id}`).textContent();
    const press = async (id: string, ...keys: string[]) => {
      await page.locator(`#${id}`).focus();
      for (const key of keys) await page.keyboard.press(key);
    };
    const sent = () => page.evaluate(() => (window as unknown as PanelWindow).slotwise.sent);
    const say = (message: unknown) =>
      page.evaluate((said) => (window as unknown as PanelWindow).slotwise.say(said), message);

    it("judges the whole fleet, and says in words what it draws", async () => {
      expect(await textOf("verdict")).toMatch(
        /^Not safe with 3 runners: executions can overlap, because one of 10 s started 60 s late does not fit into the 60 s/,
      );
      expect(await page.locator("#picture svg").getAttribute("role")).toBe("img");
      const twin = "3 runners share a cycle of 300 s";
      expect(await page.locator("#picture svg desc").textContent()).toContain(twin);
      expect(await textOf("description")).toContain(twin);
    });

    it("tells the story of it, which a worker found", async () => {
      await eventually(() => textOf("found")).toMatch(/execute at once\.$/);
      expect(await page.locator("#story li").count()).toBeGreaterThanOrEqual(3);
      expect(await page.locator("#story-picture svg desc").textContent()).toContain(
        await page.locator("#story li").first().textContent(),
      );
      await page.screenshot({ path: "reports/editor/panel-page-light.png", fullPage: true });
    });

    it("follows its sliders, which keys move", async () => {
      await press("startDelaySeconds", "Home");
      expect(await textOf("verdict")).toMatch(/^Safe with 3 runners/);
      expect(await page.locator("#startDelaySeconds").getAttribute("aria-valuetext")).toBe("0 s");
      await press("runners", "ArrowRight");
      expect(await textOf("verdict")).toMatch(/^Not safe with 4 runners: turns can be missed/);
      expect(await page.locator("#runners-exact").inputValue()).toBe("4");
      await press("spreadMarginMinutes", "Home");
      await press("serviceDurationSeconds", "Home");
      expect(await textOf("verdict")).toMatch(/^Not safe with 4 runners: executions can overlap/);
    });

    it("compares with releases that are not in force, and does not take them for the verdict", async () => {
      await page.locator("#drawn").selectOption({ label: "0.2.4 to 0.4.0" });
      expect(await textOf("drawn-said")).toBe(
        "Drawn: pynenc 0.2.4 to 0.4.0, which the files do not allow; it would be safe there.",
      );
      expect(await page.locator("#picture svg").textContent()).toContain("slot claim");
      expect(await textOf("verdict")).toMatch(/^Not safe with 4 runners/);
      await page.locator("#drawn").selectOption({ label: "0.2.3: not safe" });
      expect(await page.locator("#picture svg").textContent()).toContain("slot window");
    });

    it("has every control within reach of the tabulator, each with a name", async () => {
      await page.locator("#crons-part summary").press("Enter");
      const reached = new Set<string>();
      await page.locator("#time").focus();
      for (let step = 0; step < 80; step++) {
        const { id, outline } = await page.evaluate(() => {
          const focused = document.activeElement ?? document.body;
          return { id: focused.id, outline: getComputedStyle(focused).outlineStyle };
        });
        if (id !== "") expect(outline, id).not.toBe("none");
        reached.add(id);
        await page.keyboard.press("Tab");
      }
      // What belongs to a story is there with it.
      const controls = page.locator("main :is(input, select, button):enabled").filter({ visible: true });
      for (const control of await controls.all()) {
        expect(reached).toContain(await control.getAttribute("id"));
        const name = await control.evaluate((element) => {
          const { ariaLabel, labels, textContent } = element as HTMLInputElement;
          return ariaLabel ?? labels?.[0]?.textContent ?? textContent;
        });
        expect(name).not.toBe("");
      }
    });

    it("hands what was tried to its page, and as much as files can hold", async () => {
      await press("write", "Enter");
      await press("copy", "Enter");
      const [ready, write, copy] = await sent();
      expect(ready).toEqual({ kind: "ready" });
      expect(write).toEqual({
        kind: "write",
        deployment: "worker",
        values: { runners: 4, settings: { atomic_service_spread_margin_minutes: 0 } },
      });
      expect(copy).toMatchObject({ kind: "copy", svg: expect.stringMatching(/^<svg xmlns=.*<\/svg>$/s) });
      await say({ kind: "told", message: "Written <b>nowhere</b>." });
      expect(await textOf("told")).toBe("Written <b>nowhere</b>.");
    });

    it("takes nothing for a fleet that is none", async () => {
      const before = await textOf("verdict");
      for (const message of [null, "fleet", { kind: "fleet" }, { kind: "fleet", file: { fleet: {} } }])
        await say(message);
      expect(await textOf("verdict")).toBe(before);
      expect(await page.locator("#none").isVisible()).toBe(true);
      expect(await page.locator("#write").isDisabled()).toBe(true);
    });

    it("keeps what was tried over a reload", async () => {
      await page.reload();
      expect(await textOf("verdict")).toMatch(/with 4 runners/);
      expect(await page.locator("#none").isVisible()).toBe(false);
      await press("reset", "Enter");
      expect(await textOf("verdict")).toMatch(/^Not safe with 3 runners/);
    });

    it("opens what else there is, in the order of how bad it is", async () => {
      await press("runners", "ArrowRight");
      expect(await textOf("verdict")).toMatch(/^Not safe with 4 runners: executions can overlap/);
      expect(await textOf("more-title")).toBe("and 2 more");
      await page.locator("#more-title").click();
      expect(await page.locator("#more-list li").allTextContents()).toEqual([
        expect.stringMatching(
          /^Turns can be missed, because each looks every 30\.\d+ s but may start for only 15 s\.$/,
        ),
        expect.stringMatching(
          /^A tick of recover_pending_invocations_cron \(\*\/5 \* \* \* \*\) can be lost, because whoever may start can look too late/,
        ),
      ]);
      await page.locator("#more-list").waitFor({ state: "visible" });
      await press("reset", "Enter");
    });

    it("tries another cron, says what is none, and counts the ticks that are lost", async () => {
      await press("startDelaySeconds", "Home");
      await page.locator("#crons-part summary").click();
      const cron = page.locator("#cron-0");
      await cron.fill("61 * * * *");
      await cron.press("Enter");
      expect(await textOf("cron-0-problem")).toMatch(
        /^Pynenc refuses to start a runner: "61 \* \* \* \*" is no cron expression\.$/,
      );
      expect(await cron.getAttribute("aria-invalid")).toBe("true");
      expect(await textOf("verdict")).toMatch(/^Safe with 3 runners/);
      await cron.fill("1 0 * * *");
      await cron.press("Enter");
      expect(await textOf("cron-0-problem")).toBe("");
      expect(await textOf("verdict")).toMatch(
        /^Not safe with 3 runners: (?:a|the) tick of recover_pending_invocations_cron/,
      );
      expect(await textOf("found")).toMatch(/^There is no story to this/);
      await press("write", "Enter");
      expect((await sent()).at(-1)).toMatchObject({
        kind: "write",
        values: { crons: { recover_pending_invocations_cron: "1 0 * * *" } },
      });
      await press("reset", "Enter");
    });

    it("draws the map of safe values once it is opened, with what is tried on it", async () => {
      expect(await page.locator("#map svg").count()).toBe(0);
      await page.locator("#map-part summary").click();
      await page.locator("#map svg").waitFor();
      const before = await textOf("map-said");
      expect(before).toMatch(/It is about turns and executions; .* are in the verdict alone\.$/);
      await press("serviceIntervalMinutes", "ArrowRight");
      await eventually(() => textOf("map-said")).not.toBe(before);
      await page.screenshot({ path: "reports/editor/panel-page-map.png", fullPage: true });
      await page.locator("#map-part summary").click();
      await press("reset", "Enter");
    });

    it("picks another deployment, judges both of its releases and draws the one that fares worse", async () => {
      expect(await textOf("heading")).toBe("Shown: worker");
      expect(await textOf("deployments-list")).toBe("Deployments: worker, mailer");
      await page.locator("#deployment").selectOption("mailer");
      expect(await textOf("heading")).toBe("Shown: mailer");
      expect(await textOf("verdict")).toMatch(/^Not safe with 4 runners: .* \(pynenc 0\.2\.4\)\.$/);
      expect(await textOf("drawn-said")).toBe(
        "Drawn: pynenc 0.2.4, the worst of 2 in force; the verdict is on all of them.",
      );
      expect(await page.locator("#picture svg").textContent()).toContain("slot claim");
      await page.locator("#drawn").selectOption({ label: "0.2.3: safe" });
      expect(await textOf("drawn-said")).toMatch(/^Drawn: pynenc 0\.2\.3, one of 2 in force/);
      expect(await page.locator("#picture svg").textContent()).toContain("slot window");
      expect(await textOf("verdict")).toMatch(/^Not safe with 4 runners/);
      await page.locator("#drawn").selectOption("");
    });

    it("tries the values of a fix for the deployment that they are for, and says whose they are", async () => {
      const values = { atomic_service_spread_margin_minutes: 0.5, runner_loop_sleep_time_sec: 0.05 };
      await say({ kind: "try", target: { deployment: "worker", values, runners: 2 } });
      expect(await textOf("heading")).toBe("Shown: worker");
      expect(await page.locator("#spreadMarginMinutes-exact").inputValue()).toBe("0.5");
      expect(await page.locator("#runners-exact").inputValue()).toBe("2");
      expect(await textOf("proposal")).toMatch(/^These values are proposed, and not the file's/);
      await press("write", "Enter");
      expect((await sent()).at(-1)).toEqual({
        kind: "write",
        deployment: "worker",
        values: { settings: values, runners: 2 },
      });
      // What is meant for one that is not there is tried on no other.
      await say({ kind: "try", target: { deployment: "gone", runners: 9 } });
      expect(await page.locator("#runners-exact").inputValue()).toBe("2");
      await press("reset", "Enter");
      expect(await page.locator("#proposal").isVisible()).toBe(false);
      expect(await page.locator("#spreadMarginMinutes-exact").inputValue()).toBe("1");
    });

    it("scrolls to the answer of a simulation and keeps the verdict in sight, which no slider repeats aloud", async () => {
      await page.setViewportSize({ width: 800, height: 500 });
      await page.evaluate(() => window.scrollTo(0, 0));
      await say({ kind: "simulate" });
      await eventually(() => textOf("answer")).toMatch(/execute at once\.$/);
      const places = await page.evaluate(() => {
        const placeOf = (id: string) => (document.querySelector(`#${id}`) as Element).getBoundingClientRect();
        return {
          top: placeOf("top"),
          verdict: placeOf("verdict"),
          title: placeOf("worst-title"),
          story: placeOf("story-picture"),
        };
      });
      expect(places.verdict.top).toBeGreaterThanOrEqual(0);
      expect(places.title.top).toBeGreaterThanOrEqual(places.top.bottom);
      expect(places.story.top).toBeLessThan(500);
      await page.screenshot({ path: "reports/editor/panel-page-simulated.png" });
      const spoken = await textOf("answer");
      await press("startDelaySeconds", "Home");
      await eventually(() => textOf("found")).not.toBe(spoken);
      expect(await textOf("answer")).toBe(spoken);
      const inSight = await page.evaluate(() => {
        const { top, bottom } = (document.querySelector("#verdict") as Element).getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && scrollY > 0;
      });
      expect(inSight).toBe(true);
      await page.locator("#faults").selectOption("none");
      await press("reset", "Enter");
      await page.setViewportSize({ width: 900, height: 1000 });
    });

    it("plays in steps of a second where motion is to be reduced", async () => {
      /** The smallest of so many steps, in seconds of the cycle. */
      const smallestOf = async (count: number): Promise<number> => {
        await press("play", "Enter");
        const smallest = await page.evaluate(smallestStep, count);
        await press("play", "Enter");
        return smallest;
      };
      const speed = 60;
      await page.emulateMedia({ reducedMotion: "reduce" });
      expect(await smallestOf(2)).toBeGreaterThanOrEqual(speed);
      await page.emulateMedia({ reducedMotion: "no-preference" });
      expect(await smallestOf(10)).toBeLessThan(speed);
    });

    it("is drawn anew for the dark, for more contrast and for a narrow window", async () => {
      const window = () =>
        page.evaluate(() => getComputedStyle(document.querySelector("main") as Element).getPropertyValue("--window"));
      const light = await window();
      await page.emulateMedia({ colorScheme: "dark" });
      await eventually(window).not.toBe(light);
      await eventually(() => textOf("found")).toMatch(/execute at once\.$/);
      await page.screenshot({ path: "reports/editor/panel-page-dark.png", fullPage: true });
      const dark = await window();
      await page.emulateMedia({ contrast: "more" });
      await eventually(window).not.toBe(dark);
      await page.setViewportSize({ width: 320, height: 900 });
      await eventually(() =>
        page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.screenshot({ path: "reports/editor/panel-page-narrow.png", fullPage: true });
    });

    it("asks nobody for anything, and nothing in it complains", () => {
      expect(opened.strangers).toEqual([]);
      expect(opened.complaints).toEqual([]);
    });
  });

/** In the page: how far the playhead goes at once, in each of so many moves. */
function smallestStep(count: number): Promise<number> {
  return new Promise((resolve) => {
    const slider = document.querySelector("#time") as HTMLInputElement;
    const steps: number[] = [];
    let last = slider.valueAsNumber;
    new MutationObserver((_, observer) => {
      const now = slider.valueAsNumber;
      steps.push((now - last + Number(slider.max)) % Number(slider.max));
      last = now;
      if (steps.length < count) return;
      observer.disconnect();
      resolve(Math.min(...steps));
    }).observe(document.querySelector("#now") as Element, { childList: true });
  });
}
