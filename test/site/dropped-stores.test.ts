import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openWasmSqlite } from "../../docs/.vitepress/src/dropped/sqlite/wasm-sqlite.js";
import { SQLITE_WASM } from "../../docs/.vitepress/src/dropped/testing/sqlite-wasm.js";
import { EXECUTION, EXECUTIONS, HEARTBEATS, PREFIX, RUNNER } from "../audit/stores/shop.js";
import { storeReader, testsWith } from "../audit/stores/store-reader.js";
import { insert, tablesOf } from "../audit/stores/tables.js";
import { folderWith } from "../cli/command.js";
import { livingStore } from "./living-store.js";
import { readByWasm } from "./read-by-wasm.js";

// Every other store of the tests is read by both as well, in `store()` of `test/audit/stores/shop.ts`.

const made = await storeReader();
const withReader = testsWith(made);

const problemOf = (path: string, ends?: readonly string[]) =>
  readByWasm(path, undefined, ends).then(
    () => "it is read",
    (error: Error) => error.message,
  );

const WITHOUT_LOG =
  "store.db is in WAL mode and was dropped without its -wal: where it is a copy of a store in use, what was written last is not in it";
const NOTHING_OF_LOG = "nothing was read of store.db-wal: it is left of an earlier log, or damaged";

describe.skipIf(made.kind === "missing")("a dropped store in WAL mode", () => {
  it(
    "is read with what stands in its -wal alone, as Node reads it",
    withReader(async (reader) => {
      const path = join(folderWith({}), "store.db");
      await livingStore(reader, path, 3);
      const read = await reader.read(path);
      expect(read.records[0]?.executions).toHaveLength(3);
      const expected = { ...read, remarks: [] };
      expect(await readByWasm(path, read.records[0]?.readAt)).toEqual(expected);
      expect(await readByWasm(path, read.records[0]?.readAt, ["-shm", "-wal", ""])).toEqual(expected);
    }),
  );

  it(
    "is read without its -wal as of the last checkpoint, and that is said",
    withReader(async (reader) => {
      const path = join(folderWith({}), "store.db");
      await livingStore(reader, path, 3);
      const { applications, remarks } = await readByWasm(path, undefined, [""]);
      expect(applications).toEqual([{ application: "shop", runners: 1, executions: 0 }]);
      expect(remarks).toEqual([WITHOUT_LOG]);
    }),
  );

  it(
    "whose tables stand in the -wal alone is told without it",
    withReader(async (reader) => {
      const path = join(folderWith({}), "store.db");
      await reader.crash(path, `PRAGMA journal_mode = WAL; ${tablesOf(PREFIX, "0.4.0")}`);
      expect(await problemOf(path, [""])).toBe(
        "store.db has no tables of a pynenc fleet; of a store in use most stands in a -wal beside it, and there is none.",
      );
      expect((await readByWasm(path)).applications).toHaveLength(1);
    }),
  );

  it(
    "is read with a -wal that is empty, cut off in its middle, damaged or left of an earlier one as SQLite reads it",
    withReader(async (reader) => {
      const path = join(folderWith({}), "store.db");
      await livingStore(reader, path, 3);
      const log = readFileSync(`${path}-wal`);
      const readWith = async (bytes: Uint8Array) => {
        writeFileSync(`${path}-wal`, bytes);
        const { records, remarks } = await readByWasm(path);
        const byNode = await reader.read(path);
        expect(records[0]?.executions).toEqual(byNode.records[0]?.executions);
        return { executions: records[0]?.executions.length, remarks };
      };
      expect(await readWith(Buffer.alloc(0))).toEqual({ executions: 0, remarks: [] });
      // One byte short: the last transaction is not whole.
      const cut = await readWith(log.subarray(0, -1));
      expect(cut.executions).toBeLessThan(3);
      expect(cut.remarks).toEqual([]);
      const other = Buffer.from(log);
      other[16] = (other[16] ?? 0) ^ 0xff;
      expect(await readWith(other)).toEqual({ executions: 0, remarks: [NOTHING_OF_LOG] });
      expect(await readWith(Buffer.alloc(100, "x"))).toEqual({ executions: 0, remarks: [NOTHING_OF_LOG] });
    }),
  );

  it(
    "is not mixed in silence with the -wal of another one",
    withReader(async (reader) => {
      const folder = folderWith({});
      const path = join(folder, "store.db");
      const others = join(folder, "other.db");
      await livingStore(reader, path, 1);
      const text = "x".repeat(3000);
      await reader.crash(
        others,
        `PRAGMA journal_mode = WAL; CREATE TABLE t (a); ${insert("t", { a: text }, { a: text })}`,
      );
      copyFileSync(`${others}-wal`, `${path}-wal`);
      expect(await problemOf(path)).toMatch(
        /^store\.db (has no tables of a pynenc fleet\.|cannot be read: it is damaged or cut off, or store\.db-wal is the log of another database\.)$/,
      );
      // The same tables, elsewhere.
      await reader.make(
        `${others}2`,
        `PRAGMA journal_mode = WAL; CREATE TABLE t (a); ${insert("t", { a: text }, { a: text })} ${tablesOf(PREFIX, "0.4.0")}`,
      );
      const long = Array.from({ length: 30 }, () => ({ ...EXECUTION, reason: "r".repeat(1000) }));
      await reader.crash(`${others}2`, insert(EXECUTIONS, ...long));
      copyFileSync(`${others}2-wal`, `${path}-wal`);
      const mixed = await readByWasm(path).then(
        ({ remarks }) => remarks.join(),
        (error: Error) => error.message,
      );
      expect(mixed).toMatch(/do not fit together|is the log of another database/);
      // Pages of another size.
      await reader.crash(
        `${others}3`,
        "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; CREATE TABLE t (a); CREATE TABLE u (a);",
      );
      copyFileSync(`${others}3-wal`, `${path}-wal`);
      expect(await problemOf(path)).toBe(
        "store.db-wal is the log of another database than store.db: their pages differ in size.",
      );
    }),
  );

  it(
    "has nothing said of a -wal that is all in it already",
    withReader(async (reader) => {
      const path = join(folderWith({}), "store.db");
      await livingStore(reader, path, 2);
      await reader.crash(path, "PRAGMA wal_checkpoint(FULL)");
      const { records, remarks } = await readByWasm(path);
      expect(records[0]?.executions).toHaveLength(2);
      expect(remarks).toEqual([]);
    }),
  );
});

