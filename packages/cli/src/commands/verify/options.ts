import { DEFAULT_RUNS, DEFAULT_SEED } from "@slotwise/testkit";
import { parseShard } from "../../command-line/shard-option.js";
import { UsageError } from "../../host/host.js";
import { parseTimeout } from "../../target/timeout.js";
import { TASKS, type Task } from "./campaign.js";

/** What the command line says, as commander gives it. */
export interface VerifyFlags {
  readonly target?: string;
  readonly runs?: string;
  readonly seed?: string;
  readonly only?: readonly string[];
  readonly timeout?: string;
  readonly known?: string;
  readonly shard?: string;
  readonly merge?: readonly string[];
}

/** What the command line says, checked. */
export interface VerifySettings {
  readonly target: string | undefined;
  readonly runs: number;
  readonly seed: number;
  readonly tasks: readonly Task[];
  readonly timeoutSeconds: number;
  readonly shard: { readonly index: number; readonly of: number };
}

/** @throws UsageError */
export function parseFlags(flags: VerifyFlags): VerifySettings {
  const { index, count } = parseShard(flags.shard);
  return {
    target: flags.target,
    runs: wholeNumber("--runs", flags.runs, DEFAULT_RUNS, 1, 1e9),
    seed: wholeNumber("--seed", flags.seed, DEFAULT_SEED, 0, 2 ** 32 - 1),
    tasks: selectTasks(flags.only),
    timeoutSeconds: parseTimeout(flags.timeout),
    shard: { index, of: count },
  };
}

/** `--only` takes ids, several with commas between them, and `*` for any part of one. */
function selectTasks(only: readonly string[] | undefined): readonly Task[] {
  if (only === undefined) return TASKS;
  const patterns = only.flatMap((text) => text.split(",")).map((text) => text.trim());
  const chosen = new Set<Task>();
  for (const pattern of patterns) {
    const expression = new RegExp(`^${pattern.replaceAll(/[^\w*-]/g, "\\$&").replaceAll("*", ".*")}$`);
    const matching = TASKS.filter(({ facts }) => expression.test(facts.id));
    if (matching.length === 0) throw new UsageError(`there is no invariant "${pattern}"; --list names them all`);
    for (const task of matching) chosen.add(task);
  }
  return TASKS.filter((task) => chosen.has(task));
}

function wholeNumber(flag: string, text: string | undefined, otherwise: number, least: number, most: number): number {
  if (text === undefined) return otherwise;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${flag} is "${text}", but must be a whole number from ${least} to ${most}`);
}
