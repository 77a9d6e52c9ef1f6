import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What Node has compiled of the command is there for the next one, as it is for people. */
const CACHE = join(process.env["SLOTWISE_TEST_RUN"] ?? tmpdir(), "cache");

export interface Run {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** A signal to send, and the text on standard output or standard error that it waits for. */
  readonly signal?: { readonly name: NodeJS.Signals; readonly after: RegExp };
}

/** Runs a program with no more of an environment than it is given: no terminal, no colour, no Node unless the PATH has one. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, environment = {}, input = "", signal }: RunOptions,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { LANG: "C.UTF-8", NODE_COMPILE_CACHE: CACHE, ...environment } });
    let [stdout, stderr] = ["", ""];
    let isSent = false;
    const heard = () => {
      if (signal === undefined || isSent || !signal.after.test(stdout + stderr)) return;
      isSent = true;
      child.kill(signal.name);
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      heard();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
      heard();
    });
    child.on("error", reject);
    child.on("close", (status, ended) => resolve({ status, signal: ended, stdout, stderr }));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
