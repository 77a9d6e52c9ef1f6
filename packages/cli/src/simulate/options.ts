import { type PynencVersion, parseDuration } from "@slotwise/language-service";
import type { ViolationKind } from "@slotwise/simulator";
import { UsageError } from "../host.js";
import { type FaultOptions, parseFaults } from "./faults-option.js";

/** The options as they are written on the command line. */
export interface SimulateFlags {
  readonly for?: string;
  readonly faults?: string;
  readonly seed?: string;
  readonly find?: ViolationKind;
  readonly shard?: string;
  readonly format: "pretty" | "json";
  readonly svg?: string;
  readonly html?: string;
  readonly protocol?: PynencVersion;
}

/** One of several shares of the scenarios, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The options as they are meant. */
export interface SimulateOptions {
  readonly seconds: number;
  readonly faults: FaultOptions;
  readonly seed: number;
  readonly find: readonly ViolationKind[];
  readonly shard: Shard;
}

/** What is looked for where nobody says, the worst first. */
export const FIND_ORDER: readonly ViolationKind[] = ["overlap", "block", "silence", "missed-turn"];

const MOST_SECONDS = 3660 * 86_400;

/** @throws UsageError that names the option, its value and what is allowed */
export function parseOptions(flags: SimulateFlags): SimulateOptions {
  return {
    seconds: secondsOf(flags.for ?? "30d"),
    faults: flags.faults === undefined ? {} : parseFaults(flags.faults),
    seed: seedOf(flags.seed ?? "1"),
    find: flags.find === undefined ? FIND_ORDER : [flags.find],
    shard: shardOf(flags.shard ?? "1/1"),
  };
}

function secondsOf(text: string): number {
  const seconds = parseDuration(text);
  if (seconds !== undefined && seconds > 0 && seconds <= MOST_SECONDS) return seconds;
  throw new UsageError(
    `--for is "${text}", but must be a duration with a unit, such as 30d or 12h, of up to ten years`,
  );
}

function seedOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(`--seed is "${text}", but must be a whole number of at least 0`);
}

function shardOf(text: string): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (Number(index) >= 1 && Number(index) <= Number(count)) return { index: Number(index), count: Number(count) };
  throw new UsageError(`--shard is "${text}", but must be a share such as 2/8`);
}
