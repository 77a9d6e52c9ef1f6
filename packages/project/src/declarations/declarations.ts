import type { NamedReleases } from "@slotwise/pynenc";
import type { Level } from "./levels.js";
import type { RunnerRange } from "./runner-range.js";

/** What the user says of the fleet that no pynenc setting tells, and how strict the rules are to be. */
export interface Declarations {
  readonly runners: RunnerRange | undefined;
  readonly serviceDurationSeconds: number | undefined;
  readonly clockSkewSeconds: number | undefined;
  readonly storeStalenessSeconds: number | undefined;
  readonly startDelaySeconds: number | undefined;
  /** The longest that a round of a runner's loop takes beside its sleep. */
  readonly loopOverheadSeconds: number | undefined;
  readonly pynencReleases: NamedReleases | undefined;
  readonly rules: ReadonlyMap<string, Level>;
  readonly exclude: readonly string[];
}

/** What is said in one word. */
export type WordField = Exclude<keyof Declarations, "rules" | "exclude">;

export const NO_DECLARATIONS: Declarations = {
  runners: undefined,
  serviceDurationSeconds: undefined,
  clockSkewSeconds: undefined,
  storeStalenessSeconds: undefined,
  startDelaySeconds: undefined,
  loopOverheadSeconds: undefined,
  pynencReleases: undefined,
  rules: new Map(),
  exclude: [],
};

/** What the stronger one leaves out, the weaker one says. */
export function mergeDeclarations(weaker: Declarations, stronger: Declarations): Declarations {
  if (stronger === NO_DECLARATIONS) return weaker;
  if (weaker === NO_DECLARATIONS) return stronger;
  const said = Object.entries(stronger).filter(([, value]) => value !== undefined);
  return {
    ...weaker,
    ...Object.fromEntries(said),
    rules: new Map([...weaker.rules, ...stronger.rules]),
    exclude: [...weaker.exclude, ...stronger.exclude],
  };
}
