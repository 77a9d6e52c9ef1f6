import type { AuditTerms, ExecutionRecord, Records, RunnerRecord } from "@slotwise/audit";
import { createFleet, createSlotSettings, type Fleet } from "@slotwise/core";
import {
  configurationOf,
  type Fault,
  type FleetReport,
  type Listener,
  type Microseconds,
  microseconds,
  RandomChoices,
  RELIABLE_STORE,
  type ScenarioRunner,
  type StoreBehaviour,
  simulate,
} from "@slotwise/simulator";

/** A fleet to simulate and to audit. Times are seconds from the beginning of the run. */
export interface SimulatedFleet {
  readonly protocol: Fleet["protocol"];
  readonly totalRunners: number;
  readonly intervalSeconds: number;
  readonly marginSeconds: number;
  readonly startFraction: number;
  readonly checkSeconds: number;
  readonly loopSeconds: number;
  readonly deadAfterSeconds: number;
  readonly executionSeconds: number;
  readonly cycles: number;
  readonly seed: number;
  readonly faults?: readonly Fault[];
  /** Of each runner; 0 where absent. */
  readonly clockOffsets?: readonly number[];
  /** Runners that join later. */
  readonly joins?: readonly number[];
  readonly store?: StoreBehaviour;
}

/** What really happened, as the simulator tells it. */
export interface Truth {
  readonly report: FleetReport;
  /** Looks, by the runner's own clock, in order. */
  readonly looks: ReadonlyMap<string, readonly { readonly at: Microseconds; readonly mayStart: boolean }[]>;
  /** Starts, in true time. */
  readonly starts: readonly Microseconds[];
  /** Refusals for a record that nobody could end any more. */
  readonly permanentRefusals: number;
  /** Runners that died over an execution. */
  readonly lost: readonly string[];
  readonly exceptions: number;
  readonly start: Microseconds;
  readonly end: Microseconds;
}

export interface Simulated {
  readonly records: Records;
  readonly terms: AuditTerms;
  readonly truth: Truth;
}

/** A multiple of every interval of whole seconds up to 10, and a time of today. */
const EPOCH = 2520 * 700_000;

