import { PROTOCOLS, type Protocol } from "@slotwise/core";
import type { ViolationKind } from "@slotwise/simulator";
import { parseDuration } from "@slotwise/words";
import { parseShard, type Shard } from "../../command-line/shard-option.js";
import { UsageError } from "../../host/host.js";
import { parseTimeout } from "../../target/timeout.js";
import { type FaultOptions, parseFaults } from "./faults-option.js";

/** The options as they are written on the command line. */
export interface SimulateFlags {
  readonly for?: string;
  readonly faults?: string;
  readonly seed?: string;
  readonly find?: ViolationKind;
  readonly shard?: string;
  readonly target?: string;
  readonly timeout?: string;
  readonly format: "pretty" | "json";
  readonly svg?: string;
  readonly html?: string;
  readonly protocol?: Protocol;
}

/** The options as they are meant. */
export interface SimulateOptions {
  readonly seconds: number;
  readonly faults: FaultOptions;
  readonly seed: number;
  readonly find: readonly ViolationKind[];
  readonly shard: Shard;
  /** The command of another implementation that decides. */
  readonly target: string | undefined;
  readonly timeoutSeconds: number;
}

/** What is looked for where nobody says, the worst first. */
export const FIND_ORDER: readonly ViolationKind[] = ["overlap", "block", "silence", "missed-turn", "lost-turn"];

/**
 * What can be found at all under a protocol: without a lock nobody is refused, and with one nothing overlaps unless the
 * store loses a record.
 */
export function findableKinds(protocol: Protocol, { failover }: FaultOptions): readonly ViolationKind[] {
  if (!PROTOCOLS[protocol].locksStarts) return FIND_ORDER.filter((kind) => kind !== "block" && kind !== "lost-turn");
  return FIND_ORDER.filter((kind) => kind !== "overlap" || failover !== undefined);
}

/** A target is asked about instants: what it does not look at, it is not asked about. */
const TARGET_FIND_ORDER: readonly ViolationKind[] = FIND_ORDER.filter((kind) => !kind.endsWith("-turn"));

/** Virtual time where nobody says: a target is asked at every look. */
const DEFAULT_TIME = { model: "30d", target: "1d" } as const;

const MOST_SECONDS = 3660 * 86_400;

/** @throws UsageError that names the option, its value and what is allowed */
export function parseOptions(flags: SimulateFlags): SimulateOptions {
  const isTarget = flags.target !== undefined;
  if (isTarget && (flags.find === "missed-turn" || flags.find === "lost-turn")) {
    throw new UsageError(`--find ${flags.find} needs the windows themselves, and a --target only says yes or no`);
  }
  return {
    seconds: secondsOf(flags.for ?? DEFAULT_TIME[isTarget ? "target" : "model"]),
    faults: faultsOf(flags),
    seed: seedOf(flags.seed ?? "1"),
    find: flags.find !== undefined ? [flags.find] : isTarget ? TARGET_FIND_ORDER : FIND_ORDER,
    shard: parseShard(flags.shard),
    target: flags.target,
    timeoutSeconds: parseTimeout(flags.timeout),
  };
}

/** Only somebody who dies leaves a record for good: who looks for that and names no fault means a crash. */
function faultsOf({ faults, find }: SimulateFlags): FaultOptions {
  if (faults !== undefined) return parseFaults(faults);
  return find === "block" ? parseFaults("crash") : {};
}

function secondsOf(text: string): number {
  const seconds = parseDuration(text);
  // Less than a microsecond is no time at all.
  if (seconds !== undefined && seconds >= 1e-6 && seconds <= MOST_SECONDS) return seconds;
  throw new UsageError(
    `--for is "${text}", but must be a duration with a unit, such as 30d or 12h, from a microsecond to ten years`,
  );
}

function seedOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(`--seed is "${text}", but must be a whole number of at least 0`);
}
