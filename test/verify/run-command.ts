import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { addVerify } from "../../packages/cli/src/commands/verify/command.js";
import { type ExitStatus, type Host, UsageError, worstStatus } from "../../packages/cli/src/host/host.js";
import { fakeHost } from "../../packages/cli/src/testing/fake-host.js";

// The command's own commander.
const { Command } = createRequire(new URL("../../packages/cli/package.json", import.meta.url))("commander");

export const ROOT: string = fileURLToPath(new URL("../..", import.meta.url));
export const VECTORS: string = fileURLToPath(new URL("../conformance/vectors", import.meta.url));
const TARGETS = fileURLToPath(new URL("./targets", import.meta.url));

/** A target of the folder beside this file, as it is written after `--target`. */
export function nodeTarget(file: string, ...args: readonly string[]): string {
  return [process.execPath, `${TARGETS}/${file}`, ...args].map((word) => `"${word}"`).join(" ");
}

export function pythonTarget(file: string): string {
  return `python3 "${TARGETS}/${file}"`;
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly folder?: string;
  readonly isTerminal?: boolean;
  /** Gets what interrupts the run, once something listens. */
  readonly onInterruptible?: (interrupt: () => void) => void;
  /** Gets what is written to standard error, as it comes. */
  readonly onErrorOutput?: (text: string) => void;
}

export interface Run {
  readonly status: ExitStatus;
  readonly stdout: string;
  readonly stderr: string;
}

/** `slotwise verify ARGS`, in this process, with everything it writes kept. */
export async function runVerify(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  let [stdout, stderr] = ["", ""];
  let looks = 0;
  const host: Host = {
    ...fakeHost(),
    stdout: {
      write: (text) => {
        stdout += text;
      },
      isTerminal: false,
      columns: undefined,
    },
    stderr: {
      write: (text) => {
        stderr += text;
        options.onErrorOutput?.(text);
      },
      isTerminal: options.isTerminal ?? false,
      columns: options.isTerminal ? 100 : undefined,
    },
    environment: { PATH: process.env.PATH, SLOTWISE_VECTORS: VECTORS, ...options.environment },
    currentFolder: options.folder ?? ROOT,
    // On a terminal a second passes with every look, so that whatever waits before it shows itself has waited.
    monotonicMilliseconds: () => (options.isTerminal ? looks++ * 1000 : performance.now()),
    onInterrupt: (handler) => {
      options.onInterruptible?.(handler);
      return () => {};
    },
  };
  const statuses: ExitStatus[] = [];
  const program = new Command("slotwise").exitOverride();
  addVerify(program, { host, finish: (status) => statuses.push(status) });
  try {
    await program.parseAsync(["verify", ...args], { from: "user" });
    return { status: worstStatus(statuses), stdout, stderr };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { status: 2, stdout, stderr: `${stderr}slotwise: ${error.message}\n` };
  }
}

/** A host that nobody watches. */
export function silentHost(): Host {
  const nowhere = { write: () => {}, isTerminal: false, columns: undefined };
  return {
    ...fakeHost(),
    stdout: nowhere,
    stderr: nowhere,
    environment: {},
    currentFolder: ROOT,
    monotonicMilliseconds: () => performance.now(),
  };
}
