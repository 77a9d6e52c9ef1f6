import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../../testing/temporary-folder.js";
import { openSqliteStore } from "./sqlite-store.js";

const folder = temporaryFolder({
  "empty.db": "",
  "text.db": "not a database",
  "short.db": "SQLite format 3\0",
  "store it's.db": `SQLite format 3\0${"\0".repeat(200)}`,
});
afterAll(folder.remove);
mkdirSync(join(folder.path, "folder.db"));

const problem = (name: string) => {
  try {
    openSqliteStore(join(folder.path, name), () => 0);
    return expect.unreachable("it cannot be read");
  } catch (error) {
    expect(error).toMatchObject({ name: "UsageError" });
    return (error as Error).message.replaceAll(folder.path, "F");
  }
};

// What SQLite itself says of a file is tried by the tests of whole stores, with a Node that has it.
describe("a file that is no store", () => {
  it.each([
    ["gone.db", "it does not exist"],
    ["empty.db", "it is empty"],
    ["text.db", "it is no SQLite database"],
    ["short.db", "it is damaged or cut off"],
    ["folder.db", "it is a folder"],
    ["gone/\u001b[31m.db", "it does not exist"],
  ])("%j is told in one line, whatever Node has", (name, why) => {
    expect(problem(name)).toBe(`F/${name.replace("\u001b", "\uFFFD")} cannot be read: ${why}`);
  });

  it.skipIf(process.getBuiltinModule("node:sqlite") !== undefined)(
    "needs a newer Node, and the line says how to get it",
    () => {
      const [, how] = problem("store it's.db").split("with a newer one: ");
      expect(problem("store it's.db")).toContain(`22.13 or later, and this is ${process.versions.node}`);
      expect(how).toMatch(/^npx -y -p node@24 node \S+ audit 'F\/store it'\\''s\.db'$/);
    },
  );
});
