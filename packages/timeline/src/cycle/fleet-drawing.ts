import { type Fleet, idlePeriodSeconds } from "@slotwise/core";
import type { DrawingOptions } from "./drawing-options.js";

/** What is drawn with a fleet's cycle: its checks, and its longest execution where one was declared, as late as it may be. */
export function drawingOf(fleet: Fleet): DrawingOptions {
  return {
    checkPeriodSeconds: idlePeriodSeconds(fleet),
    executionSeconds: fleet.longestExecutionSeconds,
    startDelaySeconds: fleet.startDelaySeconds,
  };
}
