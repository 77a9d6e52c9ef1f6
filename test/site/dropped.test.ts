import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { EXECUTION, EXECUTIONS, HEARTBEATS, PREFIX, RUNNER } from "../audit/stores/shop.js";
import { type StoreReader, storeReader } from "../audit/stores/store-reader.js";
import { insert, tablesOf } from "../audit/stores/tables.js";
import { folderWith } from "../cli/command.js";
import { browserProgram } from "../editor/requirements.js";
import { type DroppedPage, openDroppedPage, POLICY, type PolicyPlace } from "./dropped-page.js";

const EXAMPLES = fileURLToPath(new URL("../../docs/examples/audit/", import.meta.url));
const made = await storeReader();
const program = browserProgram();
if (program === undefined && process.env["CI"])
  throw new Error("CI is set, and there is no Chromium: apt-get install chromium");
if (program === undefined)
  process.stderr.write("The tests of dropped files in a browser are skipped: they need Chromium.\n");

/** What the page says of itself. */
interface Said {
  readonly turns: number;
  readonly longestWait: number;
  readonly copied: readonly string[];
  readonly defects: readonly string[];
  readonly isForAudit: readonly boolean[];
}

let browser: Browser;
let opened: DroppedPage | undefined;
beforeAll(async () => {
  if (program === undefined) return;
  const { chromium } = await import("playwright-core");
  browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
});
afterEach(() => opened?.close());
afterAll(() => browser?.close());

/** A page, and what can be done with it. */
async function pageWith(place: PolicyPlace, more: { policy?: string; without?: RegExp } = {}) {
  const { page, fetched, complaints } = await openPage(place, more);
  const main = page.locator("main");
  const textOf = (id: string) => page.locator(`#${id}`).textContent();
  const drop = async (...paths: string[]) => {
    await page.locator("input").setInputFiles(paths);
    await page.locator("main[data-state=fleets], main[data-state=none]").waitFor({ state: "attached" });
  };
  return {
    ...{ page, main, fetched, complaints, textOf, drop },
    said: () => page.evaluate<Said>("window.slotwise"),
    /** Something is shown, or why nothing is. */
    shows: async () => {
      await page.locator("#all:not([hidden]), [role=alert]").first().waitFor();
      return (await page.locator("[role=alert]").count()) > 0 ? main.textContent() : textOf("verdict");
    },
    settings: (text: string) => page.evaluate(`window.slotwise.changed(${JSON.stringify(text)})`),
  };
}

async function openPage(place: PolicyPlace, more: { policy?: string; without?: RegExp }): Promise<DroppedPage> {
  opened = await openDroppedPage(browser, { place, ...more });
  return opened;
}

const isSqlite = (name: string) => /sqlite|\.wasm$/.test(name);
const ready = () => (made as { readonly reader: StoreReader }).reader;

/** A store whose executions stand in its -wal. */
async function livingStore(executions = 2): Promise<string> {
  const path = join(folderWith({}), "fleet.db");
  await ready().make(
    path,
    `PRAGMA journal_mode = WAL; ${tablesOf(PREFIX, "0.4.0")} ${insert(HEARTBEATS, { ...RUNNER, creation_timestamp: 1, last_heartbeat: 13 })}`,
  );
  await ready().crash(
    path,
    insert(
      EXECUTIONS,
      ...Array.from({ length: executions }, (_, at) => ({ ...EXECUTION, atomic_service_run_id: `e${at}` })),
    ),
  );
  return path;
}

