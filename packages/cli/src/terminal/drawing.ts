import type { TextRole, TextStyle } from "@slotwise/timeline";
import type { Host } from "../host/host.js";
import { coloursFor, wantsUnicode } from "./colours.js";
import type { Colours } from "./styles.js";

/** Wider is hard to follow with the eyes. */
const MOST_COLUMNS = 120;
/** Where nobody tells. */
const COLUMNS = 100;

/** How drawings look on standard output. */
export interface OutputDrawing {
  readonly columns: number;
  readonly unicode: boolean;
  readonly style: TextStyle;
}

export function drawingOn(host: Host): OutputDrawing {
  return {
    columns: columnsOf(host),
    unicode: wantsUnicode(host.environment),
    style: textStyle(coloursFor(host.stdout, host)),
  };
}

/** How wide what is written on standard output may be. */
export function columnsOf({ stdout }: Pick<Host, "stdout">): number {
  return Math.min(stdout.columns ?? COLUMNS, MOST_COLUMNS);
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
