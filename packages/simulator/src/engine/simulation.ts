import type { Choices } from "../choices.js";
import { EventQueue, NEVER } from "../event-queue.js";
import type { Fault, Step } from "../fault.js";
import { HOUR, type Microseconds, microseconds } from "../microseconds.js";
import type { DecisionRules } from "../protocol/protocol.js";
import type { Scenario } from "../scenario.js";
import { ExecutionLock } from "../store/execution-lock.js";
import { Membership } from "../store/membership.js";
import { View } from "../store/view.js";
import type { Listener } from "./listener.js";
import { historyOf, spreadOf } from "./reach.js";
import { RunnerProcess } from "./runner-process.js";

const NOBODY: View = new View([]);

/**
 * One run of a scenario, event by event. Each runner has one thing to do next, at a known time, and so have the faults:
 * time jumps from one to the next and never ticks.
 */
export class Simulation {
  readonly runners: readonly RunnerProcess[];
  readonly membership: Membership;
  readonly lock: ExecutionLock;
  readonly #scenario: Scenario;
  readonly #choices: Choices;
  readonly #queue: EventQueue;
  readonly #faults: readonly Fault[];
  readonly #listeners: readonly Listener[];
  readonly #listener: Listener;
  /** The store answers at once, and with what it holds. */
  readonly #isPrompt: boolean;
  #nextFault = 0;
  #events = 0;
  #now: Microseconds;

