import { checkPeriodSeconds, type Fleet } from "@slotwise/core";
import type { DrawingOptions, TextRole, TextStyle } from "@slotwise/timeline";
import type { Colours } from "./colours.js";

/** What is drawn with a fleet's cycle: its checks, and its longest execution where one was declared. */
export function drawingOf(fleet: Fleet): DrawingOptions {
  return {
    checkPeriodSeconds: checkPeriodSeconds(fleet),
    executionSeconds: fleet.longestExecutionSeconds,
  };
}

/** The terminal's colours for the parts of a drawing. */
export function textStyle(colours: Colours): TextStyle {
  const roles: Readonly<Record<TextRole, (text: string) => string>> = {
    safeStart: colours.green,
    window: colours.yellow,
    gap: colours.dim,
    tick: colours.dim,
    start: colours.bold,
    missed: colours.red,
    execution: colours.blue,
    axis: colours.dim,
    label: colours.dim,
    problem: colours.red,
  };
  return (text, role) => roles[role](text);
}
