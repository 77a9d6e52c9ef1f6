import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { nodeWithSqlite } from "../node-with-sqlite.js";
import { manyRows } from "./many-rows.js";
import { median } from "./measure.js";

const ROWS = 1_000_000;
const ROUNDS = 5;

/** Goes through the same rows and keeps nothing of them. */
const ONLY_ROWS = `
const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
const database = new DatabaseSync(process.argv[2], { readOnly: true });
const table = database.prepare("SELECT name FROM sqlite_master WHERE name LIKE '%atomic_service_executions'").get().name;
const rows = database.prepare("SELECT * FROM " + table);
rows.setReturnArrays(true);
let count = 0;
for (const row of rows.iterate()) count += row.length;
`;
const READ = `
import { readSqliteFile } from "./packages/audit/src/node/sqlite-file.js";
const { applications, read } = readSqliteFile(process.argv[2], () => Date.now() * 1000);
if (read(applications[0].application).executions.length !== ${ROWS}) process.exitCode = 1;
`;
const MAKE = `
const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
new DatabaseSync(process.argv[2]).exec(process.getBuiltinModule("node:fs").readFileSync(0, "utf8"));
`;
const TELL = `
process.stdout.write(JSON.stringify([performance.now(), process.resourceUsage().maxRSS / 1024]));
`;

const root = process.env["SLOTWISE_ROOT"] ?? "";
const folder = mkdtempSync(join(tmpdir(), "slotwise-bench-audit-"));
try {
  const node = await nodeWithSqlite();
  if (node.kind === "ready") reportRows(node.path);
} finally {
  rmSync(folder, { recursive: true });
}

function reportRows(node: string): void {
  const path = join(folder, "store.db");
  run(node, script("make", MAKE), path, manyRows(ROWS));
  const programs = [
    { name: `go through ${ROWS} rows`, script: script("only-rows", ONLY_ROWS + TELL) },
    { name: "read them as records", script: script("read", READ + TELL) },
  ].map((program) => ({ ...program, seconds: [] as number[], megabytes: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const program of programs) {
      const [milliseconds, megabytes] = JSON.parse(run(node, program.script, path, "")) as [number, number];
      program.seconds.push(milliseconds / 1000);
      program.megabytes.push(megabytes);
    }
  }
  for (const { name, seconds, megabytes } of programs) {
    process.stdout.write(
      `  ${name.padEnd(48)} ${median(seconds).toFixed(2)} s  ${Math.max(...megabytes).toFixed(0)} MB\n`,
    );
  }
}

function script(name: string, contents: string): string {
  const outfile = join(folder, `${name}.mjs`);
  buildSync({
    stdin: { contents, resolveDir: root },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["slotwise-source"],
  });
  return outfile;
}

function run(node: string, file: string, path: string, input: string): string {
  const { status, stdout, stderr } = spawnSync(node, [file, path], { input, encoding: "utf8" });
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr.slice(0, 300)}`);
  return stdout;
}
