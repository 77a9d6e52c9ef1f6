import type { Mutant } from "./mutant.js";
import { OBSERVATION_MUTANTS } from "./observation-mutants.js";
import { PROMISE_MUTANTS } from "./promise-mutants.js";
import { RECORDS_MUTANTS } from "./records-mutants.js";
import { SILENCE_MUTANTS } from "./silence-mutants.js";

/** Every one of them is found by some case. */
export const MUTANTS: readonly Mutant[] = [
  ...OBSERVATION_MUTANTS,
  ...PROMISE_MUTANTS,
  ...SILENCE_MUTANTS,
  ...RECORDS_MUTANTS,
];
