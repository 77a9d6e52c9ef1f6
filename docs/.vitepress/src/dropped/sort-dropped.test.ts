import { describe, expect, it } from "vitest";
import { isForAudit, sortDropped } from "./sort-dropped.js";
import { UnreadableFile } from "./unreadable-file.js";

const STORE = `SQLite format 3\0${"\0".repeat(100)}`;
const LOG = new Uint8Array([0x37, 0x7f, 0x06, 0x83, 0, 0, 0, 0]);
const file = (name: string, content: string | Uint8Array<ArrayBuffer> = "x") => new File([content], name);

describe("what was dropped together", () => {
  it("is a store with what stands beside it, in any order, whatever the store is called", async () => {
    const store = file("copy of orders", STORE);
    const log = file("copy of orders-wal", LOG);
    const index = file("copy of orders-shm");
    const journal = file("copy of orders-journal", "");
    expect(await sortDropped([index, journal, log, store])).toEqual({ kind: "store", store, log, journal });
    expect(await sortDropped([store])).toEqual({ kind: "store", store, log: undefined, journal: undefined });
  });

  it("is a file of records, whatever it is called", async () => {
    const lines = file("orders.db", "{}");
    expect(await sortDropped([lines])).toEqual({ kind: "lines", file: lines });
  });

  it.each([
    ["nothing", [], "No file was dropped."],
    ["two stores", [file("a.db", STORE), file("b.db", STORE)], /^a\.db and b\.db were dropped together: one store/],
    ["three texts", [file("a"), file("b"), file("c")], /^a, b and c were dropped together/],
    ["a -shm alone", [file("a.db-shm")], "a.db-shm is only what stands beside a database: drop a.db together with it."],
    ["a log of no name", [file("a", LOG)], /^a is only what stands beside a database: drop that database together/],
    [
      "a log of another",
      [file("a.db", STORE), file("a (1).db-wal", LOG)],
      /^a \(1\)\.db-wal belongs to another database/,
    ],
    ["a journal of another", [file("a.db", STORE), file("b.db-journal")], /^b\.db-journal belongs to another database/],
    ["an empty file", [file("a.db", "")], "a.db cannot be read: it is empty."],
    ["a name of many lines", [file("a\nb", "")], /^a\S*b cannot be read: it is empty\.$/],
  ])("cannot be read where it is %s", async (_what, files, why) => {
    const told = await sortDropped(files).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(UnreadableFile);
    if (typeof why === "string") expect((told as Error).message).toBe(why);
    else expect((told as Error).message).toMatch(why);
  });

  it("that has gone since, or is a folder, is told", async () => {
    const gone = file("folder");
    gone.slice = () => {
      throw new Error("NotFoundError");
    };
    await expect(sortDropped([gone])).rejects.toThrow(new UnreadableFile("folder cannot be read."));
    expect(await isForAudit(gone)).toBe(false);
  });
});

it.each([
  [file("a.db", STORE), true],
  [file("a", LOG), true],
  [file("a.db-wal", ""), true],
  [file("a.db-shm"), true],
  [file("records.jsonl", '\uFEFF\n{"kind":"store"}\n{'), true],
  [file("settings.json", '{"app_id": "orders"}'), false],
  [file("list.json", "[1]"), false],
  [file("pyproject.toml", "[tool.pynenc]\n"), false],
  [file("records.jsonl", ""), false],
])("tells files for an audit from settings: %o", async (given, isOne) => {
  expect(await isForAudit(given)).toBe(isOne);
});
