import type { Host } from "../../../host/host.js";

/** The whole terminal, as long as it is taken. */
export interface Screen {
  /** Draws lines in place of the ones before: what does not fit below is left out. */
  show(lines: readonly string[]): void;
  /** Leaves the terminal as it was. May be called again. */
  leave(): void;
}

/** The other screen of the terminal, without a cursor, and without breaking lines that are too long. */
const TAKE = "\u001b[?1049h\u001b[?25l\u001b[?7l";
const LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";
const HOME = "\u001b[H";
/** Behind a line rather than before it: nothing is ever seen empty. */
const CLEAR_LINE = "\u001b[K";
const CLEAR_BELOW = "\u001b[J";

const ROWS = 24;

/** Takes the terminal. It is given back when the process ends, too, however it does. */
export function takeScreen({ stdout, onEnd }: Pick<Host, "stdout" | "onEnd">): Screen {
  let isTaken = true;
  const leave = () => {
    if (!isTaken) return;
    isTaken = false;
    stopListening();
    stdout.write(LEAVE);
  };
  const stopListening = onEnd(leave);
  stdout.write(TAKE);
  return {
    show: (lines) => {
      if (!isTaken) return;
      const shown = lines.slice(0, Math.max(1, stdout.rows ?? ROWS));
      // One write: a terminal shows what it was given by then.
      stdout.write(`${HOME}${shown.map((line) => `${line}${CLEAR_LINE}`).join("\r\n")}${CLEAR_BELOW}`);
    },
    leave,
  };
}
