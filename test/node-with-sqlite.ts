import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const REMEMBERED = fileURLToPath(new URL("../node_modules/.cache/slotwise/node-with-sqlite", import.meta.url));

export type NodeWithSqlite =
  | { readonly kind: "ready"; readonly path: string }
  | { readonly kind: "missing"; readonly reason: string };

/**
 * A Node that has `node:sqlite`: this one, or one that npm brings. Where there is none what needs it is skipped, and one
 * line says why; on a build machine that is an error, so that it never passes for having tested nothing.
 */
export async function nodeWithSqlite(): Promise<NodeWithSqlite> {
  if (process.getBuiltinModule("node:sqlite") !== undefined) return { kind: "ready", path: process.execPath };
  try {
    return { kind: "ready", path: (await remembered()) ?? (await brought()) };
  } catch (error) {
    const [reason = ""] = String(error).split("\n");
    if (process.env["CI"]) throw new Error(`CI is set, and there is no Node with SQLite: ${reason}`);
    process.stderr.write(`skipped, what needs a Node with SQLite: ${reason}\n`);
    return { kind: "missing", reason };
  }
}

/** npm takes seconds to tell where it has put one. */
async function remembered(): Promise<string | undefined> {
  if (!existsSync(REMEMBERED)) return undefined;
  const path = readFileSync(REMEMBERED, "utf8");
  return (await hasSqlite(path)) ? path : undefined;
}

async function brought(): Promise<string> {
  const { stdout } = await run("npx", ["-y", "--prefer-offline", "-p", "node@24", "node", "-p", "process.execPath"]);
  const path = stdout.trim();
  if (!(await hasSqlite(path))) throw new Error(`${path} has no SQLite`);
  mkdirSync(dirname(REMEMBERED), { recursive: true });
  writeFileSync(REMEMBERED, path);
  return path;
}

async function hasSqlite(path: string): Promise<boolean> {
  const { stdout } = await run(path, ["-p", "process.getBuiltinModule('node:sqlite') !== undefined"]).catch(() => ({
    stdout: "",
  }));
  return stdout.trim() === "true";
}
