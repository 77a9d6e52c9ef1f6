import type { TextRole, TextStyle } from "@slotwise/timeline";
import type { Colours } from "./colours.js";

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
