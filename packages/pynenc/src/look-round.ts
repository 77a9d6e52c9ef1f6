/** What the time of one round of a runner's loop depends on. */
export interface LoopTerms {
  /** `runner_cls`: `ThreadRunner` and its like; undefined where nobody says. */
  readonly runnerClass: string | undefined;
  /** `broker_cls`; undefined where nobody says. */
  readonly brokerClass: string | undefined;
  /** `runner_loop_sleep_time_sec`. */
  readonly loopSleepSeconds: number;
  /** `queue_timeout_sec` of the broker: how long a blocking pop waits. */
  readonly queueTimeoutSeconds: number;
  /** What else a round takes, at most: 2 to 10 ms when idle, more under load. */
  readonly overheadSeconds: number;
}

/** What a round takes beside its sleep when nobody said: above what idle runners were measured to take. */
export const DEFAULT_LOOP_OVERHEAD_SECONDS = 0.02;

/** How often each kind of runner sleeps in a round: in it and after it, or once. Measured: see docs/measured.md. */
const SLEEPS: ReadonlyMap<string, number> = new Map([
  ["ThreadRunner", 2],
  ["PersistentProcessRunner", 2],
  ["MultiThreadRunner", 1],
  ["ProcessRunner", 1],
]);

/** The runners whose loop asks the broker itself, and so waits for it where it blocks. */
const ASKS_BROKER: ReadonlySet<string> = new Set(["ThreadRunner", "ProcessRunner"]);

/** The brokers that answer at once. */
const PROMPT_BROKERS: ReadonlySet<string> = new Set(["MemBroker", "SQLiteBroker"]);

/** How much longer than its timeout a blocking pop takes at most: Redis looks ten times a second who has waited enough. */
const POP_OVERHEAD_SECONDS = 0.1;

/**
 * The longest time that one round of the loop takes, in seconds: `q = k L + b + w`. A look is due once the check interval
 * has passed, and comes at the end of a round. What is not known takes the longest.
 */
export function loopRoundSeconds(terms: LoopTerms): number {
  const { runnerClass, loopSleepSeconds, overheadSeconds } = terms;
  const sleeps = (runnerClass === undefined ? undefined : SLEEPS.get(runnerClass)) ?? Math.max(...SLEEPS.values());
  return sleeps * loopSleepSeconds + brokerSeconds(terms) + overheadSeconds;
}

/** The part of {@link loopRoundSeconds} that differs from round to round: `w`, and when a blocking pop is let go. */
export function loopVariationSeconds(terms: LoopTerms): number {
  return terms.overheadSeconds + (brokerSeconds(terms) === 0 ? 0 : POP_OVERHEAD_SECONDS);
}

function brokerSeconds({ runnerClass, brokerClass, queueTimeoutSeconds }: LoopTerms): number {
  if (brokerClass !== undefined && PROMPT_BROKERS.has(brokerClass)) return 0;
  const isKnown = runnerClass !== undefined && SLEEPS.has(runnerClass);
  return isKnown && !ASKS_BROKER.has(runnerClass) ? 0 : queueTimeoutSeconds + POP_OVERHEAD_SECONDS;
}