describe.skipIf(made.kind === "missing")("a dropped store", () => {
  it(
    "that a crash left in the middle of a transaction is rolled back by its -journal, as SQLite does",
    withReader(async (reader) => {
      const path = join(folderWith({}), "store.db");
      await reader.make(path, `${tablesOf(PREFIX, "0.4.0")} ${insert(HEARTBEATS, RUNNER)}`);
      const many = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
        INSERT INTO "${EXECUTIONS}" (runner_id, start_time, end_time, status)
        SELECT 'a', '1970-01-01T00:00:11+00:00', NULL, 'running' FROM n;`;
      // Little memory, so that pages are written before the transaction is over.
      await reader.crash(path, `PRAGMA cache_size = 5; BEGIN; DELETE FROM "${HEARTBEATS}"; ${many}`);
      expect(existsSync(`${path}-journal`)).toBe(true);
      expect((await readByWasm(path)).applications).toEqual([{ application: "shop", runners: 1, executions: 0 }]);
    }),
  );

  it(
    "that cannot be read is told in one sentence",
    withReader(async (reader) => {
      const folder = folderWith({
        "empty.db": "",
        "short.db": "SQLite format 3\0",
        "zeros.db": `SQLite format 3\0${"\0".repeat(5000)}`,
      });
      const path = (name: string) => join(folder, name);
      await reader.make(path("whole.db"), `${tablesOf(PREFIX, "0.4.0")} ${insert(HEARTBEATS, RUNNER)}`);
      copyFileSync(path("whole.db"), path("cut.db"));
      truncateSync(path("cut.db"), 9000);
      copyFileSync(path("whole.db"), path("spoilt.db"));
      writeFileSync(path("spoilt.db"), readFileSync(path("spoilt.db")).fill(0x5a, 100, 4096));
      await reader.make(path("other.db"), "CREATE TABLE t (a);");
      const names = ["empty", "short", "zeros", "cut", "spoilt", "other"].map((name) => `${name}.db`);
      const problems = await Promise.all(names.map((name) => problemOf(path(name))));
      expect(problems).toEqual([
        "empty.db cannot be read: it is empty.",
        "short.db cannot be read: it is damaged or cut off.",
        "zeros.db cannot be read: it is no SQLite database.",
        "cut.db cannot be read: it is damaged or cut off.",
        "spoilt.db cannot be read: it is damaged or cut off.",
        "other.db has no tables of a pynenc fleet; of a store in use most stands in a -wal beside it, and there is none.",
      ]);
      // As the command says it.
      for (const [at, name] of names.entries()) {
        expect(`${await reader.problem(path(name))}.`.replace(`${folder}/`, "")).toBe(problems[at]);
      }
    }),
  );

  it(
    "gives the values that Node gives, and carries out nothing that it brings along",
    withReader(async (reader) => {
      const path = join(folderWith({}), "store.db");
      await reader.make(
        path,
        `CREATE TABLE t (a, b AS (a || '!'));
         INSERT INTO t VALUES (9223372036854775807), (-9223372036854775808), (9007199254740993), (NULL), (x'00ff'), (1.5),
           ('a' || char(0) || 'b'), (CAST(x'ff61' AS TEXT)), ('ß€😀'), ('');
         CREATE VIEW v AS SELECT a FROM t;
         CREATE TABLE u (a DEFAULT (load_extension('x')));
         CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t; END;`,
      );
      const store = new Uint8Array(readFileSync(path));
      const database = await openWasmSqlite(SQLITE_WASM, { store });
      expect(database.all("SELECT a FROM t").map(([value]) => value)).toEqual([
        9223372036854775807n,
        -9223372036854775808n,
        9007199254740993n,
        null,
        new Uint8Array([0, 255]),
        1.5,
        "a\0b",
        "\ufffda",
        "ß€😀",
        "",
      ]);
      expect([...database.rows("SELECT count(*) FROM t")]).toEqual([[10]]);
      expect(() => database.all("SELECT * FROM v")).toThrow(/access to view "v" prohibited/);
      expect(() => database.all("INSERT INTO t (a) VALUES (1)")).toThrow();
      expect(() => database.all("PRAGMA writable_schema = ON; SELECT 1")).not.toThrow();
      expect(() => database.all("UPDATE sqlite_master SET sql = ''")).toThrow();
      expect(database.isWhole()).toBe(true);
      database.close();
    }),
  );

  it(
    "of more than 256 MiB is not read, and nothing of it is",
    withReader(async (reader) => {
      const path = join(folderWith({}), "store.db");
      await reader.make(path, tablesOf(PREFIX, "0.4.0"));
      const file = openSync(path, "r+");
      writeSync(file, "x", 300 * 1024 * 1024);
      closeSync(file);
      expect(await problemOf(path)).toBe(
        "store.db has more than 256 MiB, which is too much for a page: slotwise audit reads it.",
      );
    }),
  );
});
