import { ANSWER_CASES } from "./answer-cases.js";
import { AS_OF_CASES } from "./as-of-cases.js";
import type { AuditCase } from "./audit-case.js";
import { CYCLE_CASES } from "./cycle-cases.js";
import { END_CASES } from "./end-cases.js";
import { GAP_CASES } from "./gap-cases.js";
import { LOCK_CASES } from "./lock-cases.js";
import { MEASURED_CASES } from "./measured-cases.js";
import { OBSERVATION_CASES } from "./observation-cases.js";
import { OVERLAP_CASES } from "./overlap-cases.js";
import { PRESENCE_CASES } from "./presence-cases.js";
import { SILENCE_CASES } from "./silence-cases.js";
import { TICK_CASES } from "./tick-cases.js";
import { TURN_CASES } from "./turn-cases.js";
import { VIEW_CASES } from "./view-cases.js";
import { WINDOW_CASES } from "./window-cases.js";

/** All that was written down, by promise. */
export const AUDIT_CASES: readonly AuditCase[] = [
  ...LOCK_CASES,
  ...OVERLAP_CASES,
  ...WINDOW_CASES,
  ...VIEW_CASES,
  ...GAP_CASES,
  ...SILENCE_CASES,
  ...TURN_CASES,
  ...TICK_CASES,
  ...END_CASES,
  ...OBSERVATION_CASES,
  ...MEASURED_CASES,
  ...PRESENCE_CASES,
  ...CYCLE_CASES,
  ...AS_OF_CASES,
  ...ANSWER_CASES,
];
