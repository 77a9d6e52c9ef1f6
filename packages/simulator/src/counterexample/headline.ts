import type { Counterexample } from "./counterexample.js";
import { runnerList } from "./words.js";

/** What is wrong, in a few words. */
export function headline({ violation }: Counterexample): string {
  switch (violation.kind) {
    case "overlap":
      return `${runnerList([violation.first, violation.second])} execute at once`;
    case "missed-turn":
      return `${violation.runner} misses its turn`;
    case "lost-turn":
      return `${violation.runner} waits for ${violation.owner} until its turn is over`;
    case "silence":
      return "nobody starts in a whole cycle";
    case "block":
      return `nobody starts any more, for a record of ${violation.owner} that nobody ends`;
  }
}
