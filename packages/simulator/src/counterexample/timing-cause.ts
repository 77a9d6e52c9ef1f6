import { type Microseconds, microseconds } from "../time/microseconds.js";
import type { Counterexample } from "./counterexample.js";
import { aheadOf, type Part } from "./overlap-part.js";
import { exactDuration, listed, sentence } from "./words.js";

/** Something that brings two executions together, and by how much. */
interface Term {
  readonly kind: "delay" | "execution" | "hold" | "clocks";
  readonly length: Microseconds;
  readonly words: string;
}

/**
 * Why two that see the same fleet meet, each in a window of its own. Between the decision of the one whose window comes
 * first, by its clock, and the other window lies at least the gap: what is told are the fewest terms that exceed it.
 */
export function timingSentence(
  counterexample: Counterexample,
  one: Part,
  other: Part,
  gap: Microseconds,
): readonly string[] {
  const isFirst = (one.look.local ?? one.look.at) <= (other.look.local ?? other.look.at);
  const [late, next] = isFirst ? [one, other] : [other, one];
  // Whoever starts into the other's execution need not execute itself for the two to meet.
  const terms = termsOf(counterexample, late, next, late === one).filter(({ length }) => length > 0);
  const told = fewest(terms, gap);
  if (told === undefined) return [];
  const [only] = told;
  const most = `more than the gap of ${exactDuration(gap)} after a window`;
  if (only !== undefined && told.length === 1) {
    const length = exactDuration(only.length);
    if (only.kind === "execution") {
      return [
        sentence(
          `an execution of ${length} from the end of a window outlasts the gap of ${exactDuration(gap)} after it`,
        ),
      ];
    }
    if (only.kind === "clocks") {
      return [sentence(`their clocks are ${length} apart, more than the gap between the windows allows`)];
    }
    return [sentence(`for ${late.runner}, ${only.words} is ${most}`)];
  }
  const together = exactDuration(told.reduce((sum, { length }) => sum + length, 0));
  return [sentence(`for ${late.runner}, ${listed(told.map(({ words }) => words))} make ${together}, ${most}`)];
}

function termsOf(
  { events, settings, choices }: Counterexample,
  { runner, look, start }: Part,
  next: Part,
  isExecuting: boolean,
): readonly Term[] {
  const own = choices.runners.find(({ id }) => id === runner);
  const execution = microseconds(settings[own?.configuration ?? 0]?.longestExecutionSeconds ?? 0);
  const held = events.reduce(
    (sum, { fault, actor, at }) =>
      fault?.kind === "pause" && actor === runner && fault.before === "end" && at >= start.at ? sum + fault.lasts : sum,
    0,
  );
  const delay = start.at - look.at;
  const clocks = aheadOf(next.look, look);
  const term = (kind: Term["kind"], length: Microseconds, words: string): Term => ({ kind, length, words });
  return [
    term("execution", isExecuting ? execution : 0, `an execution of ${exactDuration(execution)}`),
    term("delay", delay, `a delay of ${exactDuration(delay)} before the start`),
    term("clocks", clocks, `a clock of ${next.runner} that is ${exactDuration(clocks)} ahead`),
    term("hold", isExecuting ? held : 0, `a hold of ${exactDuration(held)} while it executes`),
  ];
}

/** The fewest of some terms that are more than a length together, the first of those as few. */
function fewest(terms: readonly Term[], least: Microseconds): readonly Term[] | undefined {
  const subsets = Array.from({ length: 2 ** terms.length }, (_, bits) =>
    terms.filter((_, index) => (bits >> index) & 1),
  );
  return subsets
    .filter((subset) => subset.reduce((sum, { length }) => sum + length, 0) > least)
    .sort((one, other) => one.length - other.length)[0];
}
