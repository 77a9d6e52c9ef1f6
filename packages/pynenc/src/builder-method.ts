/** What Python gives to a method, or a method to a setting. */
export type BuilderValue = string | number | boolean | null | readonly string[];

/** A parameter of a method of `PynencBuilder`, in its place. */
export interface BuilderParameter {
  readonly name: string;
  /** What it is where nobody gives it; undefined for one that has to be given. */
  readonly default: BuilderValue | undefined;
  /** Whether it is only given by its name. */
  readonly isKeyword?: true;
  /** The setting that gets what is given; undefined for one that only chooses what else is set. */
  readonly key: string | undefined;
  /** What is handed over to nobody: None alone, or whatever counts as false. */
  readonly without?: "none" | "falsy";
  /** The words of other parameters with which it is handed over; with any, where it does not say. */
  readonly only?: Readonly<Record<string, readonly BuilderValue[]>>;
  /** What may be given; anything else stops pynenc. Anything may be where it does not say. */
  readonly words?: readonly BuilderValue[];
  /** Whether capitals make no difference: the setting gets the word without. */
  readonly anyCase?: true;
}

/** Settings that a method sets itself, with certain words alone where it says them. */
export interface BuilderGroup {
  readonly when?: Readonly<Record<string, BuilderValue>>;
  readonly values: Readonly<Record<string, BuilderValue>>;
}

/** A method of `PynencBuilder`: what the application is given when it is called. Read by calling it, in every release. */
export interface BuilderMethod {
  readonly name: string;
  readonly parameters: readonly BuilderParameter[];
  readonly sets: readonly BuilderGroup[];
  /** Whether any other name that is given to it is a setting's, and stronger than what it sets itself. */
  readonly takesAny?: true;
}
