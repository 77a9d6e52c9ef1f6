import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeWithSqlite } from "../../node-with-sqlite.js";
import { type ReadStore, storeReader } from "./store-reader.js";
import { insert, tablesOf } from "./tables.js";

const PREFIX = "orders_1a2b3c4d";

/** As much of the editor as reading takes. */
const EDITOR = `
export const FileType = { File: 1 };
export class FileSystemError extends Error {}
export const l10n = { t: (text, ...given) => given.reduce((all, each, at) => all.replace("{" + at + "}", each), text) };
export const workspace = {
  asRelativePath: ({ path }) => path.split("/").at(-1),
  fs: {
    stat: async ({ fsPath }) => ({ type: 1, size: process.getBuiltinModule("node:fs").statSync(fsPath).size }),
    readFile: async ({ fsPath }) => process.getBuiltinModule("node:fs").readFileSync(fsPath),
  },
};
`;

const folder = mkdtempSync(join(tmpdir(), "slotwise-editor-stores-"));
const script = join(folder, "editor-child.mjs");
const store = join(folder, "fleet.db");
const [node, maybe] = [await nodeWithSqlite(), await storeReader()];

beforeAll(async () => {
  writeFileSync(join(folder, "vscode.mjs"), EDITOR);
  await build({
    entryPoints: [fileURLToPath(new URL("./editor-child.ts", import.meta.url))],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["slotwise-source"],
    alias: { vscode: join(folder, "vscode.mjs") },
    logLevel: "warning",
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readBy = (program: string, path: string): ReadStore & { readonly problem?: string } =>
  JSON.parse(execFileSync(program, [script, path], { encoding: "utf8" }));

describe.skipIf(node.kind === "missing" || maybe.kind === "missing")("a store in an editor on the desktop", () => {
  const program = node.kind === "ready" ? node.path : "";

  beforeAll(async () => {
    if (maybe.kind === "ready") {
      const runner = { runner_id: "r1", creation_timestamp: 1_764_000_000, last_heartbeat: 1_764_000_010 };
      const rows = insert(`${PREFIX}__orchestrator_runner_heartbeats`, { ...runner, allow_to_run_atomic_service: 1 });
      await maybe.reader.make(store, `${tablesOf(PREFIX, "0.4.0")}\n${rows}`);
    }
  });

  it("is read by the editor's own Node, as the command reads it", async () => {
    const { applications, records, problem } = readBy(program, store);
    expect(problem).toBeUndefined();
    expect(applications).toEqual([{ application: "orders", runners: 1, executions: 0 }]);
    expect(records[0]?.runners).toEqual([
      { runner: "r1", created: 1_764_000_000_000_000, lastSeen: 1_764_000_010_000_000, eligible: true },
    ]);
  });

  it("that is damaged is told in one line", () => {
    writeFileSync(join(folder, "damaged.db"), `SQLite format 3\0${"x".repeat(5000)}`);
    expect(readBy(program, join(folder, "damaged.db")).problem).toMatch(/damaged\.db cannot be read: [^\n]+$/);
  });
});

it.skipIf(process.getBuiltinModule("node:sqlite") !== undefined)(
  "an editor whose Node has no SQLite says so, and what it can read instead",
  () => {
    writeFileSync(join(folder, "any.db"), `SQLite format 3\0${"\0".repeat(4000)}`);
    expect(readBy(process.execPath, join(folder, "any.db")).problem).toBe(
      `Reading SQLite takes an editor with Node 22.13 or later, and this one has ${process.versions.node}. It reads records: slotwise audit --format records writes them.`,
    );
  },
);
