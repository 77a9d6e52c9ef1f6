/** A trigger that hangs on a condition: a task, and what has to hold for it to start. */
export interface StoredTrigger {
  /** How many conditions it has, this one among them. */
  readonly conditions: number;
  /** pynenc's `and` or `or`. */
  readonly logic: unknown;
}

/** Whether a condition starts something by itself, whatever else holds. @param triggers all that hang on it */
export function firesAlone(triggers: readonly StoredTrigger[]): boolean {
  return triggers.some(({ conditions, logic }) => logic === "or" || conditions === 1);
}
