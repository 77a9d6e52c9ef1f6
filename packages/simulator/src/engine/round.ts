import { NEVER } from "../event-queue.js";
import type { Microseconds } from "../microseconds.js";
import { View } from "../store/view.js";
import type { RunnerProcess } from "./runner-process.js";
import type { World } from "./world.js";

const NOBODY: View = new View([]);

/** The rounds of a runner's loop: it looks, reads, decides, claims, starts and ends, and looks again. */
export class Round {
  readonly #world: World;
  /** The store answers at once, and with what it holds. */
  readonly #isPrompt: boolean;

  constructor(world: World) {
    this.#world = world;
    const { staleness, delay, reordersTies } = world.scenario.store;
    this.#isPrompt = staleness === 0 && delay === 0 && !reordersTies;
  }

  /** One step. Returns when the next one is due. */
  perform(runner: RunnerProcess, now: Microseconds): Microseconds {
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
    const firstLook = this.#world.scenario.runners[runner.index]?.firstLook ?? 0;
    this.#world.appear(runner, now, now + firstLook);
    return now + firstLook;
  }

  #look(runner: RunnerProcess, now: Microseconds): Microseconds {
    const local = runner.clock.at(now);
    runner.lookedAt = now;
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
    const { staleness, reordersTies } = this.#world.scenario.store;
    const local = runner.clock.at(now);
    const { deadAfter } = runner.timing;
    const flipsTies = reordersTies && this.#world.choices.pick(runner.index, "tieOrder", 1, now) === 1;
    const age = staleness === 0 ? 0 : this.#world.choices.pick(runner.index, "staleness", staleness, now);
    return age === 0
      ? this.#world.membership.read(local, deadAfter, flipsTies)
      : this.#world.membership.readAsOf(local, deadAfter, flipsTies, now - age);
  }

  #decide(runner: RunnerProcess, view: View, now: Microseconds, local: Microseconds): Microseconds {
    const mayStart = runner.cursor.decide(view, local);
    this.#world.tellDecided(runner, view, now, local, mayStart);
    if (!mayStart) return this.#nextLook(runner, now);
    runner.decidedAt = now;
    if (runner.rule.lock === "none" || !this.#world.scenario.store.locks) {
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
    const answer = this.#world.lock.tryStart(runner.member, now, (owner) =>
      this.#world.membership.isDead(owner, local, deadAfter),
    );
    if (answer.kind === "blocked") {
      const { by } = answer;
      const owner = this.#world.runners[by.owner.index];
      const isPermanent = owner?.isAlive === true && owner.record !== by;
      this.#world.tell((listener) => listener.refused(runner, by, isPermanent, now, local));
      return this.#nextLook(runner, now);
    }
    runner.record = answer.record;
    if (local >= runner.cursor.runsUntil) return this.#abandon(runner, now);
    runner.step = "start";
    return now + this.#startDelay(runner, now);
  }

  #abandon(runner: RunnerProcess, now: Microseconds): Microseconds {
    this.#world.release(runner, now);
    this.#world.tell((listener) => listener.abandoned(runner, now, runner.clock.at(now)));
    return this.#nextLook(runner, now);
  }

  #start(runner: RunnerProcess, now: Microseconds): Microseconds {
    const { longestExecution, shortfall } = runner.timing;
    runner.isExecuting = true;
    runner.startedAt = now;
    runner.step = "end";
    this.#world.tell((listener) => listener.started(runner, now, runner.clock.at(now)));
    const cut = shortfall === 0 ? 0 : this.#world.choices.pick(runner.index, "shortfall", shortfall, now);
    return now + longestExecution - cut;
  }

  #end(runner: RunnerProcess, now: Microseconds): Microseconds {
    this.#world.finish(runner, now, true);
    runner.member.lastServiceStart = runner.clock.at(runner.startedAt);
    runner.member.lastServiceEnd = runner.clock.at(now);
    return this.#nextLook(runner, now);
  }

  /** The loop goes round until the check interval has passed by the runner's own clock; it is never idle for nothing. */
  #nextLook(runner: RunnerProcess, now: Microseconds): Microseconds {
    runner.step = "look";
    if (runner.isStopping) {
      this.#world.die(runner, now);
      return NEVER;
    }
    const { check, loop, shortest } = runner.timing;
    const due = runner.clock.firstAt(runner.lastLook + check, now);
    const jitter = loop === 0 ? 0 : this.#world.choices.pick(runner.index, "jitter", loop, due);
    // By a clock that gains, the check interval is shorter than it is.
    const sleeps = check >= loop ? 1 : shortest;
    return Math.max(runner.lookedAt + sleeps, due + jitter);
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
