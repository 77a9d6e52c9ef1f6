import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./measure.js";

/** A command line for Node, and how it ends: any other status is a command that did not do its work. */
export interface Program {
  readonly name: string;
  readonly args: readonly string[];
  readonly status: number;
}

const ROUNDS = 15;

/**
 * Prints how much longer programs take than `node -e 0`, from start to exit, with the code that was compiled in a run
 * before, and without any.
 */
export function reportProcesses(node: string, programs: readonly Program[]): void {
  const home = mkdtempSync(join(tmpdir(), "slotwise-bench-home-"));
  try {
    const kept = { NODE_COMPILE_CACHE: home };
    const nothing = { args: ["-e", "0"], status: 0, environment: kept };
    const programsTwice = programs.flatMap((program) => [
      { ...program, environment: kept },
      { ...program, name: `${program.name}, nothing kept`, environment: { NODE_DISABLE_COMPILE_CACHE: "1" } },
    ]);
    const all = [nothing, ...programsTwice].map((program) => ({ program, times: [] as number[] }));
    // The first round compiles, and is not counted.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const { program, times } of all) {
        const duration = milliseconds(node, program, program.environment);
        if (round > 0) times.push(duration);
      }
    }
    const [empty = Number.NaN, ...rest] = all.map(({ times }) => median(times));
    const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
    print(`node ${version}, from start to exit: node -e 0 ${empty.toFixed(0)} ms (medians of ${ROUNDS}, in turn)`);
    for (const [index, { name }] of programsTwice.entries()) {
      const whole = rest[index] ?? Number.NaN;
      print(`${name.padEnd(48)} ${(whole - empty).toFixed(0).padStart(5)} ms more`);
    }
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** From start to exit. */
export function milliseconds(
  node: string,
  { args, status: expected }: Pick<Program, "args" | "status">,
  environment: Readonly<Record<string, string>>,
): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(node, args, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  const duration = Number(process.hrtime.bigint() - start) / 1e6;
  if (status === expected) return duration;
  throw new Error(`${args.slice(0, 2).join(" ")} ended with ${status}: ${stderr.slice(0, 300)}`);
}

function print(text: string): void {
  process.stdout.write(`  ${text}\n`);
}
