import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { EXECUTIONS, HEARTBEATS, PREFIX, RUNNER } from "../audit/stores/shop.js";
import { storeReader, testsWith } from "../audit/stores/store-reader.js";
import { insert, tablesOf } from "../audit/stores/tables.js";
import { folderWith } from "../cli/command.js";
import { lacksBrowser } from "./browser.js";
import { droppedPages } from "./in-dropped-page.js";
import { livingFleet } from "./living-store.js";

const EXAMPLES = fileURLToPath(new URL("../../docs/examples/audit/", import.meta.url));
const made = await storeReader();
const withReader = testsWith(made);

const isSqlite = (name: string) => /sqlite|\.wasm$/.test(name);

describe.skipIf(lacksBrowser())("a dropped file in a browser", () => {
  const pageWith = droppedPages();

  describe.each(["header", "meta"] as const)("under a policy in a %s", (place) => {
    it("of records is audited, against the settings that there are and those that come, and fetches no SQLite", async () => {
      const { drop, shows, textOf, settings, page, fetched, complaints, said } = await pageWith({ place });
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
      withReader(async (reader) => {
        const { drop, shows, textOf, fetched, complaints, said } = await pageWith({ place });
        const path = await livingFleet(reader);
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
      }),
    );
  });

  it.skipIf(made.kind === "missing")(
    "is judged for the time when it was written, where somebody asks",
    withReader(async (reader) => {
      const { drop, shows, textOf, page } = await pageWith({ place: "header" });
      const path = await livingFleet(reader);
      for (const end of ["", "-wal"]) utimesSync(`${path}${end}`, 14, 14);
      await drop(path, `${path}-wal`);
      expect(await shows()).toMatch(/^No runner lives/);
      await page.getByLabel("Judged for").selectOption("written");
      await expect.poll(() => textOf("heading")).toContain("1970-01-01 00:00:14");
      expect(await textOf("verdict")).not.toMatch(/^No runner lives/);
    }),
  );

  it.skipIf(made.kind === "missing")(
    "of several applications shows the one that is chosen",
    withReader(async (reader) => {
      const { drop, shows, textOf, page } = await pageWith({ place: "header" });
      const path = join(folderWith({}), "two.db");
      const tables = (prefix: string) =>
        `${tablesOf(prefix, "0.4.0")} ${insert(`${prefix}__orchestrator_runner_heartbeats`, RUNNER)}`;
      await reader.make(
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
    }),
  );

  it.skipIf(made.kind === "missing")(
    "can be used without a mouse, without sight and at 320 pixels",
    withReader(async (reader) => {
      const { drop, shows, page } = await pageWith({ place: "header" });
      const path = await livingFleet(reader);
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
    }),
  );

  it("of 300,000 records leaves the page its turns", async () => {
    const { drop, shows, textOf, said } = await pageWith({ place: "header" });
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

  it.skipIf(made.kind === "missing")(
    "with 300,000 rows leaves the page its turns",
    withReader(async (reader) => {
      const { drop, shows, textOf, said } = await pageWith({ place: "header" });
      const path = join(folderWith({}), "many.db");
      await reader.make(
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
    }),
  );
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
