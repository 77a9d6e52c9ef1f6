import type { EnvironmentVariable } from "../environment.js";
import type { Stage, Step } from "./dockerfile-stages.js";
import { expandWord, type LookUp } from "./expand-word.js";

/** What a build is given for an argument: undefined where that is not known, null where nothing is given. */
export type GivenArgument = (name: string) => string | null | undefined;

/** The arguments whose values the builder knows. */
const OF_THE_BUILDER = /^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)$|^TARGETSTAGE$|_PROXY$/i;

/**
 * The variables of an image, in order, with what it inherits first. Values are expanded as the builder does: by variables, else
 * by arguments. What an image from elsewhere sets is not known.
 */
export function stageVariables(
  stage: Stage,
  general: ArgumentValues,
  given: GivenArgument,
): readonly EnvironmentVariable[] {
  const chain: Stage[] = [];
  for (let at: Stage | undefined = stage; at !== undefined; at = at.base) chain.unshift(at);
  const declared = new Map<string, string | null | undefined>();
  const set = new Map<string, string | undefined>();
  const isFromNothing = chain[0]?.isFromNothing === true;
  const lookUp: LookUp = (name) => {
    if (set.has(name)) return set.get(name);
    if (declared.has(name)) return declared.get(name);
    return isFromNothing ? null : undefined;
  };
  const variables: EnvironmentVariable[] = [];
  for (const step of chain.flatMap(({ steps }) => steps)) {
    if (step.kind === "argument") {
      const value = argumentValue(step, given, lookUp, general);
      // Declared once more, without a default, it is what it was.
      if (value !== null || !declared.has(step.name)) declared.set(step.name, value);
      continue;
    }
    const expanded = step.variables.map(({ word, ...variable }) =>
      word === undefined ? variable : { ...variable, value: expandWord(word, lookUp) },
    );
    // One instruction sees what was set before it.
    for (const { name, value } of expanded) set.set(name, value);
    variables.push(...expanded);
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
