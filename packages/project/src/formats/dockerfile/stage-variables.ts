import type { EnvironmentVariable } from "../environment.js";
import { chainOf, type Stage, type Step } from "./dockerfile-stages.js";
import { expandWord, type LookUp } from "./expand-word.js";

/** What a build is given for an argument: undefined where that is not known, null where nothing is given. */
export type GivenArgument = (name: string) => string | null | undefined;

/** The arguments whose values the builder knows. */
const OF_THE_BUILDER = /^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)$|^TARGETSTAGE$|_PROXY$/i;

/**
 * The variables of an image, in order, with what it inherits first. Values are expanded as the builder does: by the
 * variable or argument of a name that was set last. What an image from elsewhere sets is not known.
 */
export function stageVariables(
  stage: Stage,
  general: ArgumentValues,
  given: GivenArgument,
): readonly EnvironmentVariable[] {
  const chain = chainOf(stage);
  /** What names stand for while it is built, and what they do in the image; those of which an argument hides the latter. */
  const set = new Map<string, string | undefined>();
  const image = new Map<string, string | undefined>();
  const hidden = new Set<string>();
  const isFromNothing = chain[0]?.isFromNothing === true;
  const lookUp: LookUp = (name) => (set.has(name) || !isFromNothing ? set.get(name) : null);
  const variables: EnvironmentVariable[] = [];
  for (const { steps } of chain) {
    // A stage begins with what the image below it has; arguments count where that has none of their names.
    for (const name of hidden) set.set(name, image.get(name));
    hidden.clear();
    for (const step of steps) {
      if (step.kind === "argument") {
        const value = argumentValue(step, given, lookUp, general);
        // Declared without a value, a name is what it was.
        if (value === null) continue;
        set.set(step.name, value);
        if (image.has(step.name)) hidden.add(step.name);
        continue;
      }
      const expanded = step.variables.map(({ word, ...variable }) =>
        word === undefined ? variable : { ...variable, value: expandWord(word, lookUp) },
      );
      // One instruction sees what was set before it.
      for (const { name, value } of expanded) {
        set.set(name, value);
        image.set(name, value);
        hidden.delete(name);
      }
      variables.push(...expanded);
    }
  }
  return variables;
}

/** Arguments by their names: see `LookUp`. */
export type ArgumentValues = ReadonlyMap<string, string | null | undefined>;

/** The arguments before the first stage: a stage has one once it declares it. */
export function generalArguments(general: readonly Step[], given: GivenArgument): ArgumentValues {
  const values = new Map<string, string | null | undefined>();
  const lookUp: LookUp = (name) => (values.has(name) ? values.get(name) : null);
  for (const step of general) {
    if (step.kind === "argument") values.set(step.name, argumentValue(step, given, lookUp, new Map()));
  }
  return values;
}

function argumentValue(
  { name, byDefault }: Step & { readonly kind: "argument" },
  given: GivenArgument,
  lookUp: LookUp,
  beforeAll: ArgumentValues,
): string | null | undefined {
  const value = given(name);
  if (value !== null) return value;
  if (byDefault !== undefined) return expandWord(byDefault, lookUp);
  if (beforeAll.has(name)) return beforeAll.get(name);
  return OF_THE_BUILDER.test(name) ? undefined : null;
}