  /** @throws RangeError for a scenario that names a runner or a configuration it does not have */
  constructor(
    scenario: Scenario,
    rules: DecisionRules,
    choices: Choices,
    listeners: readonly [Listener, ...Listener[]],
  ) {
    this.#scenario = scenario;
    this.#choices = choices;
    this.#listeners = listeners;
    this.#listener = listeners[0];
    this.#now = scenario.start;
    const { staleness, delay, reordersTies } = scenario.store;
    this.#isPrompt = staleness === 0 && delay === 0 && !reordersTies;
    const configured = scenario.configurations.map((configuration) => ({ configuration, rule: rules(configuration) }));
    this.runners = scenario.runners.map((runner, index) => {
      const own = configured[runner.configuration];
      if (own === undefined) throw new RangeError(`${runner.id}: there is no configuration ${runner.configuration}`);
      return new RunnerProcess(index, runner, own.configuration, own.rule, scenario.start);
    });
    this.membership = new Membership({
      history: historyOf(scenario),
      longestDeadAfter: Math.max(0, ...this.runners.map(({ timing }) => timing.deadAfter)),
      clockSpread: spreadOf(scenario),
    });
    this.lock = new ExecutionLock(historyOf(scenario));
    this.#queue = new EventQueue(this.runners.length + 1);
    this.#faults = [...scenario.faults].sort((one, other) => one.at - other.at);
    this.#establish();
    this.#queue.set(this.runners.length, this.#faults[0]?.at ?? NEVER);
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
      due = this.#perform(runner, now);
      if (runner.pauses.length > 0) due = heldUp(runner, due);
    }
    this.#queue.set(runner.index, runner.isAlive ? due : NEVER);
  }

  /** One step. Returns when the next one is due. */
  #perform(runner: RunnerProcess, now: Microseconds): Microseconds {
    switch (runner.step) {
      case "join":
        return this.#join(runner, now);
      case "look":
        return this.#look(runner, now);
      case "read":
        runner.view = this.#read(runner, now);
        runner.step = "decide";
        return now + this.#accessTime(runner, now);
      case "decide":
        return this.#decide(runner, runner.view ?? NOBODY, now, runner.clock.at(now));
      case "claim":
        return this.#claim(runner, now);
      case "start":
        return this.#start(runner, now);
      case "end":
        return this.#end(runner, now);
    }
  }

  #join(runner: RunnerProcess, now: Microseconds): Microseconds {
    const firstLook = this.#scenario.runners[runner.index]?.firstLook ?? 0;
    this.#appear(runner, now, now + firstLook);
    this.#tell((listener) => listener.joined(runner, now, runner.clock.at(now)));
    return now + firstLook;
  }

  #look(runner: RunnerProcess, now: Microseconds): Microseconds {
    const local = runner.clock.at(now);
    runner.lookedAt = now;
    runner.lastLook = local;
    this.membership.heartbeat(runner.member, now, local);
    if (this.#isPrompt && runner.pauses.length === 0) {
      // What most looks are: nothing comes between its steps.
      const view = this.membership.read(local, runner.timing.deadAfter, false);
      runner.view = view;
      return this.#decide(runner, view, now, local);
    }
    runner.step = "read";
    return now + this.#accessTime(runner, now);
  }

  #read(runner: RunnerProcess, now: Microseconds): View {
    const { staleness, reordersTies } = this.#scenario.store;
    const local = runner.clock.at(now);
    const { deadAfter } = runner.timing;
    const flipsTies = reordersTies && this.#choices.pick(runner.index, "tieOrder", 1, now) === 1;
    const age = staleness === 0 ? 0 : this.#choices.pick(runner.index, "staleness", staleness, now);
    return age === 0
      ? this.membership.read(local, deadAfter, flipsTies)
      : this.membership.readAsOf(local, deadAfter, flipsTies, now - age);
  }

  #decide(runner: RunnerProcess, view: View, now: Microseconds, local: Microseconds): Microseconds {
    const mayStart = runner.cursor.decide(view, local);
    this.#listener.decided(runner, view, now, local, mayStart);
    for (let index = 1; index < this.#listeners.length; index++) {
      this.#listeners[index]?.decided(runner, view, now, local, mayStart);
    }
    if (!mayStart) return this.#nextLook(runner, now);
    runner.decidedAt = now;
    if (runner.rule.lock === "none" || !this.#scenario.store.locks) {
      if (local >= runner.cursor.runsUntil) return this.#abandon(runner, now);
      runner.step = "start";
      return now + this.#startDelay(runner, now);
    }
    runner.step = "claim";
    return now + this.#accessTime(runner, now);
  }

  #claim(runner: RunnerProcess, now: Microseconds): Microseconds {
    const local = runner.clock.at(now);
    const { deadAfter } = runner.timing;
    const answer = this.lock.tryStart(runner.member, now, (owner) => this.membership.isDead(owner, local, deadAfter));
    if (answer.kind === "blocked") {
      const { by } = answer;
      const owner = this.runners[by.owner.index];
      const isPermanent = owner?.isAlive === true && owner.record !== by;
      this.#tell((listener) => listener.refused(runner, by, isPermanent, now, local));
      return this.#nextLook(runner, now);
    }
    runner.record = answer.record;
    if (local >= runner.cursor.runsUntil) return this.#abandon(runner, now);
    runner.step = "start";
    return now + this.#startDelay(runner, now);
  }

  #abandon(runner: RunnerProcess, now: Microseconds): Microseconds {
    this.#release(runner, now);
    this.#tell((listener) => listener.abandoned(runner, now, runner.clock.at(now)));
    return this.#nextLook(runner, now);
  }

  #start(runner: RunnerProcess, now: Microseconds): Microseconds {
    const { longestExecution, shortfall } = runner.timing;
    runner.isExecuting = true;
    runner.startedAt = now;
    runner.step = "end";
    this.#tell((listener) => listener.started(runner, now, runner.clock.at(now)));
    const cut = shortfall === 0 ? 0 : this.#choices.pick(runner.index, "shortfall", shortfall, now);
    return now + longestExecution - cut;
  }

  #end(runner: RunnerProcess, now: Microseconds): Microseconds {
    this.#finish(runner, now, true);
    runner.member.lastServiceStart = runner.clock.at(runner.startedAt);
    runner.member.lastServiceEnd = runner.clock.at(now);
    return this.#nextLook(runner, now);
  }

  #finish(runner: RunnerProcess, now: Microseconds, isWhole: boolean): void {
    runner.isExecuting = false;
    if (isWhole) this.#release(runner, now);
    this.#tell((listener) => listener.ended(runner, now, runner.clock.at(now), isWhole));
  }

  #release(runner: RunnerProcess, now: Microseconds): void {
    if (runner.record === undefined) return;
    this.lock.finish(runner.record, now);
    runner.record = undefined;
  }

  /** The loop goes round until the check interval has passed by the runner's own clock; it is never idle for nothing. */
  #nextLook(runner: RunnerProcess, now: Microseconds): Microseconds {
    runner.step = "look";
    if (runner.isStopping) {
      this.#die(runner, now);
      return NEVER;
    }
    const { check, loop } = runner.timing;
    const due = runner.clock.firstAt(runner.lastLook + check, now);
    const jitter = loop === 0 ? 0 : this.#choices.pick(runner.index, "jitter", loop, due);
    return Math.max(runner.lookedAt + 1, due + jitter);
  }

  #startDelay(runner: RunnerProcess, now: Microseconds): Microseconds {
    const { startDelay } = runner.timing;
    return startDelay === 0 ? 0 : this.#choices.pick(runner.index, "startDelay", startDelay, now);
  }

  #accessTime(runner: RunnerProcess, now: Microseconds): Microseconds {
    const { delay } = this.#scenario.store;
    return delay === 0 ? 0 : this.#choices.pick(runner.index, "storeDelay", delay, now);
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
      this.#tell((listener) => listener.faultHappened(fault, this.#now));
      return;
    }
    const runner = this.runners.find(({ id }) => id === fault.runner);
    if (runner === undefined) throw new RangeError(`a ${fault.kind} names ${fault.runner}, which is no runner here`);
    this.#strike(runner, fault, this.#now);
  }

  #strike(runner: RunnerProcess, fault: Exclude<Fault, { kind: "failover" }>, now: Microseconds): void {
    const isGone = !runner.isAlive;
    if (fault.kind === "restart" ? !isGone || runner.step === "join" : isGone) return;
    this.#tell((listener) => listener.faultHappened(fault, now));
    switch (fault.kind) {
      case "crash":
        if (runner.isExecuting) this.#finish(runner, now, false);
        this.#die(runner, now);
        this.#queue.set(runner.index, NEVER);
        return;
      case "stop":
        runner.isStopping = true;
        if (runner.step !== "look") return;
        this.#die(runner, now);
        this.#queue.set(runner.index, NEVER);
        return;
      case "restart":
        this.#appear(runner, now, now + fault.firstLook);
        this.#queue.set(runner.index, now + fault.firstLook);
        this.#tell((listener) => listener.joined(runner, now, runner.clock.at(now)));
        return;
      case "pause":
        runner.pauses.push(fault);
        this.#queue.set(runner.index, heldUp(runner, this.#queue.timeOf(runner.index)));
        return;
      case "clock-step":
        runner.clock.step(now, fault.by);
        runner.cursor.clockStepped(fault.by);
        if (runner.step === "look") {
          const due = runner.clock.firstAt(runner.lastLook + runner.timing.check, now);
          this.#queue.set(runner.index, Math.max(now + 1, due));
        }
        return;
    }
  }

  #appear(runner: RunnerProcess, now: Microseconds, firstLookAt: Microseconds): void {
    runner.isAlive = true;
    runner.isStopping = false;
    runner.step = "look";
    runner.record = undefined;
    runner.pauses.length = 0;
    runner.cursor.forget();
    runner.lastLook = runner.clock.at(Math.max(now, firstLookAt)) - runner.timing.check;
  }

  #die(runner: RunnerProcess, now: Microseconds): void {
    runner.isAlive = false;
    runner.pauses.length = 0;
    this.#tell((listener) => listener.died(runner, now, runner.clock.at(now)));
  }

  #establish(): void {
    const { start, runners } = this.#scenario;
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

  #tell(what: (listener: Listener) => void): void {
    for (const listener of this.#listeners) what(listener);
  }
}

/** How long the runners have been there with which a scenario starts. */
const ESTABLISHED_FOR: Microseconds = 24 * HOUR;

/** When the next step is due, once the pause that comes before it is over. */
function heldUp(runner: RunnerProcess, due: Microseconds): Microseconds {
  const place = runner.pauses.findIndex(
    ({ at, before }) => at <= due && (before === "any" || before === (runner.step as Step)),
  );
  const pause = runner.pauses[place];
  if (pause === undefined || due === NEVER) return due;
  runner.pauses.splice(place, 1);
  return due + pause.lasts;
}
