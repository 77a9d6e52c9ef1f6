import { spawn } from "node:child_process";
import process, { kill, platform } from "node:process";

/** How a child ended, or that it never started. */
export type ChildEnd =
  | { readonly kind: "exited"; readonly status: number }
  | { readonly kind: "killed"; readonly signal: string }
  | { readonly kind: "not-started"; readonly reason: string };

/** A child process whose whole group can be ended. */
export interface Child {
  /** Writes ASCII to its standard input; what can no longer be written is lost. */
  write(text: string): void;
  closeInput(): void;
  /** Asks it and its own children to end, or ends them. */
  signal(signal: "SIGTERM" | "SIGKILL"): void;
  /** Settles when it has ended and its output was read. */
  readonly ended: Promise<ChildEnd>;
}

export interface ChildOptions {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly onOutput: (text: string) => void;
  readonly onErrorOutput: (text: string) => void;
}

/** How long output is still read after the child has ended, when something else holds it open. */
const OUTPUT_GRACE_MILLISECONDS = 200;

export function startChild([program, ...args]: readonly [string, ...string[]], options: ChildOptions): Child {
  const hasGroups = platform !== "win32";
  const child = spawn(program, args, {
    cwd: options.folder,
    env: options.environment,
    stdio: ["pipe", "pipe", "pipe"],
    // A group of its own: what the child starts is ended with it.
    detached: hasGroups,
    windowsHide: true,
  });
  child.stdout.setEncoding("utf8").on("data", options.onOutput);
  child.stderr.setEncoding("utf8").on("data", options.onErrorOutput);
  // A child that is gone is reported by how it ended, not by the pipe that broke.
  child.stdin.on("error", () => {});

  const signal = (name: "SIGTERM" | "SIGKILL") => {
    if (child.pid === undefined) return;
    try {
      if (hasGroups) kill(-child.pid, name);
      else child.kill(name);
    } catch {
      // It has ended already.
    }
  };
  // However this process ends: a child in a group of its own would outlive it.
  const endWithUs = () => signal("SIGKILL");
  process.once("exit", endWithUs);
  const ended = new Promise<ChildEnd>((resolve) => {
    child.once("error", (error) => {
      if (child.pid !== undefined) return;
      process.off("exit", endWithUs);
      resolve({ kind: "not-started", reason: error.message });
    });
    child.once("exit", (status, name) => {
      const end: ChildEnd = name === null ? { kind: "exited", status: status ?? 0 } : { kind: "killed", signal: name };
      // Whatever the child has left running holds its output open and is not wanted any more.
      signal("SIGKILL");
      process.off("exit", endWithUs);
      const timer = setTimeout(() => resolve(end), OUTPUT_GRACE_MILLISECONDS);
      child.once("close", () => {
        clearTimeout(timer);
        resolve(end);
      });
    });
  });
  return {
    write: (text) => {
      if (child.stdin.writable) child.stdin.write(text, "latin1");
    },
    closeInput: () => child.stdin.end(),
    signal,
    ended,
  };
}
