/**
 * What a client may set in the section `slotwise` of its configuration, per resource. It beats what the files declare.
 * Every key may be missing, and an empty string or null is the same as missing.
 */
export interface SlotwiseSettings {
  /** Fleet sizes to hold for: a number, or `"4"`, or `"1-8"`. Missing: what the files declare. */
  readonly runners?: number | string | null;
  /** The longest execution of the atomic service, with its unit: `"20s"`. */
  readonly serviceDuration?: string | null;
  /** The largest difference between two clocks, with its unit: `"500ms"`. */
  readonly clockSkew?: string | null;
  /** Which pynenc to judge for, a release or a line of them. Missing or `"auto"`: what the files allow. */
  readonly pynencVersion?: string | null;
  /** A level for each rule named: `"error"`, `"warning"`, `"info"` or `"off"`. */
  readonly rules?: Readonly<Record<string, string>> | null;
  /** Whether hints such as `40 s window, 60 s gap` stand behind values. On where missing. */
  readonly inlayHints?: boolean | null;
  /** Whether the cycle is drawn behind values (`slotwise/drawings`). On where missing. */
  readonly drawings?: boolean | null;
  /** Whether a lens stands above `[tool.pynenc]`. On where missing. */
  readonly lenses?: boolean | null;
}
