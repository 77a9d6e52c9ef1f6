import type { DecisionRules } from "../protocol/protocol.js";
import type { Choices } from "../scenario/choices.js";
import { type Fault, isOfRunner, type RunnerFault } from "../scenario/fault.js";
import type { Scenario } from "../scenario/scenario.js";
import type { ExecutionLock } from "../store/execution-lock.js";
import type { Membership } from "../store/membership.js";
import { EventQueue, NEVER } from "../time/event-queue.js";
import { HOUR, type Microseconds, microseconds } from "../time/microseconds.js";
import type { Listener, LookCounter } from "./listener.js";
import { canLookAhead, QuietLooks } from "./quiet-looks.js";
import { Round } from "./round.js";
import type { RunnerProcess } from "./runner-process.js";
import { World } from "./world.js";

/**
 * One run of a scenario, event by event. Each runner has one thing to do next, at a known time, and so have the faults:
 * time jumps from one to the next and never ticks.
 */
export class Simulation {
  readonly #world: World;
  readonly #round: Round;
  readonly #quietLooks: QuietLooks | undefined;
  readonly #queue: EventQueue;
  readonly #faults: readonly Fault[];
  #nextFault = 0;
  #events = 0;
  #now: Microseconds;

  /**
   * @param counter absent where every look is to be told in its order
   * @throws RangeError for a scenario that names a runner or a configuration it does not have
   */
  constructor(scenario: Scenario, rules: DecisionRules, choices: Choices, listener: Listener, counter?: LookCounter) {
    this.#world = new World(scenario, rules, choices, listener);
    if (counter !== undefined && canLookAhead(this.#world)) this.#quietLooks = new QuietLooks(this.#world, counter);
    this.#round = new Round(this.#world, this.#quietLooks);
    this.#now = scenario.start;
    this.#queue = new EventQueue(this.runners.length + 1);
    this.#faults = [...scenario.faults].sort((one, other) => one.at - other.at);
    this.#establish(scenario);
    this.#queue.set(this.runners.length, this.#faults[0]?.at ?? NEVER);
  }

  get runners(): readonly RunnerProcess[] {
    return this.#world.runners;
  }

  get membership(): Membership {
    return this.#world.membership;
  }

  get lock(): ExecutionLock {
    return this.#world.lock;
  }

  /** True time of the last event. */
  get now(): Microseconds {
    return this.#now;
  }

  /** How many events have happened. */
  get events(): number {
    return this.#events + (this.#quietLooks?.count ?? 0);
  }

  /** When the next event happens; `NEVER` when nothing ever will. */
  get nextTime(): Microseconds {
    return this.#queue.time;
  }

  /** When a runner does its next step. */
  nextTimeOf(runner: RunnerProcess): Microseconds {
    return this.#queue.timeOf(runner.index);
  }

  /** Who acts next; undefined for the faults of the scenario. */
  get nextRunner(): RunnerProcess | undefined {
    return this.runners[this.#queue.actor];
  }

  /** Lets a runner that is not there yet join at a true time. */
  bring(runner: RunnerProcess, at: Microseconds): void {
    if (runner.step === "join") this.#queue.set(runner.index, at);
  }

  /** Lets a runner crash before it does its next step. */
  crash(runner: RunnerProcess): void {
    this.#strike(runner, { kind: "crash", at: this.#now, runner: runner.id }, Math.max(this.#now, this.nextTime - 1));
  }

  /** Becomes what another run of the same scenario is at this moment. */
  copyFrom(other: Simulation): void {
    this.#world.copyFrom(other.#world);
    this.#queue.copyFrom(other.#queue);
    this.#nextFault = other.#nextFault;
    this.#events = other.#events;
    this.#now = other.#now;
  }

  /** Runs every event up to a true time, this time included, until `isDone` says so. */
  run(until: Microseconds, isDone: () => boolean): void {
    const queue = this.#queue;
    if (this.#quietLooks !== undefined) this.#quietLooks.until = until;
    while (queue.time <= until) {
      this.step();
      if (isDone()) return;
    }
  }

  /** Lets the next event happen. */
  step(): void {
    this.#now = this.#queue.time;
    this.#events++;
    const runner = this.runners[this.#queue.actor];
    if (runner === undefined) this.#happen();
    else this.#advance(runner, this.#now);
  }

  /** Does what a runner has to do now, and finds out when it has to do the next thing. */
  #advance(runner: RunnerProcess, now: Microseconds): void {
    let due = now;
    while (due === now && (runner.isAlive || runner.step === "join")) {
      due = runner.pauses.length > 0 && this.#holdUp(runner, now) ? runner.heldUntil : this.#round.perform(runner, now);
    }
    this.#queue.set(runner.index, runner.isAlive ? due : NEVER);
  }

  /** Holds a runner up before the step that it is about to do, if a pause is waiting for that. */
  #holdUp(runner: RunnerProcess, now: Microseconds): boolean {
    const { step } = runner;
    if (step === "join") return false;
    const place = runner.pauses.findIndex(({ before }) => before === "any" || before === step);
    const pause = runner.pauses[place];
    if (pause === undefined) return false;
    runner.pauses.splice(place, 1);
    runner.heldUntil = now + pause.lasts;
    this.#world.listener.faultHappened({ ...pause, at: now, before: step }, now);
    return true;
  }

  #happen(): void {
    const fault = this.#faults[this.#nextFault];
    this.#nextFault++;
    this.#queue.set(this.runners.length, this.#faults[this.#nextFault]?.at ?? NEVER);
    if (fault === undefined) return;
    if (isOfRunner(fault)) {
      this.#strike(this.#world.runnerOf(fault.runner, `a ${fault.kind}`), fault, this.#now);
      return;
    }
    this.#world.listener.faultHappened(fault, this.#now);
    if (fault.kind === "outage") {
      this.#loseStore(this.#now, this.#now + fault.lasts);
      return;
    }
    this.membership.rollBack(
      this.runners.map(({ member }) => member),
      this.#now - fault.loses,
    );
    this.lock.rollBack(this.#now - fault.loses);
  }

  /**
   * Whoever executes asks the store all the time, everybody else at the end of each round: the next time that falls into
   * the outage is the process's last. One that is held up asks nothing until it goes on.
   */
  #loseStore(now: Microseconds, until: Microseconds): void {
    this.#world.outageUntil = Math.max(this.#world.outageUntil, until);
    for (const runner of this.runners) {
      if (!runner.isAlive || runner.heldUntil > now) continue;
      const next = this.nextTimeOf(runner);
      const asks = runner.isExecuting ? now : runner.step === "look" ? runner.roundEndAt(now) : next;
      if (asks < Math.min(next, until)) this.#queue.set(runner.index, asks);
    }
  }

  #strike(runner: RunnerProcess, fault: RunnerFault, now: Microseconds): void {
    if (!runner.isAlive) return;
    // A pause is told when it begins, before the step for which it waits, and an exception when it is raised.
    const isLater = fault.kind === "pause" || fault.kind === "exception";
    if (!isLater) this.#world.listener.faultHappened(fault, now);
    switch (fault.kind) {
      case "crash":
        this.#world.die(runner, now);
        this.#queue.set(runner.index, NEVER);
        return;
      case "stop":
        runner.isStopping = true;
        if (runner.step !== "look") return;
        this.#world.die(runner, now);
        this.#queue.set(runner.index, NEVER);
        return;
      case "exception":
        runner.exceptions.push(fault);
        if (runner.isExecuting) this.#queue.set(runner.index, Math.max(now, runner.heldUntil));
        return;
      case "pause":
        runner.pauses.push(fault);
        return;
      case "clock-step":
        runner.clock.step(now, fault.by);
        runner.cursor.clockStepped(fault.by);
        if (runner.step === "look") {
          // The rounds of its loop go on as they went; which of them is the one to look after has changed.
          const due = runner.clock.firstAt(runner.lastLook + runner.timing.check, now + 1);
          this.#queue.set(runner.index, Math.max(runner.roundEndAt(due), runner.heldUntil));
        }
        return;
    }
  }

  #establish({ start, runners }: Scenario): void {
    for (const [index, runner] of this.runners.entries()) {
      const described = runners[index];
      if (described === undefined) continue;
      if (described.joinsAt !== undefined) {
        this.#queue.set(index, Math.max(start, described.joinsAt));
        continue;
      }
      const local = runner.clock.at(start);
      const createdAt = described.createdAt ?? start - ESTABLISHED_FOR + microseconds(index);
      this.membership.establish(runner.member, createdAt, local);
      const firstLookAt = start + described.firstLook;
      this.#world.awaitFirstLook(runner, firstLookAt);
      this.#queue.set(index, firstLookAt);
    }
  }
}

/** How long the runners have been there with which a scenario starts. */
const ESTABLISHED_FOR: Microseconds = 24 * HOUR;
