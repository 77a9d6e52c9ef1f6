import type { Host } from "../host.js";

/** A bar on a terminal, nothing anywhere else. */
export interface Progress {
  show(done: number, total: number, label: string): void;
  /** Takes the bar away, so that something else can be written. */
  clear(): void;
}

const BAR_WIDTH = 20;

/** The bar is not drawn more often than this. */
const REDRAW_MILLISECONDS = 50;

export function progressOn({
  stderr,
  monotonicMilliseconds,
}: Pick<Host, "stderr" | "monotonicMilliseconds">): Progress {
  if (!stderr.isTerminal) return { show: () => {}, clear: () => {} };
  let lastDrawn = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show: (done, total, label) => {
      const now = monotonicMilliseconds();
      if (now - lastDrawn < REDRAW_MILLISECONDS) return;
      lastDrawn = now;
      isShown = true;
      const filled = total === 0 ? BAR_WIDTH : Math.floor((done / total) * BAR_WIDTH);
      const bar = `[${"#".repeat(filled)}${"-".repeat(BAR_WIDTH - filled)}]`;
      const line = `${bar} ${Math.floor(done)}/${total} ${label}`;
      stderr.write(`\r\u001b[K${line.slice(0, Math.max(10, (stderr.columns ?? 80) - 1))}`);
    },
    clear: () => {
      if (isShown) stderr.write("\r\u001b[K");
      isShown = false;
    },
  };
}
