import { checkExceedsInterval } from "./check-exceeds-interval.js";
import { deadRunnerHole } from "./dead-runner-hole.js";
import { executionExceedsGap } from "./execution-exceeds-gap.js";
import { invisibleRunners } from "./invisible-runners.js";
import { lockOutlivesOwner } from "./lock-outlives-owner.js";
import { marginExceedsSlot } from "./margin-exceeds-slot.js";
import { noMargin } from "./no-margin.js";
import { singleRunnerAlwaysOn } from "./single-runner-always-on.js";
import type { SlotRule } from "./slot-rule.js";
import { windowShorterThanCheck } from "./window-shorter-than-check.js";

/** The rules that are judged fleet by fleet: a fix must not make any of them worse. */
export const SLOT_RULES: readonly SlotRule[] = [
  marginExceedsSlot,
  windowShorterThanCheck,
  executionExceedsGap,
  noMargin,
  invisibleRunners,
  checkExceedsInterval,
  deadRunnerHole,
  lockOutlivesOwner,
  singleRunnerAlwaysOn,
];
