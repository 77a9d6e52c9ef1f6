import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type FleetPlan, pynencSettings, runnerName } from "./fleet-plan.js";
import { type Execution, executionsOf } from "./journal.js";
import { RealRunner } from "./real-runner.js";
import { RealStore } from "./real-store.js";
import { REDIS_URL } from "./redis.js";
import { until } from "./until.js";

const PYTHON = fileURLToPath(new URL("./python", import.meta.url));

/** Real runner processes on one store. Whoever makes one has to {@link end} it. */
export class RealFleet {
  readonly plan: FleetPlan;
  readonly folder: string;
  readonly store: RealStore;
  readonly runners: RealRunner[] = [];
  readonly #python: string;
  readonly #environmentOf: (plan: FleetPlan) => Readonly<Record<string, string | undefined>>;

  /** @param python of the environment with the plan's release */
  constructor(plan: FleetPlan, python: string) {
    this.plan = plan;
    this.#python = python;
    this.folder = mkdtempSync(join(tmpdir(), "slotwise-fleet-"));
    const appId = `slotwise-fleet-${randomUUID()}`;
    const path = join(this.folder, "store.db");
    this.store = new RealStore(python, plan.store === "redis" ? REDIS_URL : path, appId);
    const descriptionOf = (own: FleetPlan) => ({
      appId,
      store: plan.store === "redis" ? { kind: "redis", url: REDIS_URL } : { kind: "sqlite", path },
      runnerClass: own.runnerClass,
      settings: pynencSettings(own),
      cron: own.cron ?? null,
      folder: this.folder,
      executionSeconds: own.executionSeconds,
    });
    // What pynenc would read from the environment of whoever runs this is not the fleet's.
    const ours = Object.entries(process.env).filter(([name]) => !/^(PYNENC|PYTHON)/.test(name));
    this.#environmentOf = (own) => ({
      ...Object.fromEntries(ours),
      SLOTWISE_FLEET: JSON.stringify(descriptionOf(own)),
      PYTHONPATH: PYTHON,
      PYTHONDONTWRITEBYTECODE: "1",
    });
  }

  /** What a process of this fleet finds its application by, `fleet_app:app`. */
  get environment(): Readonly<Record<string, string | undefined>> {
    return this.#environmentOf(this.plan);
  }

  /** Starts one more runner, by the fleet's settings or by its own. */
  start(plan: FleetPlan = this.plan): RealRunner {
    const name = runnerName(this.runners.length);
    const script = join(PYTHON, "runner.py");
    const runner = new RealRunner({
      name,
      python: this.#python,
      script,
      folder: this.folder,
      environment: this.#environmentOf(plan),
      plan,
    });
    this.runners.push(runner);
    return runner;
  }

  /** Starts so many at once, and waits until each of them sees all. Returns the time from which on they do. */
  async startTogether(count: number, plans: readonly FleetPlan[] = []): Promise<number> {
    const started = Array.from({ length: count }, (_, index) => this.start(plans[index]));
    await Promise.all(started.map((runner) => runner.hasLooked()));
    const total = this.runners.length;
    const seesAll = (runner: RealRunner) => runner.looks.some(({ view }) => view.length === total);
    await until("all see each other", () => started.every(seesAll));
    return Math.max(...started.map(({ looks }) => looks.find(({ view }) => view.length === total)?.at ?? 0));
  }

  /** Makes the next execution of a runner raise: a PynencError, or an exception of another kind. */
  makeRaise(runner: RealRunner, kind: "pynenc" | "other"): void {
    writeFileSync(join(this.folder, `${runner.name}.raises`), kind);
  }

  hasRaised(runner: RealRunner): boolean {
    return !existsSync(join(this.folder, `${runner.name}.raises`));
  }

  /** All executions, as the runners wrote them down, by their start; one that a kill cut off ended with its process. */
  get executions(): readonly Execution[] {
    return this.runners
      .flatMap(({ journal, exited }) =>
        executionsOf(journal).map((execution) => ({ ...execution, end: execution.end ?? exited?.at })),
      )
      .sort((one, other) => one.start - other.start);
  }

  /** How often the cron's task has run. */
  get cronRuns(): number {
    const path = join(this.folder, "cron-runs");
    return existsSync(path) ? readFileSync(path, "utf8").split("\n").length - 1 : 0;
  }

  /** Asks all runners to stop, and waits until they have; the store and the journals are still there. */
  async stop(): Promise<void> {
    await Promise.all(this.runners.map((runner) => (runner.exited ? runner.gone() : runner.signal("SIGTERM"))));
  }

  /** Kills all runners, whatever they are doing. */
  async #kill(): Promise<void> {
    for (const runner of this.runners) runner.destroy();
    await Promise.all(this.runners.map((runner) => runner.gone()));
  }

  /** Stops everything and leaves nothing behind, whatever has happened. */
  async end(): Promise<void> {
    try {
      await this.#kill();
      if (this.plan.store === "redis") await this.store.wipe();
    } finally {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }
}

/** A fleet for as long as `use` takes. */
export async function withFleet<T>(plan: FleetPlan, python: string, use: (fleet: RealFleet) => Promise<T>): Promise<T> {
  const fleet = new RealFleet(plan, python);
  try {
    return await use(fleet);
  } finally {
    await fleet.end();
  }
}
