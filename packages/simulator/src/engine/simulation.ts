import type { Choices } from "../choices.js";
import { EventQueue, NEVER } from "../event-queue.js";
import type { Fault } from "../fault.js";
import { HOUR, type Microseconds, microseconds } from "../microseconds.js";
import type { DecisionRules } from "../protocol/protocol.js";
import type { Scenario } from "../scenario.js";
import type { ExecutionLock } from "../store/execution-lock.js";
import type { Membership } from "../store/membership.js";
import { Round } from "./round.js";
import type { RunnerProcess } from "./runner-process.js";
import { type Listeners, World } from "./world.js";

/**
 * One run of a scenario, event by event. Each runner has one thing to do next, at a known time, and so have the faults:
 * time jumps from one to the next and never ticks.
 */
export class Simulation {
  readonly #world: World;
  readonly #round: Round;
  readonly #queue: EventQueue;
  readonly #faults: readonly Fault[];
  #nextFault = 0;
  #events = 0;
  #now: Microseconds;

  /** @throws RangeError for a scenario that names a runner or a configuration it does not have */
  constructor(scenario: Scenario, rules: DecisionRules, choices: Choices, listeners: Listeners) {
    this.#world = new World(scenario, rules, choices, listeners);
    this.#round = new Round(this.#world);
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
    return this.#events;
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
    this.#world.tell((listener) => listener.faultHappened({ ...pause, at: now, before: step }, now));
    return true;
  }

  #happen(): void {
    const fault = this.#faults[this.#nextFault];
    this.#nextFault++;
    this.#queue.set(this.runners.length, this.#faults[this.#nextFault]?.at ?? NEVER);
    if (fault === undefined) return;
    if (fault.kind === "failover") {
      this.membership.rollBack(
        this.runners.map(({ member }) => member),
        this.#now - fault.loses,
      );
      this.lock.rollBack(this.#now - fault.loses);
      this.#world.tell((listener) => listener.faultHappened(fault, this.#now));
      return;
    }
    const runner = this.runners.find(({ id }) => id === fault.runner);
    if (runner === undefined) throw new RangeError(`a ${fault.kind} names ${fault.runner}, which is no runner here`);
    this.#strike(runner, fault, this.#now);
  }

  #strike(runner: RunnerProcess, fault: Exclude<Fault, { kind: "failover" }>, now: Microseconds): void {
    const isGone = !runner.isAlive;
    if (fault.kind === "restart" ? !isGone || runner.step === "join" : isGone) return;
    // A pause is told when it begins: before the step for which it waits.
    if (fault.kind !== "pause") this.#world.tell((listener) => listener.faultHappened(fault, now));
    switch (fault.kind) {
      case "crash":
        if (runner.isExecuting) this.#world.finish(runner, now, false);
        this.#world.die(runner, now);
        this.#queue.set(runner.index, NEVER);
        return;
      case "stop":
        runner.isStopping = true;
        if (runner.step !== "look") return;
        this.#world.die(runner, now);
        this.#queue.set(runner.index, NEVER);
        return;
      case "restart":
        this.#world.appear(runner, now, now + fault.firstLook);
        this.#queue.set(runner.index, now + fault.firstLook);
        return;
      case "pause":
        runner.pauses.push(fault);
        return;
      case "clock-step":
        runner.clock.step(now, fault.by);
        runner.cursor.clockStepped(fault.by);
        if (runner.step === "look") {
          const due = runner.clock.firstAt(runner.lastLook + runner.timing.check, now);
          this.#queue.set(runner.index, Math.max(now + 1, due, runner.heldUntil));
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
      runner.lastLook = runner.clock.at(firstLookAt) - runner.timing.check;
      this.#queue.set(index, firstLookAt);
    }
  }
}

/** How long the runners have been there with which a scenario starts. */
const ESTABLISHED_FOR: Microseconds = 24 * HOUR;
