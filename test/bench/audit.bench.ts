import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { nodeWithSqlite } from "../node-with-sqlite.js";
import { reportBesideWatch } from "./beside-watch.js";
import { manyRows, RUNNERS, START_SECONDS, TURN_SECONDS } from "./many-rows.js";
import { median } from "./measure.js";
import { reportProcesses } from "./processes.js";

/** As many as pynenc keeps where nobody says otherwise. */
const USUAL_ROWS = 1000;
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
const file = readSqliteFile(process.argv[2], () => Date.now() * 1000);
const records = file.read(file.applications[0].application);
if (records.executions.length !== ${ROWS}) process.exitCode = 1;
`;
const JUDGE = `${READ}
import { createFleet, createSlotSettings } from "@slotwise/core";
import { auditRecords, auditTerms } from "@slotwise/audit";
const settings = createSlotSettings({ serviceIntervalMinutes: ${(RUNNERS * TURN_SECONDS) / 60}, spreadMarginMinutes: 0.05 });
const fleet = createFleet({ protocol: "slot-claim", settings, totalRunners: 1, checkIntervalMinutes: 0.05 });
const terms = auditTerms({ fleet, retentionMinutes: 0, mostRecords: 0 });
const { promises } = auditRecords(records, { now: ${endOf(ROWS)} * 1e6, terms });
if (promises.some(({ verdict }) => verdict === "broken")) process.exitCode = 1;
`;
const MAKE = `
const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
new DatabaseSync(process.argv[2]).exec(process.getBuiltinModule("node:fs").readFileSync(0, "utf8"));
`;
/** Before a program, which ends as it does: writes into a file how long it took and how much memory. */
const TELL = `
process.on("exit", () => {
  const told = JSON.stringify([performance.now(), process.resourceUsage().maxRSS / 1024]);
  process.getBuiltinModule("node:fs").writeFileSync(process.env.SLOTWISE_BENCH_TOLD, told);
});
`;

const root = process.env["SLOTWISE_ROOT"] ?? "";
const slotwise = join(root, "packages/cli/dist/slotwise.cjs");
const folder = mkdtempSync(join(tmpdir(), "slotwise-bench-audit-"));
const told = join(folder, "told.json");
try {
  const node = await nodeWithSqlite();
  if (node.kind === "ready") {
    process.stdout.write(`  load ${loadavg()[0]?.toFixed(1)}\n`);
    reportCommand(node.path);
    reportRows(node.path);
    await reportBesideWatch(node.path, slotwise);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** The whole command on what a store of pynenc has, beside the start of Node. */
function reportCommand(node: string): void {
  const args = auditOf(store(node, USUAL_ROWS), USUAL_ROWS);
  reportProcesses(node, [
    { name: `audit ${USUAL_ROWS} records`, args, status: 0 },
    { name: "the same as JSON, without a drawing", args: [...args, "--format", "json"], status: 0 },
    { name: "the same as a page", args: [...args, "--html", join(folder, "page.html")], status: 0 },
  ]);
}

/** The command line that audits a store with so many rows. */
function auditOf(path: string, rows: number): readonly string[] {
  const settings = join(folder, "settings");
  mkdirSync(settings, { recursive: true });
  const lines = [
    "[tool.pynenc]",
    `atomic_service_interval_minutes = ${(RUNNERS * TURN_SECONDS) / 60}`,
    "atomic_service_spread_margin_minutes = 0.05",
    "atomic_service_check_interval_minutes = 0.05",
    "atomic_service_execution_retention_minutes = 0",
    "atomic_service_execution_max_records = 0",
  ];
  writeFileSync(join(settings, "pyproject.toml"), `${lines.join("\n")}\n`);
  const now = new Date(endOf(rows) * 1000).toISOString();
  return [slotwise, "audit", path, "--settings", settings, "--now", now];
}

function reportRows(node: string): void {
  const path = store(node, ROWS);
  const programs = [
    { name: `go through ${ROWS} rows`, args: [script("only-rows", ONLY_ROWS), path] },
    { name: "read them as records", args: [script("read", READ), path] },
    { name: "read and judge them", args: [script("judge", JUDGE), path] },
    { name: "the whole command, with a drawing", args: auditOf(path, ROWS) },
  ].map((program) => ({ ...program, seconds: [] as number[], megabytes: [] as number[] }));
  const tell = script("tell", TELL);
  for (let round = 0; round < ROUNDS; round++) {
    for (const program of programs) {
      run(node, ["--import", tell, ...program.args], "");
      const [milliseconds, megabytes] = JSON.parse(readFileSync(told, "utf8")) as [number, number];
      program.seconds.push(milliseconds / 1000);
      program.megabytes.push(megabytes);
    }
  }
  const first = median(programs[0]?.seconds ?? []);
  for (const { name, seconds, megabytes } of programs) {
    const own = median(seconds);
    process.stdout.write(
      `  ${name.padEnd(48)} ${own.toFixed(2)} s  x${(own / first).toFixed(2)}  ${Math.max(...megabytes).toFixed(0)} MB\n`,
    );
  }
}

/** When the last of so many executions has just ended, in seconds since the epoch. */
function endOf(rows: number): number {
  return START_SECONDS + rows * TURN_SECONDS;
}

function store(node: string, rows: number): string {
  const path = join(folder, `store-${rows}.db`);
  run(node, [script("make", MAKE), path], manyRows(rows));
  return path;
}

function script(name: string, contents: string): string {
  const outfile = join(folder, `${name}.mjs`);
  buildSync({
    stdin: { contents, resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["slotwise-source"],
    alias: {
      "@slotwise/audit": join(root, "packages/audit/src/index.ts"),
      "@slotwise/core": join(root, "packages/core/src/index.ts"),
    },
  });
  return outfile;
}

function run(node: string, args: readonly string[], input: string): void {
  const env = { ...process.env, SLOTWISE_BENCH_TOLD: told };
  const { status, stderr } = spawnSync(node, args, { input, env, encoding: "utf8", stdio: ["pipe", "ignore", "pipe"] });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr.slice(0, 300)}`);
}
