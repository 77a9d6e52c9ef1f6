import type { FaultAllowance, Microseconds } from "@slotwise/simulator";
import { parseDuration } from "@slotwise/words";
import { UsageError } from "../../host/host.js";

/** What may go wrong in a simulation. */
export type FaultOptions = FaultAllowance;

/** One kind of fault as it is written on the command line. */
interface FaultWord {
  readonly help: string;
  /** What its number is, if it has one. */
  readonly takes: "count" | "duration" | undefined;
  /**
   * @param value a count, or microseconds
   * @param before what the words before it allow
   */
  allow(value: number, before: FaultOptions): FaultOptions;
}

/** The only list of faults, in the order of `--help`. */
const FAULT_WORDS: Readonly<Record<string, FaultWord>> = {
  join: { help: "another runner joins; join=2 for two", takes: "count", allow: (joins) => ({ joins }) },
  crash: {
    help: "a runner crashes",
    takes: "count",
    allow: (count, { crashes = 0 }) => ({ crashes: crashes + count }),
  },
  restart: {
    help: "a runner crashes, and another is started in its place",
    takes: "count",
    allow: (restarts, { crashes = 0 }) => ({ crashes: crashes + restarts, restarts }),
  },
  stop: { help: "a runner is stopped cleanly", takes: "count", allow: (stops) => ({ stops }) },
  exception: {
    help: "the service raises a PynencError; the runner lives",
    takes: "count",
    allow: (exceptions) => ({ exceptions }),
  },
  "fatal-exception": {
    help: "the service raises anything else; its process ends",
    takes: "count",
    allow: (fatalExceptions) => ({ fatalExceptions }),
  },
  pause: { help: "a runner is held up, for up to pause=10s", takes: "duration", allow: (pause) => ({ pause }) },
  skew: { help: "clocks differ by up to skew=500ms", takes: "duration", allow: (skew) => ({ skew }) },
  step: {
    help: "a clock is set by up to step=1h, forward or back",
    takes: "duration",
    allow: (clockStep) => ({ clockStep }),
  },
  stale: { help: "reads are up to stale=5s old", takes: "duration", allow: (staleness) => ({ staleness }) },
  delay: { help: "the store takes up to delay=100ms", takes: "duration", allow: (storeDelay) => ({ storeDelay }) },
  failover: {
    help: "the store loses the last failover=5s of writes",
    takes: "duration",
    allow: (failover) => ({ failover }),
  },
  outage: {
    help: "the store is away for up to outage=3s; who asks it dies",
    takes: "duration",
    allow: (outage) => ({ outage }),
  },
  ties: { help: "runners with the same creation time", takes: undefined, allow: () => ({ ties: true }) },
};

const WORD_WIDTH = Math.max(...Object.keys(FAULT_WORDS).map(({ length }) => length)) + 2;

/** For `--help`: every fault with what it does. */
export function faultHelp(): string {
  return Object.entries(FAULT_WORDS)
    .map(([word, { help }]) => `  ${word.padEnd(WORD_WIDTH)}${help}`)
    .join("\n");
}

/**
 * Reads `join,crash,skew=500ms,pause=10s`.
 * @throws UsageError for a word that is none or stands there twice, or a number that is not what the word takes
 */
export function parseFaults(text: string): FaultOptions {
  const words = new Set<string>();
  let faults: FaultOptions = {};
  for (const part of text.split(",").map((each) => each.trim())) {
    const [name = "", ...rest] = part.split("=");
    if (words.has(name)) throw new UsageError(`--faults has "${name}" twice`);
    words.add(name);
    faults = { ...faults, ...parseFault(part, name, rest.length === 0 ? undefined : rest.join("="), faults) };
  }
  return faults;
}

function parseFault(part: string, name: string, value: string | undefined, before: FaultOptions): FaultOptions {
  const word = Object.hasOwn(FAULT_WORDS, name) ? FAULT_WORDS[name] : undefined;
  if (word === undefined) {
    const known = Object.keys(FAULT_WORDS).join(", ");
    throw new UsageError(`--faults has "${name}", but knows ${known}`);
  }
  const number = numberOf(word, value);
  if (number === undefined) throw new UsageError(`--faults has "${part}", but ${expectation(word, name)}`);
  return word.allow(number, before);
}

function numberOf({ takes }: FaultWord, value: string | undefined): number | Microseconds | undefined {
  switch (takes) {
    case undefined:
      return value === undefined ? 0 : undefined;
    case "count":
      return value === undefined ? 1 : /^[1-9]$/.test(value) ? Number(value) : undefined;
    case "duration": {
      const seconds = value === undefined ? undefined : parseDuration(value);
      return seconds === undefined || seconds < 1e-6 ? undefined : Math.round(seconds * 1e6);
    }
  }
}

function expectation({ takes }: FaultWord, name: string): string {
  switch (takes) {
    case undefined:
      return `${name} takes no value`;
    case "count":
      return `${name} takes a number from 1 to 9, such as ${name}=2`;
    case "duration":
      return `${name} takes a duration with a unit, such as ${name}=10s`;
  }
}
