import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DEFAULTS, folderWith, slotwise } from "../cli/command.js";

/** Of an element, as much as the page's script makes use of. */
class FakeElement {
  textContent = "";
  value = "0";
  scrollLeft = 0;
  clientWidth = 300;
  readonly attributes = new Map<string, string>();
  readonly listeners = new Map<string, (event: object) => void>();
  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }
  addEventListener(name: string, listener: (event: object) => void): void {
    this.listeners.set(name, listener);
  }
  getBoundingClientRect(): { width: number } {
    return { width: 600 };
  }
}

/** A page with its script running in it, as wide as a phone. */
async function pageOf(...args: readonly string[]) {
  const cwd = folderWith({ "pyproject.toml": DEFAULTS });
  await slotwise(["simulate", "--for", "1h", "--html", "story.html", ...args], { cwd });
  const html = readFileSync(join(cwd, "story.html"), "utf8");
  const elements = new Map<string, FakeElement>();
  const element = (name: string): FakeElement => {
    const known = elements.get(name) ?? new FakeElement();
    elements.set(name, known);
    return known;
  };
  element("#data").textContent = /<script id="data" type="application\/json">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  const keys = new FakeElement();
  const document = {
    querySelector: element,
    addEventListener: (name: string, listener: (event: object) => void) => keys.addEventListener(name, listener),
  };
  const script = /<script>(.*)<\/script>/s.exec(html)?.[1] ?? "";
  const kinds = [...new Set(script.match(/\b(?:HTML|SVG)\w*Element\b/g))];
  new Function("document", ...kinds, script)(document, ...kinds.map(() => FakeElement));
  const drag = (value: number): void => {
    element("#time").value = String(value);
    element("#time").listeners.get("input")?.({});
  };
  const press = (key: string): void => keys.listeners.get("keydown")?.({ key });
  /** Where a line of the drawing is in what is in sight, in pixels. */
  const inSight = (x: number): number => (x * 600) / 900 - element("figure").scrollLeft;
  return { html, element, drag, press, inSight };
}

const JOIN = ["--runners", "3", "--faults", "join", "--protocol", "slot-window"];

test("whoever executes when the picture ends executes at the end of the slider, too", async () => {
  const { element, drag } = await pageOf(...JOIN);
  drag(1);
  expect(element("#busy").textContent).toBe("Runner 4 executes.");
  drag(0);
  expect(element("#busy").textContent).toBe("Nobody executes.");
});

test("on a narrow screen what is wrong is in sight at first, and the playhead while it is moved", async () => {
  const { html, element, drag, inSight } = await pageOf(...JOIN);
  const [, x, width] = /class="problem" x="([\d.]+)"[^>]*? width="([\d.]+)"/.exec(html) ?? [];
  const middle = inSight(Number(x) + Number(width) / 2);
  expect(middle).toBeGreaterThan(0);
  expect(middle).toBeLessThan(300);
  for (const value of [0, 0.3, 1, 0.5, 0.9, 0.1]) {
    drag(value);
    const at = inSight(Number(element("#playhead").attributes.get("x1")));
    expect(at).toBeGreaterThanOrEqual(0);
    expect(at).toBeLessThanOrEqual(300);
  }
});

test("keys go from one event to the next and back, and no further than there are", async () => {
  const { element, press } = await pageOf(...JOIN);
  const times = [element("#now").textContent];
  for (let step = 0; step < 50; step++) {
    press("n");
    const now = element("#now").textContent;
    if (now === times.at(-1)) break;
    times.push(now);
  }
  expect(times.length).toBeGreaterThan(3);
  expect(times.length).toBeLessThan(50);
  expect(element("#time").attributes.get("aria-valuetext")).toBe(times.at(-1));
  for (const earlier of times.slice(1, -1).toReversed()) {
    press("p");
    expect(element("#now").textContent).toBe(earlier);
  }
});

test("only what the page itself says may run, and nothing is fetched", async () => {
  const { html } = await pageOf(...JOIN);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll("&#39;", "'") ?? "";
  const hashes = (tag: string): readonly string[] =>
    [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map(
      ([, content = ""]) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`,
    );
  expect(policy).toBe(
    `default-src 'none'; script-src ${hashes("script").join(" ")}; style-src ${hashes("style").join(" ")}; base-uri 'none'; form-action 'none'`,
  );
  expect(html).not.toMatch(/\b(?:src|href)=|\bimport\b|\bfetch\b/);
});
