/** A clock that a test moves on, with what is to happen by it. */
export interface VirtualTime {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly after: (milliseconds: number, handler: () => void) => () => void;
  /** Lets time pass: what is due happens in order, and what waits for it before the next. */
  pass(milliseconds: number): Promise<void>;
  /** How much is still to happen. */
  readonly waiting: number;
}

export function virtualTime(start: number): VirtualTime {
  let now = start;
  const timers = new Map<object, { readonly due: number; readonly handler: () => void }>();
  return {
    get now() {
      return now;
    },
    get waiting() {
      return timers.size;
    },
    after: (milliseconds, handler) => {
      const timer = {};
      timers.set(timer, { due: now + milliseconds, handler });
      return () => timers.delete(timer);
    },
    pass: async (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        await settled();
        const [next] = [...timers].filter(([, { due }]) => due <= end).toSorted(([, a], [, b]) => a.due - b.due);
        if (next === undefined) break;
        const [timer, { due, handler }] = next;
        timers.delete(timer);
        now = Math.max(now, due);
        handler();
      }
      now = end;
      await settled();
    },
  };
}

/** Once all that follows from what has happened has happened too. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
