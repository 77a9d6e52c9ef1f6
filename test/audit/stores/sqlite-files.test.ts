import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith } from "../../cli/command.js";
import { storeReader, testsWith } from "./store-reader.js";
import { insert, tablesOf } from "./tables.js";

const PREFIX = "shop_1a2b3c4d";
const RUNNER = { runner_id: "a", creation_timestamp: 10.5, allow_to_run_atomic_service: 1, last_heartbeat: 20.25 };

const made = await storeReader();
const withReader = testsWith(made);

describe.skipIf(made.kind === "missing")("a file that is no readable store", () => {
  it(
    "is told in one line, whatever it is",
    withReader(async (reader) => {
      const folder = folderWith({
        "empty.db": "",
        "text.db": "SQLite format 4 would be something else, and long enough for a header".repeat(4),
        "short.db": "SQLite format 3\0",
        "zeros.db": `SQLite format 3\0${"\0".repeat(5000)}`,
      });
      const path = (name: string) => join(folder, name);
      mkdirSync(path("folder.db"));
      await reader.make(path("whole.db"), tablesOf(PREFIX, "0.4.0"));
      copyFileSync(path("whole.db"), path("cut.db"));
      truncateSync(path("cut.db"), 9000);
      copyFileSync(path("whole.db"), path("spoilt.db"));
      const bytes = readFileSync(path("spoilt.db"));
      writeFileSync(path("spoilt.db"), bytes.fill(0x5a, 100, 4096));
      await reader.make(path("other.db"), "CREATE TABLE t (a);");
      const problems = await Promise.all(
        ["empty", "text", "short", "zeros", "folder", "cut", "spoilt", "other", "gone"].map(async (name) => {
          const problem = await reader.problem(path(`${name}.db`));
          return problem.replace(folder, "");
        }),
      );
      expect(problems).toEqual([
        "/empty.db cannot be read: it is empty",
        "/text.db cannot be read: it is no SQLite database",
        "/short.db cannot be read: it is damaged or cut off",
        "/zeros.db cannot be read: it is no SQLite database",
        "/folder.db cannot be read: it is a folder",
        "/cut.db cannot be read: it is damaged or cut off",
        "/spoilt.db cannot be read: it is damaged or cut off",
        "/other.db has no tables of a pynenc fleet; of a store in use most stands in a -wal beside it, and there is none",
        "/gone.db cannot be read: it does not exist",
      ]);
    }),
  );

  it(
    "is one that may not be read",
    withReader(async (reader) => {
      const folder = folderWith({ "store.db": "x" });
      chmodSync(join(folder, "store.db"), 0);
      // Who may read anything may not read what the kernel only lets be written.
      const path = process.getuid?.() === 0 ? "/proc/sys/vm/compact_memory" : join(folder, "store.db");
      expect(await reader.problem(path)).toMatch(/cannot be read: it may not be read$/);
    }),
  );

  it(
    "is read from a folder that nobody may write, and nothing is left beside it",
    withReader(async (reader) => {
      const folder = folderWith({});
      const path = join(folder, "store.db");
      await reader.make(
        path,
        `PRAGMA journal_mode = WAL; ${tablesOf(PREFIX, "0.4.0")} ${insert(`${PREFIX}__orchestrator_runner_heartbeats`, RUNNER)}`,
      );
      expect(readdirSync(folder)).toEqual(["store.db"]);
      chmodSync(folder, 0o500);
      const { records } = await reader.read(path);
      expect(records[0]?.runners).toHaveLength(1);
      expect(readdirSync(folder)).toEqual(["store.db"]);
      chmodSync(folder, 0o700);
    }),
  );
});

it.skipIf(made.kind === "missing")(
  "a file is read as it was at one moment, whoever writes it meanwhile",
  withReader(async (reader) => {
    const path = join(folderWith({}), "store.db");
    await reader.make(path, "PRAGMA journal_mode = WAL; CREATE TABLE a (x); CREATE TABLE b (x);");
    expect(await reader.moment(path, "CREATE TABLE c (x);")).toEqual([2, 2, 3]);
  }),
);
