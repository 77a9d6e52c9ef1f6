import type { AuditCase } from "./audit-case.js";
import { END_CASES } from "./end-cases.js";
import { LOCK_CASES } from "./lock-cases.js";
import { OBSERVATION_CASES } from "./observation-cases.js";
import { SILENCE_CASES } from "./silence-cases.js";
import { TICK_CASES } from "./tick-cases.js";
import { TURN_CASES } from "./turn-cases.js";
import { WINDOW_CASES } from "./window-cases.js";

/** All that was written down, by promise. */
export const AUDIT_CASES: readonly AuditCase[] = [
  ...LOCK_CASES,
  ...WINDOW_CASES,
  ...SILENCE_CASES,
  ...TURN_CASES,
  ...TICK_CASES,
  ...END_CASES,
  ...OBSERVATION_CASES,
];
