import { fitText, safeLine } from "@slotwise/words";
import type { Host } from "../host/host.js";

/** A bar on a terminal once something takes long; nothing anywhere else. */
export interface Progress {
  show(done: number, total: number, label: string): void;
  /** Takes the bar away, so that something else can be written. */
  clear(): void;
}

/** Before that nobody wonders. */
const PATIENCE_MILLISECONDS = 1000;

/** The bar is not drawn more often than this. */
const REDRAW_MILLISECONDS = 50;

const BAR_WIDTH = 20;

export function progressOn({ stderr, monotonicMilliseconds }: ProgressHost): Progress {
  const begin = monotonicMilliseconds();
  let lastDrawn = Number.NEGATIVE_INFINITY;
  return {
    show: (done, total, label) => {
      const now = monotonicMilliseconds();
      if (now - begin < PATIENCE_MILLISECONDS || now - lastDrawn < REDRAW_MILLISECONDS) return;
      // Asked last: a run that is done by then need not open standard error.
      if (!stderr.isTerminal) return;
      lastDrawn = now;
      const filled = total === 0 ? BAR_WIDTH : Math.floor((done / total) * BAR_WIDTH);
      const bar = `[${"#".repeat(filled)}${"-".repeat(BAR_WIDTH - filled)}]`;
      const width = Math.max(10, (stderr.columns ?? 80) - 1);
      const line = safeLine(`${bar} ${Math.floor(done)}/${total} ${label}`);
      stderr.write(`\r\u001b[K${fitText(line, width, "")}`);
    },
    clear: () => {
      if (lastDrawn !== Number.NEGATIVE_INFINITY) stderr.write("\r\u001b[K");
      lastDrawn = Number.NEGATIVE_INFINITY;
    },
  };
}

type ProgressHost = Pick<Host, "stderr" | "monotonicMilliseconds">;
