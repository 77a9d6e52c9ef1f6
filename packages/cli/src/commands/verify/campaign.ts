import { setImmediate } from "node:timers/promises";
import {
  type AsyncImplementation,
  type CheckOptions,
  checkInSteps,
  checkInvariantAsync,
  checkList,
  checkListAsync,
  type Implementation,
  type ImplementationDescription,
  INVARIANTS,
  type Invariant,
  type InvariantResult,
  type ListedQuestion,
  type PagedFacts,
} from "@slotwise/testkit";
import { readVectorLines } from "./vectors/vector-lines.js";
import { VECTOR_SETS, type VectorSet } from "./vectors/vector-sets.js";

/** One thing to check: an invariant with its generated cases, or a set of vectors. */
export type Task =
  | { readonly kind: "invariant"; readonly facts: PagedFacts; readonly invariant: Invariant }
  | { readonly kind: "vectors"; readonly facts: PagedFacts; readonly set: VectorSet };

/** All that can be checked, in the order in which it is. */
export const TASKS: readonly Task[] = [
  ...INVARIANTS.map((invariant): Task => ({ kind: "invariant", facts: invariant, invariant })),
  ...VECTOR_SETS.map((set): Task => ({ kind: "vectors", facts: set.facts, set })),
];

/** Who is checked: at once, or through a process. */
export type Subject =
  | { readonly kind: "now"; readonly implementation: Implementation }
  | { readonly kind: "later"; readonly implementation: AsyncImplementation };

export interface CampaignOptions extends CheckOptions {
  /** Undefined where the vectors are not installed. */
  readonly vectorsFolder: string | undefined;
  readonly onDescription: (description: ImplementationDescription) => void;
  readonly onStart: (facts: PagedFacts) => void;
  readonly onResult: (result: InvariantResult) => void;
  /** Looked at between the tasks, and within those that happen here. */
  readonly isInterrupted: () => boolean;
}

/** Checks one task after the other, and tells each result as it comes. */
export async function runCampaign(subject: Subject, tasks: readonly Task[], options: CampaignOptions): Promise<void> {
  options.onDescription(await subject.implementation.describe());
  for (const task of tasks) {
    // Lets Ctrl-C through where everything else happens at once.
    await setImmediate();
    if (options.isInterrupted()) return;
    options.onStart(task.facts);
    const result = await runTask(subject, task, options);
    if (result === undefined) return;
    options.onResult(result);
  }
}

/** So long nobody hears Ctrl-C. */
const LISTEN_MILLISECONDS = 50;

/** Undefined when it was interrupted. */
async function checkHere(
  invariant: Invariant,
  implementation: Implementation,
  options: CampaignOptions,
): Promise<InvariantResult | undefined> {
  const steps = checkInSteps(invariant, implementation, options);
  let listened = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - listened < LISTEN_MILLISECONDS) continue;
    await setImmediate();
    if (options.isInterrupted()) return undefined;
    listened = performance.now();
  }
}

async function runTask(subject: Subject, task: Task, options: CampaignOptions): Promise<InvariantResult | undefined> {
  switch (task.kind) {
    case "invariant":
      return subject.kind === "now"
        ? checkHere(task.invariant, subject.implementation, options)
        : checkInvariantAsync(task.invariant, subject.implementation, options);
    case "vectors": {
      const list = listOf(task.set, options);
      return subject.kind === "now"
        ? checkList(task.facts, list, subject.implementation)
        : checkListAsync(task.facts, list, subject.implementation);
    }
  }
}

/** The vectors that are this shard's. */
function listOf({ file, questionOf }: VectorSet, { vectorsFolder, shard }: CampaignOptions): readonly ListedQuestion[] {
  if (vectorsFolder === undefined) return [];
  return readVectorLines<never>(vectorsFolder, file)
    .filter(({ line }) => shard === undefined || (line - 1) % shard.of === shard.index - 1)
    .map(({ line, vector }) => ({ line, question: questionOf(vector) }));
}
