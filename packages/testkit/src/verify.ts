import { checkInvariant, checkInvariantAsync } from "./check.js";
import type { AsyncImplementation, Implementation, ImplementationDescription } from "./contract/implementation.js";
import type { Invariant } from "./contract/invariant.js";
import type { InvariantResult, VerifyReport } from "./contract/result.js";
import { INVARIANTS } from "./invariants/index.js";
import { type CheckOptions, DEFAULT_RUNS, DEFAULT_SEED, requirePlan } from "./plan.js";

export interface VerifyOptions extends CheckOptions {
  /** Ids of the invariants to check; all when left out. */
  readonly only?: readonly string[] | undefined;
  /** Told after each invariant. */
  readonly onResult?: ((result: InvariantResult) => void) | undefined;
}

/**
 * Checks an implementation against every invariant, or against those of `only`.
 * @throws RangeError when `only` names an invariant that does not exist
 */
export function verifyInvariants(implementation: Implementation, options?: VerifyOptions): VerifyReport;
export function verifyInvariants(implementation: AsyncImplementation, options?: VerifyOptions): Promise<VerifyReport>;
export function verifyInvariants(
  implementation: Implementation | AsyncImplementation,
  options: VerifyOptions = {},
): VerifyReport | Promise<VerifyReport> {
  const invariants = selectInvariants(options.only);
  requirePlan(options);
  const description = implementation.describe();
  return isPromise(description)
    ? verifyLater(invariants, implementation as AsyncImplementation, description, options)
    : verifyNow(invariants, implementation as Implementation, description, options);
}

/** @throws RangeError when an id does not exist */
export function selectInvariants(only?: readonly string[]): readonly Invariant[] {
  if (only === undefined) return INVARIANTS;
  const unknown = only.find((id) => !INVARIANTS.some((invariant) => invariant.id === id));
  if (unknown !== undefined) throw new RangeError(`there is no invariant "${unknown}"`);
  return INVARIANTS.filter(({ id }) => only.includes(id));
}

function verifyNow(
  invariants: readonly Invariant[],
  implementation: Implementation,
  description: ImplementationDescription,
  options: VerifyOptions,
): VerifyReport {
  const results = invariants.map((invariant) => {
    const result = checkInvariant(invariant, implementation, options);
    options.onResult?.(result);
    return result;
  });
  return reportOf(description, results, options);
}

async function verifyLater(
  invariants: readonly Invariant[],
  implementation: AsyncImplementation,
  description: Promise<ImplementationDescription>,
  options: VerifyOptions,
): Promise<VerifyReport> {
  const described = await description;
  const results: InvariantResult[] = [];
  for (const invariant of invariants) {
    const result = await checkInvariantAsync(invariant, implementation, options);
    options.onResult?.(result);
    results.push(result);
  }
  return reportOf(described, results, options);
}

function reportOf(
  implementation: ImplementationDescription,
  results: readonly InvariantResult[],
  { seed = DEFAULT_SEED, runs = DEFAULT_RUNS }: VerifyOptions,
): VerifyReport {
  return { implementation, seed, runs, results };
}

export function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