/** Runs a fleet, and writes down what its store would hold: as if nothing was ever removed from it. */
export function simulated(plan: SimulatedFleet): Simulated {
  const fleetOf = (totalRunners: number): Fleet =>
    createFleet({
      protocol: plan.protocol,
      settings: createSlotSettings({
        serviceIntervalMinutes: plan.intervalSeconds / 60,
        spreadMarginMinutes: plan.marginSeconds / 60,
        maxStartSlotFraction: plan.startFraction,
      }),
      totalRunners,
      checkIntervalMinutes: plan.checkSeconds / 60,
      loopSeconds: plan.loopSeconds,
      runnerConsideredDeadAfterMinutes: plan.deadAfterSeconds / 60,
      longestExecutionSeconds: plan.executionSeconds,
    });
  const start = microseconds(Math.ceil(EPOCH / plan.intervalSeconds) * plan.intervalSeconds);
  const end = start + microseconds(plan.cycles * plan.intervalSeconds);
  const joins = plan.joins ?? [];
  const runners = Array.from({ length: plan.totalRunners + joins.length }, (_, index): ScenarioRunner => {
    const joinsAt = joins[index - plan.totalRunners];
    return {
      id: `runner-${index + 1}`,
      configuration: 0,
      ...(joinsAt === undefined ? {} : { joinsAt: start + microseconds(joinsAt) }),
      firstLook:
        joinsAt === undefined
          ? microseconds(((index * 7919 + plan.seed * 104_729) % 1000) / 1000) * plan.checkSeconds
          : 0,
      clockOffset: microseconds(plan.clockOffsets?.[index] ?? 0),
      clockDriftPpm: 0,
    };
  });
  const journal = new StoreJournal(start);
  const { report } = simulate(
    {
      configurations: [configurationOf(fleetOf(1))],
      runners,
      faults: plan.faults ?? [],
      store: plan.store ?? RELIABLE_STORE,
      start,
      end,
    },
    { choices: new RandomChoices(plan.seed, runners.length), listener: journal },
  );
  return {
    records: journal.records(),
    terms: { fleetOf, retention: 0, mostRecords: 0 },
    truth: { report, ...journal.truth(), start, end },
  };
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Writes what a store would hold. Times in records are by the clock of whoever writes. */
class StoreJournal implements Listener {
  readonly #start: Microseconds;
  readonly #runners = new Map<string, Mutable<RunnerRecord>>();
  readonly #executions: Mutable<ExecutionRecord>[] = [];
  readonly #running = new Map<string, Mutable<ExecutionRecord>>();
  readonly #looks = new Map<string, { at: Microseconds; mayStart: boolean }[]>();
  readonly #starts: Microseconds[] = [];
  readonly #lost: string[] = [];
  #permanent = 0;
  #exceptions = 0;

  constructor(start: Microseconds) {
    this.#start = start;
  }

  begin(runners: Parameters<Listener["begin"]>[0]): void {
    for (const { id, isAlive, index } of runners) {
      if (isAlive) this.#register(id, this.#start + index);
    }
  }

  joined({ id }: Parameters<Listener["joined"]>[0], _now: Microseconds, local: Microseconds): void {
    this.#register(id, local);
  }

  decided(...[{ id }, , , local, mayStart]: Parameters<Listener["decided"]>): void {
    this.#seen(id, local);
    this.#looks.get(id)?.push({ at: local, mayStart });
  }

  refused(...[{ id }, by, isPermanent, , local]: Parameters<Listener["refused"]>): void {
    const prior = this.#running.get(by.owner.id);
    if (isPermanent) this.#permanent++;
    this.#executions.push({
      id: `run-${this.#executions.length}`,
      runner: id,
      start: local,
      end: local,
      status: "blocked",
      reason: `prior_running:${prior?.id ?? "unknown"} runner:${by.owner.id}`,
      holdsLock: false,
    });
  }

  started({ id }: Parameters<Listener["started"]>[0], now: Microseconds, local: Microseconds): void {
    this.#starts.push(now);
    const execution: Mutable<ExecutionRecord> = {
      id: `run-${this.#executions.length}`,
      runner: id,
      start: local,
      end: undefined,
      status: "running",
      reason: "",
      holdsLock: true,
    };
    this.#executions.push(execution);
    this.#running.set(id, execution);
  }

  ended(...[{ id }, , local, how]: Parameters<Listener["ended"]>): void {
    const execution = this.#running.get(id);
    if (execution === undefined) return;
    if (how === "lost") {
      this.#lost.push(id);
      return;
    }
    execution.end = local;
    execution.status = how;
    execution.reason = how === "abandoned" ? "exception:ValueError" : "";
    if (how === "abandoned") this.#exceptions++;
  }

  died(): void {}
  faultHappened(): void {}

  records(): Records {
    return {
      source: "records",
      application: "simulated",
      releases: [],
      isRustvello: false,
      readAt: undefined,
      keepsEveryExecution: true,
      runners: [...this.#runners.values()],
      executions: this.#executions,
      crons: [],
      cronRuns: [],
      keepsCronRuns: false,
      clearing: undefined,
      unread: [],
    };
  }

  truth(): Omit<Truth, "report" | "start" | "end"> {
    return {
      looks: this.#looks,
      starts: this.#starts,
      permanentRefusals: this.#permanent,
      lost: this.#lost,
      exceptions: this.#exceptions,
    };
  }

  #register(id: string, created: Microseconds): void {
    this.#runners.set(id, { runner: id, created, lastSeen: created, eligible: true });
    this.#looks.set(id, []);
  }

  #seen(id: string, at: Microseconds): void {
    const runner = this.#runners.get(id);
    if (runner !== undefined) runner.lastSeen = Math.max(runner.lastSeen, at);
  }
}
