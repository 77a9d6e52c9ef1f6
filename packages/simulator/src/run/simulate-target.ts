import type { Decision, DecisionRules, Question, StoreLock } from "../protocol/protocol.js";
import { isSlotProtocol, slotRule } from "../protocol/slot-rule.js";
import type { Configuration, Scenario } from "../scenario/scenario.js";
import { View } from "../store/view.js";
import { type SimulateOptions, type SimulationResult, simulate } from "./simulate.js";

/** Another implementation, which answers when it answers: a process behind pipes, or a service. */
export interface Target {
  /** How a start is guarded once it was decided for. */
  readonly lock: StoreLock;
  decide(question: Question, configuration: Configuration): Promise<Decision>;
}

/**
 * Runs a scenario with decisions of a target. For scenarios of the length of a story or of a few days: every answer is
 * kept.
 * @throws what the target throws
 */
export function simulateTarget(
  scenario: Scenario,
  target: Target,
  options: Omit<SimulateOptions, "choices" | "rules" | "listener"> = {},
): Promise<SimulationResult> {
  return withTarget(target, (rules) => simulate(scenario, { ...options, rules }));
}

/**
 * Does something that decides by rules with those of a target: a run, or a search with its shrinking. It is done again
 * and again, each time with the answers so far; what is not yet known is taken to be what pynenc's own protocol would
 * decide, and asked, many questions at once, until every decision was the target's own. With a target that decides
 * alike, that is twice.
 * @param run must do the same every time that it gets the same decisions
 * @throws what the target throws
 */
export async function withTarget<Result>(target: Target, run: (rules: DecisionRules) => Result): Promise<Result> {
  const answers = new Map<string, Decision>();
  for (;;) {
    const open = new Map<string, () => Promise<Decision>>();
    const result = run((configuration) => {
      const guess = isSlotProtocol(configuration.protocol) ? slotRule(configuration) : undefined;
      return {
        lock: target.lock,
        // What a view lists is the store's doing, not the target's.
        tieOrder: guess?.tieOrder ?? "any",
        decide(question) {
          const key = keyOf(question, configuration);
          const answer = answers.get(key);
          if (answer !== undefined) return answer;
          if (!open.has(key)) open.set(key, asked(question, configuration, target));
          return guess?.decide(question) ?? NOT_YET;
        },
      };
    });
    if (open.size === 0) return result;
    const found = await Promise.all([...open].map(async ([key, ask]) => [key, await ask()] as const));
    for (const [key, answer] of found) answers.set(key, answer);
  }
}

const NOT_YET: Decision = { mayStart: false, reason: "not_yet_asked" };

/** The question with what the store holds now: by the time it is asked, the run is over and the rows have changed. */
function asked(question: Question, configuration: Configuration, target: Target): () => Promise<Decision> {
  const members = question.view.members.map((member) => ({ ...member }));
  const asker = members[question.position] ?? { ...question.asker };
  const frozen = { ...question, asker, view: new View(members) };
  return () => target.decide(frozen, configuration);
}

function keyOf({ asker, view, local }: Question, { protocol, settings }: Configuration): string {
  const members = view.members.map(({ id, createdAt }) => [id, createdAt]);
  return JSON.stringify([protocol, settings, asker.id, local, members]);
}
