import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ApplicationSummary, Records } from "@slotwise/audit";
import { build } from "esbuild";
import { afterAll } from "vitest";
import { nodeWithSqlite } from "../../node-with-sqlite.js";

/** What a file holds. Of what is undefined in records there is no property. */
export interface ReadStore {
  readonly applications: readonly ApplicationSummary[];
  readonly records: readonly Records[];
}

/** Reads stores by a process of a Node that has SQLite, as the command does there. */
export interface StoreReader {
  /**
   * @param application a name that somebody gives, as on the command line
   * @throws Error with the one line that says why it cannot be read
   */
  read(path: string, application?: string): Promise<ReadStore>;
  /** Why it cannot be read. @throws Error where it can */
  problem(path: string): Promise<string>;
  /** Carries out SQL on a file, which is made where there is none. */
  make(path: string, sql: string): Promise<void>;
  /** The same by a process that is killed before it closes the file, which leaves what it has open beside it. */
  crash(path: string, sql: string): Promise<void>;
  /** How many tables a reader sees before and after SQL is carried out by somebody else, and how many the next reader does. */
  moment(path: string, sql: string): Promise<readonly number[]>;
}

export type MaybeReader =
  | { readonly kind: "ready"; readonly reader: StoreReader }
  | { readonly kind: "missing"; readonly reason: string };

/** For the tests of one file, which call it at its top. */
export async function storeReader(): Promise<MaybeReader> {
  const node = await nodeWithSqlite();
  if (node.kind === "missing") return node;
  const folder = mkdtempSync(join(tmpdir(), "slotwise-reader-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const script = join(folder, "store-child.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("./store-child.ts", import.meta.url))],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["slotwise-source"],
    logLevel: "warning",
  });
  const ask = async (...which: readonly string[]): Promise<ReadStore & { readonly problem?: string }> =>
    JSON.parse(await run(node.path, [script, "read", ...which], ""));
  return {
    kind: "ready",
    reader: {
      read: async (path, application) => {
        const { problem, ...read } = await ask(path, ...(application === undefined ? [] : [application]));
        if (problem !== undefined) throw new Error(problem);
        return read;
      },
      problem: async (path) => {
        const { problem } = await ask(path);
        if (problem === undefined) throw new Error(`${path} can be read`);
        return problem;
      },
      make: async (path, sql) => {
        await run(node.path, [script, "make", path], sql);
      },
      crash: async (path, sql) => {
        await run(node.path, [script, "crash", path], sql);
      },
      moment: async (path, sql) => JSON.parse(await run(node.path, [script, "moment", path], sql)),
    },
  };
}

/** Makes tests of what needs a reader: without one they are skipped, and do nothing. */
export const testsWith =
  (made: MaybeReader) => (use: (reader: StoreReader) => Promise<void>) => async (): Promise<void> => {
    if (made.kind === "ready") await use(made.reader);
  };

/** A process that says anything on its standard error, a warning of Node's for example, has failed. */
function run(command: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (status, signal) => {
      const isAsWanted = args.includes("crash") ? signal === "SIGKILL" : status === 0;
      if (isAsWanted && (stderr === "" || args.includes("make") || args.includes("crash"))) resolve(stdout);
      else reject(new Error(`${args.join(" ")} ended with ${status}: ${stderr}`));
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
