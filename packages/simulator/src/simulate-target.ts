import type { Decision, Question, StoreLock } from "./protocol/protocol.js";
import type { Configuration, Scenario } from "./scenario.js";
import { type SimulateOptions, type SimulationResult, simulate } from "./simulate.js";
import { View } from "./store/view.js";

/** Another implementation, which answers when it answers: a process behind pipes, or a service. */
export interface Target {
  /** How a start is guarded once it was decided for. */
  readonly lock: StoreLock;
  decide(question: Question, configuration: Configuration): Promise<Decision>;
}

/**
 * Runs a scenario with decisions of a target. It is run again and again, each time with the answers so far; what is not
 * yet known counts as no, and is asked, many questions at once, until every decision of the run was the target's own.
 * For scenarios of the length of a story: every answer is kept.
 * @throws what the target throws
 */
export async function simulateTarget(
  scenario: Scenario,
  target: Target,
  options: Omit<SimulateOptions, "choices" | "rules" | "listener"> = {},
): Promise<SimulationResult> {
  const answers = new Map<string, Decision>();
  for (;;) {
    const open = new Map<string, () => Promise<Decision>>();
    const result = simulate(scenario, {
      ...options,
      rules: (configuration) => ({
        lock: target.lock,
        decide(question) {
          const key = keyOf(question, configuration);
          const answer = answers.get(key);
          if (answer === undefined) open.set(key, asked(question, configuration, target));
          return answer ?? NOT_YET;
        },
      }),
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
