import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { clearingStatements } from "./clearing-statements.js";

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL("./python/store.py", import.meta.url));

/** An execution as the store keeps it; seconds since the epoch. */
export interface StoredExecution {
  readonly runnerId: string;
  readonly start: number;
  /** Absent while it is RUNNING. */
  readonly end: number | undefined;
  readonly status: "running" | "completed" | "abandoned" | "blocked";
  readonly reason: string;
}

/** A runner that the store has heard of, whether it lives or not; seconds since the epoch. */
export interface StoredRunner {
  readonly runnerId: string;
  readonly created: number;
  readonly lastHeartbeat: number;
  readonly eligible: 0 | 1;
}

interface StoredText extends Omit<StoredExecution, "start" | "end"> {
  readonly start: string;
  readonly end: string | null;
}

/** Reads a fleet's store from outside, as somebody who operates it would. */
export class RealStore {
  readonly #python: string;
  readonly #address: string;
  /** pynenc's `app_id`. */
  readonly application: string;

  /** @param address a file, or redis://... */
  constructor(python: string, address: string, application: string) {
    this.#python = python;
    this.#address = address;
    this.application = application;
  }

  /** Of pynenc 0.2.3, which keeps no list, the last execution of each runner. */
  async executions(): Promise<readonly StoredExecution[]> {
    const stored = (await this.#ask("executions")) as readonly StoredText[];
    return stored.map((each) => ({
      ...each,
      start: seconds(each.start),
      end: each.end === null ? undefined : seconds(each.end),
    }));
  }

  async runners(): Promise<readonly StoredRunner[]> {
    return (await this.#ask("heartbeats")) as readonly StoredRunner[];
  }

  /** Carries out the statement that people are told to use; how many records or keys it changed. */
  async clear(): Promise<number> {
    const kind = this.#address.startsWith("redis:") ? "redis" : "sqlite";
    return Number(await this.#ask("clear", clearingStatements()[kind]));
  }

  /** Removes what this application left behind. */
  async wipe(): Promise<void> {
    await this.#ask("wipe");
  }

  async #ask(...command: readonly string[]): Promise<unknown> {
    const { stdout } = await run(this.#python, [SCRIPT, this.#address, this.application, ...command], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(stdout);
  }
}

/** ISO 8601 with microseconds, which Date does not keep. */
function seconds(text: string): number {
  const [, whole = text, fraction = "", offset = "Z"] = /^([^.+]+?)(?:\.(\d+))?([+-]\d\d:\d\d|Z)?$/.exec(text) ?? [];
  return Date.parse(`${whole}${offset}`) / 1000 + Number(`0.${fraction || "0"}`);
}
