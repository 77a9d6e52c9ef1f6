import type { RecordLine, StoreLine } from "./record-line.js";
import type { CronRecord, CronRunRecord, ExecutionRecord, Records, RunnerRecord } from "./records.js";

/** The lines of one application. What is told twice counts as it is told last. */
export class RecordSection {
  readonly #runners = new Map<string, RunnerRecord>();
  readonly #executions: ExecutionRecord[] = [];
  /** Where the execution of an id stands. */
  readonly #places = new Map<string, number>();
  readonly #crons = new Map<string, CronRecord>();
  readonly #cronRuns: CronRunRecord[] = [];
  #store: StoreLine | undefined;

  add(line: RecordLine): void {
    switch (line.kind) {
      case "store":
        this.#store = line.store;
        break;
      case "runner":
        this.#addRunner(line.runner);
        break;
      case "execution":
        this.#addExecution(line.execution);
        break;
      case "cron":
        this.#crons.set(line.cron.cron, line.cron);
        break;
      case "cron-run":
        this.#cronRuns.push(line.cronRun);
        break;
    }
  }

  /** @param unread what could not be read of the file that it stands in */
  records(unread: readonly string[]): Records {
    const unnamed = this.#unnamedRunners();
    const store = this.#store;
    return {
      source: store?.source ?? "records",
      application: store?.application,
      releases: store?.releases ?? [],
      isRustvello: store?.isRustvello ?? false,
      readAt: store?.readAt,
      keepsEveryExecution: store?.keepsEveryExecution ?? true,
      runners: [...this.#runners.values(), ...unnamed],
      executions: this.#executions,
      crons: [...this.#crons.values()],
      cronRuns: this.#cronRuns,
      keepsCronRuns: store?.keepsCronRuns ?? this.#cronRuns.length > 0,
      lockWithoutRecord: store?.lockWithoutRecord,
      // What a file says is carried out by nobody.
      clearing: undefined,
      unread: [...(store?.unread ?? []), ...unread, ...toldOf(unnamed.length)],
    };
  }

  #addRunner(runner: RunnerRecord): void {
    const known = this.#runners.get(runner.runner);
    this.#runners.set(runner.runner, {
      ...runner,
      created: Math.min(runner.created, known?.created ?? runner.created),
      lastSeen: Math.max(runner.lastSeen, known?.lastSeen ?? runner.lastSeen),
    });
  }

  #addExecution(execution: ExecutionRecord): void {
    const { id } = execution;
    const place = id === undefined ? undefined : this.#places.get(id);
    if (place !== undefined) this.#executions[place] = execution;
    else {
      if (id !== undefined) this.#places.set(id, this.#executions.length);
      this.#executions.push(execution);
    }
  }

  /** Those that only executions name: seen from the first start to the last end. */
  #unnamedRunners(): readonly RunnerRecord[] {
    const found = new Map<string, RunnerRecord>();
    for (const { runner, start, end } of this.#executions) {
      if (this.#runners.has(runner)) continue;
      const known = found.get(runner);
      const created = Math.min(start, known?.created ?? start);
      found.set(runner, {
        runner,
        created,
        lastSeen: Math.max(end ?? start, known?.lastSeen ?? start),
        eligible: true,
      });
    }
    return [...found.values()];
  }
}

function toldOf(count: number): readonly string[] {
  if (count === 0) return [];
  const who = count === 1 ? "1 runner has" : `${count} runners have`;
  return [`${who} no line: taken as seen from the first start to the last end`];
}
