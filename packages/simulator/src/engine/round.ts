import { View } from "../store/view.js";
import { NEVER } from "../time/event-queue.js";
import type { Microseconds } from "../time/microseconds.js";
import { nextLook } from "./next-look.js";
import type { QuietLooks } from "./quiet-looks.js";
import type { RunnerProcess } from "./runner-process.js";
import { mayReorderTies, type World } from "./world.js";

const NOBODY: View = new View([]);

/** The rounds of a runner's loop: it looks, reads, decides, claims, starts and ends, and looks again. */
export class Round {
  readonly #world: World;
  /** The store answers at once, and with what it holds. */
  readonly #isPrompt: boolean;
  readonly #quietLooks: QuietLooks | undefined;

  constructor(world: World, quietLooks: QuietLooks | undefined) {
    this.#world = world;
    this.#quietLooks = quietLooks;
    const { staleness, delay } = world.scenario.store;
    this.#isPrompt = staleness === 0 && delay === 0 && !world.reordersTies;
  }

  /** One step. Returns when the next one is due. */
  perform(runner: RunnerProcess, now: Microseconds): Microseconds {
    if (now < this.#world.outageUntil && runner.step !== "join") {
      this.#world.die(runner, now);
      return NEVER;
    }
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

  /** Whoever is to replace somebody who is still there is never started. */
  #join(runner: RunnerProcess, now: Microseconds): Microseconds {
    const { firstLook = 0, replaces } = this.#world.scenario.runners[runner.index] ?? {};
    if (replaces !== undefined && this.#world.runnerOf(replaces, runner.id).isAlive) return NEVER;
    this.#world.appear(runner, now, now + firstLook);
    return now + firstLook;
  }

  #look(runner: RunnerProcess, now: Microseconds): Microseconds {
    const local = runner.clock.at(now);
    runner.lastLook = local;
    this.#world.membership.heartbeat(runner.member, now, local);
    if (this.#isPrompt && runner.pauses.length === 0) {
      // What most looks are: nothing comes between its steps.
      const view = this.#world.membership.read(local, runner.timing.deadAfter, false);
      runner.view = view;
      return this.#decide(runner, view, now, local);
    }
    runner.step = "read";
    return now + this.#accessTime(runner, now);
  }

  #read(runner: RunnerProcess, now: Microseconds): View {
    const { staleness } = this.#world.scenario.store;
    const local = runner.clock.at(now);
    const { deadAfter } = runner.timing;
    const reordersTies = mayReorderTies(this.#world.scenario, runner.rule);
    const flipsTies = reordersTies && this.#world.choices.pick(runner.index, "tieOrder", 1, now) === 1;
    const age = staleness === 0 ? 0 : this.#world.choices.pick(runner.index, "staleness", staleness, now);
    return age === 0
      ? this.#world.membership.read(local, deadAfter, flipsTies)
      : this.#world.membership.readAsOf(local, deadAfter, flipsTies, now - age);
  }

  #decide(runner: RunnerProcess, view: View, now: Microseconds, local: Microseconds): Microseconds {
    const mayStart = runner.cursor.decide(view, local);
    this.#world.listener.decided(runner, view, now, local, mayStart);
    if (!mayStart) {
      const due = this.#nextLook(runner, now);
      return this.#pastQuietLooks(runner, view, now, due);
    }
    runner.decidedAt = now;
    if (runner.rule.lock === "none" || !this.#world.scenario.store.locks) {
      runner.step = "start";
      return now + this.#startDelay(runner, now);
    }
    runner.step = "claim";
    return now + this.#accessTime(runner, now);
  }

  #pastQuietLooks(runner: RunnerProcess, view: View | undefined, now: Microseconds, due: Microseconds): Microseconds {
    if (!runner.isAlive || view === undefined || this.#quietLooks === undefined) return due;
    return this.#quietLooks.pass(runner, view, now, due);
  }

  #claim(runner: RunnerProcess, now: Microseconds): Microseconds {
    const answer = this.#world.lock.tryStart(runner.member, now);
    if (answer.kind === "blocked") {
      const { by } = answer;
      const isPermanent = this.#world.runners[by.owner.index]?.record !== by;
      this.#world.listener.refused(runner, by, isPermanent, now, runner.clock.at(now));
      return this.#nextLook(runner, now);
    }
    runner.record = answer.record;
    runner.step = "start";
    return now + this.#startDelay(runner, now);
  }

  #start(runner: RunnerProcess, now: Microseconds): Microseconds {
    const { longestExecution, shortfall } = runner.timing;
    runner.isExecuting = true;
    runner.startedAt = now;
    runner.step = "end";
    this.#world.listener.started(runner, now, runner.clock.at(now));
    if (runner.exceptions.length > 0) return now;
    const cut = shortfall === 0 ? 0 : this.#world.choices.pick(runner.index, "shortfall", shortfall, now);
    return now + longestExecution - cut;
  }

  #end(runner: RunnerProcess, now: Microseconds): Microseconds {
    const exception = runner.exceptions.shift();
    if (exception !== undefined) {
      this.#world.listener.faultHappened({ ...exception, at: now }, now);
    }
    this.#world.finish(runner, now, exception === undefined ? "completed" : "abandoned");
    runner.member.lastServiceStart = runner.clock.at(runner.startedAt);
    runner.member.lastServiceEnd = runner.clock.at(now);
    if (exception?.isFatal === true) runner.isStopping = true;
    const due = this.#nextLook(runner, now);
    return this.#pastQuietLooks(runner, runner.view, now, due);
  }

  #nextLook(runner: RunnerProcess, now: Microseconds): Microseconds {
    runner.step = "look";
    if (runner.isStopping) {
      this.#world.die(runner, now);
      return NEVER;
    }
    const next = nextLook(runner, this.#world.choices, now);
    runner.goRound(now, next);
    return next;
  }

  #startDelay(runner: RunnerProcess, now: Microseconds): Microseconds {
    const { startDelay } = runner.timing;
    return startDelay === 0 ? 0 : this.#world.choices.pick(runner.index, "startDelay", startDelay, now);
  }

  #accessTime(runner: RunnerProcess, now: Microseconds): Microseconds {
    const { delay } = this.#world.scenario.store;
    return delay === 0 ? 0 : this.#world.choices.pick(runner.index, "storeDelay", delay, now);
  }
}
