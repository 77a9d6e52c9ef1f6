import { spawn } from "node:child_process";
import { onTestFinished } from "vitest";
import { outfile } from "../../packages/cli/scripts/bundle.mjs";
import { temporaryFolder } from "../../packages/cli/src/testing/temporary-folder.js";

export interface CommandResult {
  status: number | null;
  stdout: string;
  stderr: string;
}

interface CommandOptions {
  readonly cwd: string;
  readonly input?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
  /** Another Node than that of the tests. */
  readonly node?: string;
}

/** Runs the bundled command as a process, as a user does: no terminal, no colour unless the test asks for it. */
export function slotwise(
  args: readonly string[],
  { cwd, input, environment = {}, node = process.execPath }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [outfile, ...args], {
      cwd,
      env: { PATH: process.env.PATH, LANG: "C.UTF-8", ...environment },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input ?? "");
  });
}

/** A folder with these files, gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder(files);
  onTestFinished(folder.remove);
  return folder.path;
}

/** pynenc's own defaults, written out. */
export const DEFAULTS = `[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 1.0
atomic_service_check_interval_minutes = 0.5
runner_considered_dead_after_minutes = 10.0
`;
