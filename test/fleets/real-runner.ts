import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FleetPlan } from "./fleet-plan.js";
import { type JournalEntry, type Look, looksOf, readJournal } from "./journal.js";
import { until } from "./until.js";

export interface RunnerExit {
  /** Exit status; null where a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Seconds since the epoch. */
  readonly at: number;
}

export interface RunnerStart {
  readonly name: string;
  readonly python: string;
  readonly script: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What it is set to. */
  readonly plan: FleetPlan;
}

/** One real runner process, and what it writes down. */
export class RealRunner {
  readonly name: string;
  readonly plan: FleetPlan;
  readonly #folder: string;
  readonly #process: ChildProcess;
  readonly #exit: Promise<RunnerExit>;
  #exited: RunnerExit | undefined;

  constructor({ name, python, script, folder, environment, plan }: RunnerStart) {
    this.name = name;
    this.plan = plan;
    this.#folder = folder;
    const output = openSync(join(folder, `${name}.out`), "w");
    // A group of its own, so that what it spawns can be ended with it; its standard input is the thread it hangs by.
    this.#process = spawn(python, [script, name], {
      cwd: folder,
      env: { ...environment },
      detached: true,
      stdio: ["pipe", output, output],
    });
    closeSync(output);
    this.#process.stdin?.on("error", () => {});
    this.#exit = new Promise((resolve) => {
      const settle = (status: number | null, signal: NodeJS.Signals | null) => {
        this.#exited ??= { status, signal, at: Date.now() / 1000 };
        resolve(this.#exited);
      };
      this.#process.once("error", () => settle(null, null));
      this.#process.once("exit", settle);
    });
  }

  get journal(): readonly JournalEntry[] {
    return readJournal(join(this.#folder, `${this.name}.jsonl`));
  }

  get looks(): readonly Look[] {
    return looksOf(this.journal);
  }

  get isExecuting(): boolean {
    return this.journal.findLast(({ event }) => event === "start" || event === "end")?.event === "start";
  }

  /** Absent while it runs. */
  get exited(): RunnerExit | undefined {
    return this.#exited;
  }

  /** pynenc's id of it, once it has looked. */
  async id(): Promise<string> {
    await this.hasLooked();
    const boot = this.journal.find((entry) => entry.event === "boot");
    return boot?.runnerId ?? "";
  }

  async hasLooked(): Promise<void> {
    await until(`${this.name} looks`, () => this.#isAliveAnd(() => this.looks.length > 0));
  }

  /** Waits for an execution and well into it. */
  async executes(seconds: number): Promise<void> {
    await until(`${this.name} executes`, () =>
      this.#isAliveAnd(() => {
        const last = this.journal.at(-1);
        return last?.event === "start" && Date.now() / 1000 - last.at > seconds;
      }),
    );
  }

  /** What it said on its standard output and error. */
  get output(): string {
    return readFileSync(join(this.#folder, `${this.name}.out`), "utf8");
  }

  /** Sends a signal; resolves when the process is gone. */
  async signal(name: NodeJS.Signals): Promise<RunnerExit> {
    this.#process.kill(name);
    return this.gone();
  }

  async gone(): Promise<RunnerExit> {
    await until(`${this.name} ends`, () => this.#exited !== undefined);
    return this.#exit;
  }

  /** Ends the process and everything that it spawned, at once. */
  destroy(): void {
    this.#process.stdin?.destroy();
    if (this.#process.pid === undefined) return;
    try {
      process.kill(-this.#process.pid, "SIGKILL");
    } catch {
      // Nothing of it is left.
    }
  }

  #isAliveAnd(condition: () => boolean): boolean {
    if (condition()) return true;
    if (this.#exited !== undefined) throw new Error(`${this.name} has ended: ${this.output}`);
    return false;
  }
}
