import type { Records } from "@slotwise/audit";
import { type ExitStatus, type Host, UsageError } from "../../../host/host.js";
import { audited } from "../audited.js";
import type { AuditFlags, AuditRequest } from "../options.js";
import { statusOf } from "../reports/reported.js";
import type { Source } from "../source/source.js";
import { termsFor } from "../terms/terms-for.js";
import { takeScreen } from "./screen.js";
import { type Moment, watchLines } from "./watch-lines.js";

export interface WatchRequest {
  readonly source: Source;
  readonly application: string;
  readonly flags: AuditFlags;
  readonly request: AuditRequest;
  /** From the end of one look to the next. */
  readonly milliseconds: number;
}

const CTRL_C = "\u0003";

/**
 * Keeps the picture in the terminal up to date until somebody ends it, and then leaves the terminal as it was.
 * @returns what the latest look said
 * @throws UsageError where nobody would see it, or the source cannot be read at first
 */
export async function watch(
  { source, application, flags, request, milliseconds }: WatchRequest,
  host: Host,
): Promise<ExitStatus> {
  if (!host.stdout.isTerminal)
    throw new UsageError("--watch needs a terminal; without it, slotwise audit reports once");
  // Before the screen is taken: what is wrong with the source or the settings is said where it stays to be read.
  const first = await source.read(application);
  const found = await termsFor(first, flags, host);
  const judge = (records: Records) => audited(records, found, source.name, Math.round(host.now() * 1000), host);
  let moment: Moment = { reported: judge(first), problem: undefined };

  const screen = takeScreen(host);
  const draw = () => screen.show(watchLines(moment, request.drawn, host));
  let isOver = false;
  // What is waited for now: of a promise that lasts until the end, each look would keep something.
  let wake = () => {};
  const end = () => {
    isOver = true;
    wake();
  };
  const stops = [
    host.onInterrupt(end),
    host.onResize(draw),
    host.onKeys((keys) => {
      if (/q/i.test(keys) || keys.includes(CTRL_C)) end();
    }),
  ];
  try {
    for (;;) {
      draw();
      await new Promise<void>((resolve) => {
        const cancel = host.after(milliseconds, resolve);
        wake = () => {
          cancel();
          resolve();
        };
      });
      if (isOver) break;
      const look = lookAgain(source, application).then((seen) => {
        moment =
          "problem" in seen ? { ...moment, problem: seen.problem } : { reported: judge(seen), problem: undefined };
      });
      // A source that hangs keeps nobody from leaving.
      await new Promise<void>((resolve, reject) => {
        wake = resolve;
        look.then(resolve, reject);
      });
      if (isOver) break;
    }
  } finally {
    for (const stop of stops) stop();
    screen.leave();
  }
  return statusOf(moment.reported, flags.accept);
}

/** The records, or why they could not be read this time: a store that is busy or restarted is there again soon. */
async function lookAgain(source: Source, application: string): Promise<Records | { readonly problem: string }> {
  try {
    return await source.read(application);
  } catch (error) {
    if (error instanceof UsageError) return { problem: error.message };
    throw error;
  }
}
