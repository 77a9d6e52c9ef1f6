import type { Fleet } from "@slotwise/core";
import type { Found, Sought } from "../counterexample/run-once.js";
import type { Configuration } from "../scenario/scenario.js";
import type { Microseconds } from "../time/microseconds.js";

/** What may go wrong in a search, and how badly. What is left out does not happen. */
export interface FaultAllowance {
  /** Runners that join while the fleet runs. */
  readonly joins?: number | undefined;
  readonly crashes?: number | undefined;
  /** Clean stops. */
  readonly stops?: number | undefined;
  /** Crashed runners in whose place another process is started, as a new runner. */
  readonly restarts?: number | undefined;
  /** A PynencError in the service. */
  readonly exceptions?: number | undefined;
  /** Any other exception in the service, which ends the process. */
  readonly fatalExceptions?: number | undefined;
  /** The longest pause between two steps of a runner. */
  readonly pause?: Microseconds | undefined;
  /** The largest difference between two clocks, where it is not the fleet's own. */
  readonly skew?: Microseconds | undefined;
  readonly driftPpm?: number | undefined;
  /** A clock is set by up to this much, forward or back. */
  readonly clockStep?: Microseconds | undefined;
  /** How old a read may be, where it is not the fleet's own staleness. */
  readonly staleness?: Microseconds | undefined;
  readonly storeDelay?: Microseconds | undefined;
  /** The store fails over and loses what was written in the last so long. */
  readonly failover?: Microseconds | undefined;
  /** The store cannot be reached for up to so long; whoever ended over it is started again some time, as a new runner. */
  readonly outage?: Microseconds | undefined;
  /** Runners with the same creation time, which the store may order either way where the protocol leaves it to the store. */
  readonly ties?: boolean | undefined;
  /** Some runners are configured so instead. */
  readonly otherConfiguration?: Configuration | undefined;
}

/** What to look for, in what fleet. */
export interface Hunt extends Sought {
  readonly fleet: Fleet;
  /** What each runner is configured with, by position, where not all are as the fleet says. */
  readonly configurations?: readonly Configuration[] | undefined;
  readonly faults: FaultAllowance;
  readonly seed: number;
  /** How many scenarios are tried. */
  readonly tries: number;
  /** Length of an execution where the fleet does not say; 10 s where nobody does. */
  readonly executionSeconds?: number | undefined;
  /** Whether a counterexample may have fewer runners than the fleet; true where absent. */
  readonly mayShrinkFleet?: boolean | undefined;
  /** The shares into which the seeds are divided, and which of them this search takes; from 1. */
  readonly shard?: { readonly index: number; readonly count: number } | undefined;
  /** Without the store's lock of the slot claim protocol. */
  readonly withoutLock?: boolean | undefined;
  /** Which of the runs found count; all where absent. */
  readonly accepts?: ((found: Found) => boolean) | undefined;
}

export const DEFAULT_EXECUTION_SECONDS = 10;
