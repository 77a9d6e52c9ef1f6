import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Page } from "playwright-core";
import { writeLink } from "../../docs/.vitepress/src/link/link-text.js";
import { browserProgram } from "../editor/requirements.js";
import { serveFolder } from "../site/serve.js";
import { pyproject200 } from "./pyproject-200.js";
import { watchKeys } from "./watch-keys.mjs";

// A key in the playground, in a real browser: until the letter stands in the text, and until the drawing is a new one.

const KEYS = 240;
/** Of the first the engine has compiled nothing yet. */
const WARM_UP = 40;
const FRAME_MILLISECONDS = 1000 / 60;

const program = browserProgram();
if (program === undefined) process.stdout.write("  needs Chromium (apt-get install chromium)\n");
else await measure(program);

async function measure(executablePath: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slotwise-bench-"));
  const bundler = join(process.env["SLOTWISE_ROOT"] ?? "", "docs/.vitepress/scripts/bundle-playground.mjs");
  const { bundlePlayground } = (await import(pathToFileURL(bundler).href)) as {
    bundlePlayground(options: { outDir: string }): Promise<unknown>;
  };
  await bundlePlayground({ outDir: join(folder, "playground") });
  const served = await serveFolder(folder);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    for (const [what, version] of [
      ["one version", ">=0.2,<0.3"],
      ["both versions", ">=0.2"],
    ] as const) {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      const state = {
        files: [{ path: "pyproject.toml", text: pyproject200("5.0", version) }],
        chosen: "pyproject.toml",
      };
      const fragment = await writeLink(state);
      await page.goto(`${served.address}playground/#${fragment}`);
      await page.locator("#picture svg").waitFor();
      for (const [where, words] of [
        ["in the interval", "atomic_service_interval"],
        ["in the number of runners", "runners = 4"],
      ] as const) {
        const { echoed, drawn } = await typed(page, words);
        const ratio = (at(drawn, 0.5) / at(echoed, 0.5)).toFixed(1);
        const within = drawn.filter((each) => each < FRAME_MILLISECONDS).length / drawn.length;
        process.stdout.write(
          `  200 lines, ${what}, typing ${where}: to the letter ${line(echoed)}; to the new drawing ${line(drawn)}; median x${ratio}, ${Math.round(within * 100)} % within a frame of 16.7 ms\n`,
        );
      }
      await page.close();
    }
  } finally {
    await browser.close();
    await served.close();
    rmSync(folder, { recursive: true });
  }
}

interface Times {
  readonly echoed: readonly number[];
  readonly drawn: readonly number[];
}

/** Types and takes back a digit at the end of a line, again and again, as fast as a person does. */
async function typed(page: Page, words: string): Promise<Times> {
  await page.locator(".cm-line", { hasText: words }).first().click();
  await page.keyboard.press("End");
  await page.evaluate(watchKeys);
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press(key % 2 === 0 ? String((key % 9) + 1) : "Backspace");
    await page.waitForTimeout(60);
  }
  const times = await page.evaluate(() => (globalThis as unknown as { slotwiseTimes: Times }).slotwiseTimes);
  const sorted = (all: readonly number[]) => all.slice(WARM_UP).sort((one, other) => one - other);
  return { echoed: sorted(times.echoed), drawn: sorted(times.drawn) };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function line(sorted: readonly number[]): string {
  return `p50 ${at(sorted, 0.5).toFixed(1)} ms, p95 ${at(sorted, 0.95).toFixed(1)} ms`;
}
