import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { browserProgram } from "../editor/requirements.js";
import { BASE, builtSite } from "../site/built-site.js";
import { serveFolder } from "../site/serve.js";

// A first visit, by the browser's own tracing: nothing cached, from this machine, and beside it with a processor four times as
// slow, as phones have.

const PAGES = ["", "findings.html", "rules/window-shorter-than-check.html", "playground/"];
const VISITS = 5;
/** What takes longer keeps somebody waiting who clicks meanwhile. */
const LONG_TASK_MILLISECONDS = 50;
const SETTLED_MILLISECONDS = 1500;

const program = browserProgram();
if (program === undefined) process.stdout.write("  needs Chromium (apt-get install chromium)\n");
else await measure(program);

async function measure(executablePath: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slotwise-bench-"));
  process.env["SLOTWISE_TEST_RUN"] = folder;
  const served = await serveFolder(await builtSite(), BASE);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    for (const path of PAGES) {
      for (const slowness of [1, 4]) {
        const visits: Visit[] = [];
        for (let visit = 0; visit < VISITS; visit++) {
          const before = served.sent();
          const figures = await visitOf(browser, served.address + path, slowness, join(folder, "trace.json"));
          visits.push({ ...figures, kilobytes: (served.sent() - before) / 1000 });
        }
        const middle = (figure: keyof Visit) => median(visits.map((each) => each[figure]));
        process.stdout.write(
          `  ${path === "" ? "start page" : path}, processor /${slowness}: first paint ${middle("firstPaint").toFixed(0)} ms, largest ${middle("largestPaint").toFixed(0)} ms, blocked ${middle("blocked").toFixed(0)} ms, shift ${middle("shift").toFixed(3)}, ${middle("kilobytes").toFixed(0)} kB${path === "playground/" ? `, drawing ${middle("drawing").toFixed(0)} ms` : ""}\n`,
        );
      }
    }
  } finally {
    await browser.close();
    await served.close();
    rmSync(folder, { recursive: true });
  }
}

interface Figures {
  /** Milliseconds since the navigation began. */
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly drawing: number;
  /** By which long tasks are longer than they may be, together. */
  readonly blocked: number;
  /** How much of what is seen has moved. */
  readonly shift: number;
}

interface Visit extends Figures {
  readonly kilobytes: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args: {
    readonly data?: {
      readonly score?: number;
      readonly had_recent_input?: boolean;
      readonly documentLoaderURL?: string;
    };
  } & Record<string, unknown>;
}

async function visitOf(browser: Browser, address: string, slowness: number, file: string): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  await browser.startTracing(page, {
    path: file,
    categories: ["loading", "blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
  await page.goto(address);
  const drawing = address.endsWith("playground/")
    ? await page
        .locator("#picture svg")
        .waitFor()
        .then(() => page.evaluate(() => performance.now()))
    : Number.NaN;
  // What comes late, such as a search for a story, belongs to the visit.
  await page.waitForTimeout(SETTLED_MILLISECONDS * slowness);
  await browser.stopTracing();
  await context.close();
  const { traceEvents: events } = JSON.parse(readFileSync(file, "utf8")) as { traceEvents: readonly TraceEvent[] };
  return { ...figuresOf(events, address), drawing };
}

function figuresOf(events: readonly TraceEvent[], address: string): Omit<Figures, "drawing"> {
  const begun = events.find(({ name, args }) => name === "navigationStart" && args.data?.documentLoaderURL === address);
  const own = events.filter(({ pid, ts }) => pid === begun?.pid && ts >= (begun?.ts ?? 0));
  const first = own.find(({ name }) => name === "firstContentfulPaint");
  if (begun === undefined || first === undefined) throw new Error(`the trace has no first paint of ${address}`);
  const largest = own.findLast(({ name }) => name === "largestContentfulPaint::Candidate") ?? first;
  const tasks = own.filter(({ name, tid }) => name === "RunTask" && tid === first.tid);
  const shifts = own.filter(({ name, args }) => name === "LayoutShift" && args.data?.had_recent_input !== true);
  return {
    firstPaint: (first.ts - begun.ts) / 1000,
    largestPaint: (largest.ts - begun.ts) / 1000,
    blocked: tasks.reduce((sum, { dur = 0 }) => sum + Math.max(0, dur / 1000 - LONG_TASK_MILLISECONDS), 0),
    shift: shifts.reduce((sum, { args }) => sum + (args.data?.score ?? 0), 0),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
