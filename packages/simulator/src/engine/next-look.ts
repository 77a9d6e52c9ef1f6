import type { Choices } from "../scenario/choices.js";
import type { Microseconds } from "../time/microseconds.js";
import type { RunnerProcess } from "./runner-process.js";

/**
 * When a runner looks next: its loop goes round until a round ends by which the check interval has passed, by the
 * runner's own clock.
 * @param now true time of its last look, or of the end of the execution that came of it
 */
export function nextLook(runner: RunnerProcess, choices: Choices, now: Microseconds): Microseconds {
  const { looks } = runner;
  looks.set(now, runner.clock.firstAt(runner.lastLook + runner.timing.check, now));
  const { most } = looks;
  return looks.at(most === 0 ? 0 : choices.pick(runner.index, "jitter", most, now, looks));
}
