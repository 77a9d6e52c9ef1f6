import * as fc from "fast-check";

/** One seed for every property, so that a run today and a run tomorrow try the same; `SLOTWISE_SEED` tries others. */
const SEED = Number(process.env["SLOTWISE_SEED"] ?? 20_260_101);

/** Checks a property on the same inputs each time; throws with a shrunk counterexample. */
export function checkProperty<Inputs>(property: fc.IProperty<Inputs>, numRuns = 200): void {
  fc.assert(property, { seed: SEED, numRuns });
}