describe.skipIf(program === undefined)("a dropped file in a browser", { retry: 1 }, () => {
  describe.each(["header", "meta"] as const)("under a policy in a %s", (place) => {
    it("of records is audited, against the settings that there are and those that come, and fetches no SQLite", async () => {
      const { drop, shows, textOf, settings, page, fetched, complaints, said } = await pageWith(place);
      expect(fetched.filter((name) => /dropped/.test(name))).toEqual([]);
      await drop(join(EXAMPLES, "stuck.jsonl"));
      expect(await shows()).toMatch(/^It may stand still: runner-3 has been executing for 101 s/);
      expect(await textOf("heading")).toMatch(
        /^application-1 in stuck\.jsonl, pynenc 0\.4\.0, 2026-11-29 16:20:44 UTC/,
      );
      expect(await textOf("remarks")).toContain("No settings of this fleet are known here");
      // What a file says of its time counts, and of one application there is nothing to choose.
      expect(await page.locator(".dropped select:visible").count()).toBe(0);
      await settings(readFileSync(join(EXAMPLES, "pyproject.toml"), "utf8"));
      await expect.poll(() => textOf("verdict")).toMatch(/^The fleet has stood still since 16:19:04, for 101 s\./);
      expect(await page.locator("#remarks-part").isHidden()).toBe(true);
      expect(await page.locator("#broken h3").allTextContents()).toEqual(["lock-released", "somebody-runs"]);
      expect(await page.locator("#picture svg .window").count()).toBeGreaterThan(0);
      await page.locator("#span").selectOption("hour");
      await expect.poll(() => page.locator("#description li").first().textContent()).toContain("for 1 h");
      await page.locator("#copy").click();
      await expect.poll(() => textOf("told")).toBe("The picture is in the clipboard, as SVG.");
      expect((await said()).copied[0]).toMatch(/^<svg /);
      expect(fetched.filter(isSqlite)).toEqual([]);
      expect((await said()).isForAudit).toEqual([true]);
      expect([complaints, (await said()).defects]).toEqual([[], []]);
    });

    it.skipIf(made.kind === "missing")(
      "that is a store is read with its -wal, by what is fetched only then",
      async () => {
        const { drop, shows, textOf, fetched, complaints, said } = await pageWith(place);
        const path = await livingStore();
        expect(fetched.filter((name) => isSqlite(name) || /dropped/.test(name))).toEqual([]);
        await drop(path, `${path}-wal`, `${path}-shm`);
        expect(await shows()).toMatch(/^No runner lives/);
        expect(await textOf("heading")).toMatch(/^shop in fleet\.db, pynenc 0\.4\.0/);
        expect(await textOf("measured")).toContain("2 completed");
        expect(await textOf("remarks")).not.toContain("WAL");
        expect(fetched.filter(isSqlite).map((name) => name.split(".").at(-1))).toEqual(
          expect.arrayContaining(["js", "wasm"]),
        );
        expect((await said()).isForAudit).toEqual([true, true, true]);
        await drop(path);
        expect(await shows()).toMatch(/^No execution is recorded|^No runner lives/);
        await expect
          .poll(() => textOf("remarks"))
          .toContain(
            "fleet.db is in WAL mode and was dropped without its -wal: where it is a copy of a store in use, what was written last is not in it.",
          );
        expect([complaints, (await said()).defects]).toEqual([[], []]);
      },
    );
  });

  it.skipIf(made.kind === "missing")("is judged for the time when it was written, where somebody asks", async () => {
    const { drop, shows, textOf, page } = await pageWith("header");
    const path = await livingStore();
    for (const end of ["", "-wal"]) utimesSync(`${path}${end}`, 14, 14);
    await drop(path, `${path}-wal`);
    expect(await shows()).toMatch(/^No runner lives/);
    await page.getByLabel("Judged for").selectOption("written");
    await expect.poll(() => textOf("heading")).toContain("1970-01-01 00:00:14");
    expect(await textOf("verdict")).not.toMatch(/^No runner lives/);
  });

  it.skipIf(made.kind === "missing")("of several applications shows the one that is chosen", async () => {
    const { drop, shows, textOf, page } = await pageWith("header");
    const path = join(folderWith({}), "two.db");
    const tables = (prefix: string) =>
      `${tablesOf(prefix, "0.4.0")} ${insert(`${prefix}__orchestrator_runner_heartbeats`, RUNNER)}`;
    await ready().make(
      path,
      `${tables("orders_1a2b3c4d")} ${tables("stock_1a2b3c4d")} ${tablesOf("void_1a2b3c4d", "0.4.0")}`,
    );
    await drop(path);
    await shows();
    expect(await textOf("heading")).toMatch(/^orders in two\.db/);
    expect(await page.getByLabel("Application").locator("option").allTextContents()).toEqual([
      "orders (runners: 1, executions: 0)",
      "stock (runners: 1, executions: 0)",
      "void (runners: 0, executions: 0)",
    ]);
    await page.getByLabel("Application").selectOption("stock");
    await expect.poll(() => textOf("heading")).toMatch(/^stock in two\.db/);
    await page.getByLabel("Application").selectOption("void");
    await page.locator("#nothing:not([hidden])").waitFor();
    expect(await textOf("nothing")).toBe("No runner and no execution is recorded in two.db.");
    await page.getByLabel("Application").selectOption("orders");
    expect(await shows()).toMatch(/^No runner lives/);
  });

  it.skipIf(made.kind === "missing")("can be used without a mouse, without sight and at 320 pixels", async () => {
    const { drop, shows, page } = await pageWith("header");
    const path = await livingStore();
    for (const end of ["", "-wal"]) utimesSync(`${path}${end}`, 14, 14);
    await drop(path, `${path}-wal`);
    await shows();
    await page.evaluate(axe.source);
    const violations = await page.evaluate<readonly { id: string; nodes: readonly { html: string }[] }[]>(
      "axe.run(document.querySelector('main')).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes })))",
    );
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.getByLabel("Judged for").focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.locator("#heading").textContent()).toContain("1970-01-01 00:00:14");
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
  });

  it("that cannot be read is told in one sentence", async () => {
    const { drop, shows, complaints, said } = await pageWith("header");
    const folder = folderWith({
      "empty.jsonl": "",
      "prose.txt": "It was a dark night.\n",
      "settings.toml": "[tool.pynenc]\n",
      "secret.db": Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)),
      "zeros.db": `SQLite format 3\0${"\0".repeat(5000)}`,
      "lonely.db-wal": "",
      "a.jsonl": '{"kind":"runner","runner":"r","created":"2026-01-01T00:00:00Z","lastSeen":"2026-01-01T00:01:00Z"}\n',
      "x.db-wal": Buffer.from("377f068200000000", "hex"),
    });
    const path = (name: string) => join(folder, name);
    const sentences: (string | null)[] = [];
    const kinds: boolean[] = [];
    for (const names of [
      ["empty.jsonl"],
      ["prose.txt"],
      ["settings.toml"],
      ["secret.db"],
      ["zeros.db"],
      ["lonely.db-wal"],
      ["a.jsonl", "prose.txt"],
      ["zeros.db", "x.db-wal"],
      ["a.jsonl", "x.db-wal"],
    ]) {
      await drop(...names.map(path));
      sentences.push(await shows());
      kinds.push((await said()).isForAudit[0] === true);
    }
    expect(sentences).toEqual([
      "empty.jsonl cannot be read: it is empty.",
      "prose.txt holds no records of a fleet: line 1: it is no JSON.",
      "settings.toml holds no records of a fleet: line 1: it is no JSON.",
      "secret.db is no text of records, and no SQLite database, or an encrypted one.",
      "zeros.db cannot be read: it is no SQLite database.",
      "lonely.db-wal is only what stands beside a database: drop lonely.db together with it.",
      "a.jsonl and prose.txt were dropped together: one store with its -wal, or one file of records, is read at a time.",
      "x.db-wal belongs to another database than zeros.db, whose own is called zeros.db-wal.",
      "a.jsonl and x.db-wal were dropped together: one store with its -wal, or one file of records, is read at a time.",
    ]);
    expect(kinds).toEqual([false, false, false, false, true, true, true, true, true]);
    await drop(path("a.jsonl"));
    expect(await shows()).toMatch(/^No runner lives/);
    expect([complaints, (await said()).defects]).toEqual([[], []]);
  });

  it.skipIf(made.kind === "missing")("is told where SQLite may not run or is not there", async () => {
    const path = await livingStore();
    const strict = await pageWith("header", { policy: POLICY.replace(" 'wasm-unsafe-eval'", "") });
    await strict.drop(path, `${path}-wal`);
    expect(await strict.shows()).toBe(
      "fleet.db cannot be read: the browser lets no WebAssembly run here, which SQLite takes.",
    );
    await opened?.close();
    const broken = await pageWith("header", { without: /\.wasm$/ });
    await broken.drop(path, `${path}-wal`);
    expect(await broken.shows()).toBe("fleet.db cannot be read: what reads SQLite could not be loaded.");
    await opened?.close();
    const alone = await pageWith("header", { policy: POLICY.replace("connect-src 'self'; ", "") });
    await alone.drop(path, `${path}-wal`);
    expect(await alone.shows()).toBe("fleet.db cannot be read: what reads SQLite could not be loaded.");
    await opened?.close();
    const empty = await pageWith("header", { without: /^dropped-worker/ });
    await empty.drop(path, `${path}-wal`);
    expect(await empty.shows()).toBe("What reads dropped files could not be loaded.");
  });

  it("of 300,000 records leaves the page its turns", async () => {
    const { drop, shows, textOf, said } = await pageWith("header");
    const path = join(folderWith({}), "many.jsonl");
    writeFileSync(path, manyRecords(300_000));
    await drop(path);
    await shows();
    const { turns, longestWait } = await said();
    expect(await textOf("measured")).toContain("300,000 completed");
    if (process.env["SLOTWISE_MEASURE"]) process.stderr.write(`turns: ${turns}, longest wait: ${longestWait} ms\n`);
    // A page that reads them itself has a handful.
    expect(turns).toBeGreaterThan(40);
  });

  it.skipIf(made.kind === "missing")("with 300,000 rows leaves the page its turns", async () => {
    const { drop, shows, textOf, said } = await pageWith("header");
    const path = join(folderWith({}), "many.db");
    await ready().make(
      path,
      `${tablesOf(PREFIX, "0.4.0")} ${insert(HEARTBEATS, RUNNER)}
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
       INSERT INTO "${EXECUTIONS}" (runner_id, start_time, end_time, atomic_service_run_id, status, reason)
       SELECT 'a', strftime('%Y-%m-%dT%H:%M:%S+00:00', i * 10, 'unixepoch'),
         strftime('%Y-%m-%dT%H:%M:%S+00:00', i * 10 + 1, 'unixepoch'), 'e' || i, 'completed', '' FROM n;`,
    );
    await drop(path);
    await shows();
    const { turns, longestWait } = await said();
    expect(await textOf("measured")).toContain("300,000 completed");
    if (process.env["SLOTWISE_MEASURE"]) process.stderr.write(`turns: ${turns}, longest wait: ${longestWait} ms\n`);
    expect(turns).toBeGreaterThan(40);
  });
});

/** One every ten seconds, so many. */
function manyRecords(count: number): string {
  const first = Date.UTC(2026, 0, 1);
  const time = (at: number, second: number) => new Date(first + (at * 10 + second) * 1000).toISOString();
  const lines = [
    JSON.stringify({
      kind: "store",
      application: "many",
      source: "sqlite",
      releases: ["0.4.0"],
      readAt: time(count, 0),
    }),
    JSON.stringify({ kind: "runner", runner: "a", created: time(0, 0), lastSeen: time(count, 0) }),
  ];
  for (let at = 0; at < count; at++) {
    lines.push(
      `{"kind":"execution","runner":"a","start":"${time(at, 0)}","end":"${time(at, 1)}","status":"completed","id":"e${at}"}`,
    );
  }
  return `${lines.join("\n")}\n`;
}
