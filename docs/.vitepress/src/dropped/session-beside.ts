import { UnreadableFile } from "./unreadable-file.js";
import type { DroppedSession } from "./worker/dropped-session.js";
import type { DroppedAnswer, DroppedCall } from "./worker/messages.js";

/** A session in a thread beside the page. */
export interface SessionBeside extends DroppedSession {
  /** Ends the thread; whoever still waits is told so. */
  end(): void;
}

/** @param worker runs `worker/main.ts` */
export function sessionBeside(worker: Worker): SessionBeside {
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  let over: Error | undefined;
  const end = (why: Error) => {
    over ??= why;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(over);
    waiting.clear();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<DroppedAnswer>) => {
    const waits = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === "result") waits?.resolve(data.result);
    else waits?.reject(data.kind === "unreadable" ? new UnreadableFile(data.reason) : new Error(data.reason));
  });
  // A script that is not there, or not let in, says no more than this.
  worker.addEventListener("error", () => end(new UnreadableFile("What reads dropped files could not be loaded.")));
  const ask = <Result>(method: DroppedCall["method"], given: unknown) =>
    new Promise<Result>((resolve, reject) => {
      if (over !== undefined) return reject(over);
      const id = ++calls;
      waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      worker.postMessage({ id, method, given } satisfies DroppedCall);
    });
  return {
    open: (drop) => ask("open", drop),
    whose: (application) => ask("whose", application),
    audit: (asked) => ask("audit", asked),
    end: () => end(new UnreadableFile("It is no longer shown.")),
  };
}
