import { APPLICATION_PARAMETERS, BUILDER_METHODS } from "./builder.generated.js";

/** What Python gives to a method, or a method to a setting. */
export type BuilderValue = string | number | boolean | null | readonly string[];

/** A parameter of a method of `PynencBuilder`, in its place. */
export interface BuilderParameter {
  readonly name: string;
  /** What it is where nobody gives it; without one it has to be given. */
  readonly default?: BuilderValue;
  /** Whether it is only given by its name. */
  readonly isKeyword?: true;
  /** The setting that gets what is given. */
  readonly key?: string;
  /** What is handed over to nobody: None alone, or whatever counts as false. */
  readonly without?: "none" | "falsy";
  /** The words of other parameters with which it is handed over; with any, where it does not say. */
  readonly only?: Readonly<Record<string, readonly BuilderValue[]>>;
  /** What may be given; anything else stops pynenc. Anything may be where it does not say. */
  readonly words?: readonly BuilderValue[];
  /** Whether capitals make no difference: the setting gets the word without. */
  readonly anyCase?: true;
}

/** A method of `PynencBuilder`: what the application is given when it is called. Read by calling it, in every release. */
export interface BuilderMethod {
  readonly name: string;
  /** What brings it: pynenc itself, or a plugin, by its name on PyPI. */
  readonly package: string;
  readonly parameters: readonly BuilderParameter[];
  /** The settings that it sets itself, some of them only with certain words. */
  readonly sets: readonly {
    readonly when?: Readonly<Record<string, BuilderValue>>;
    readonly values: Readonly<Record<string, BuilderValue>>;
  }[];
  /** Whether any other name that is given to it is a setting's, and stronger than what it sets itself. */
  readonly takesAny?: true;
}

const BY_NAME = new Map(BUILDER_METHODS.map((method) => [method.name, method]));

/** Undefined for a name that is no method in any release of pynenc or of the plugins that works. */
export function builderMethod(name: string): BuilderMethod | undefined {
  return BY_NAME.get(name);
}

/** What `Pynenc(...)` is given, in its order. */
export const APPLICATION_ARGUMENTS: readonly string[] = APPLICATION_PARAMETERS;
