import { DEFAULT_RUNS, DEFAULT_SEED } from "@slotwise/testkit";
import { UsageError } from "../../host.js";
import { parseTimeout } from "../../target/timeout.js";
import { TASKS, type Task } from "./campaign.js";

export const REPORT_FORMATS = ["json", "junit", "markdown"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A report to write: to a file, or to standard output in place of the text for people. */
export interface ReportRequest {
  readonly format: ReportFormat;
  readonly file: string | undefined;
}

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

/** The help shows them. */
export const DEFAULTS: { readonly runs: number; readonly seed: number } = { runs: DEFAULT_RUNS, seed: DEFAULT_SEED };

/** @throws UsageError */
export function parseFlags(flags: VerifyFlags): VerifySettings {
  return {
    target: flags.target,
    runs: wholeNumber("--runs", flags.runs, DEFAULTS.runs, 1, 1e9),
    seed: wholeNumber("--seed", flags.seed, DEFAULTS.seed, 0, 2 ** 32 - 1),
    tasks: selectTasks(flags.only),
    timeoutSeconds: parseTimeout(flags.timeout),
    shard: parseShard(flags.shard),
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

function parseShard(text: string | undefined): VerifySettings["shard"] {
  if (text === undefined) return { index: 1, of: 1 };
  const [, first, second] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const [index, of] = [Number(first), Number(second)];
  if (!(index >= 1 && index <= of))
    throw new UsageError(`--shard is "${text}", but must be like 2/8: the second share of eight`);
  return { index, of };
}

function wholeNumber(flag: string, text: string | undefined, otherwise: number, least: number, most: number): number {
  if (text === undefined) return otherwise;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${flag} is "${text}", but must be a whole number from ${least} to ${most}`);
}
