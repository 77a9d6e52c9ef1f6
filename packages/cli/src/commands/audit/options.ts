import type { AuditPromise, Microseconds } from "@slotwise/audit";
import { parseDuration } from "@slotwise/words";
import type { FleetOptions } from "../../command-line/fleet-options.js";
import { type Host, UsageError } from "../../host/host.js";
import { durationOption, instantOption } from "./times.js";

export type AuditFormat = "pretty" | "json" | "openmetrics" | "records";

/** The options as they are written on the command line. */
export interface AuditFlags extends FleetOptions {
  readonly app?: string;
  readonly python?: string;
  readonly application?: string;
  readonly settings?: string;
  readonly since?: string;
  readonly at?: string;
  readonly now?: string;
  readonly format: AuditFormat;
  readonly anonymous?: boolean;
  readonly svg?: string;
  readonly html?: string;
  /** `true` where no seconds stand behind it. */
  readonly watch?: string | true;
  /** Promises that do not count into the status. */
  readonly accept?: ReadonlySet<AuditPromise>;
  readonly declare?: boolean;
  readonly write?: boolean;
}

/** The options as they are meant. */
export interface AuditRequest {
  /** The instant of the audit, where one is named. */
  readonly now: Microseconds | undefined;
  /** What is to be drawn, where it is not the last cycles. */
  readonly drawn: DrawnTime | undefined;
  /** How often to look again; undefined for once. */
  readonly watchMilliseconds: number | undefined;
}

/** So much time before now, or the time around an instant. */
export type DrawnTime =
  | { readonly kind: "since"; readonly duration: Microseconds }
  | {
      readonly kind: "around";
      /** @param now the instant of the audit: a time of day is the last such one before it */
      readonly timeBy: (now: Microseconds) => Microseconds;
    };

/** @throws UsageError for what cannot be meant, in one line */
export function parseFlags(
  source: string | undefined,
  flags: AuditFlags,
  { now: clock }: Pick<Host, "now">,
): AuditRequest {
  checkFlags(source, flags);
  const present = Math.round(clock() * 1000);
  const now = flags.now === undefined ? undefined : instantOption("--now", flags.now, present);
  return { now, drawn: drawnTime(flags, now ?? present), watchMilliseconds: watchOption(flags.watch) };
}

function drawnTime({ since, at }: AuditFlags, now: Microseconds): DrawnTime | undefined {
  if (since !== undefined) return { kind: "since", duration: durationOption("--since", since) };
  if (at === undefined) return undefined;
  const timeBy = (present: Microseconds) => instantOption("--at", at, present);
  // What is no time at all is told before anything is read.
  timeBy(now);
  return { kind: "around", timeBy };
}

const WATCH_SECONDS = 2;
const MOST_WATCH_SECONDS = 3600;

function watchOption(watch: AuditFlags["watch"]): number | undefined {
  if (watch === undefined) return undefined;
  if (watch === true) return WATCH_SECONDS * 1000;
  const seconds = /^\d+(?:\.\d+)?$/.test(watch) ? Number(watch) : parseDuration(watch);
  if (seconds !== undefined && seconds >= 0.1 && seconds <= MOST_WATCH_SECONDS) return seconds * 1000;
  throw new UsageError(`--watch is "${watch}", but must be a number of seconds from 0.1 to ${MOST_WATCH_SECONDS}`);
}

/** @throws UsageError for options that contradict each other */
function checkFlags(source: string | undefined, flags: AuditFlags): void {
  const { app, python, format, anonymous, svg, html, declare, write, since, at } = flags;
  if (source === undefined && app === undefined) {
    throw new UsageError(
      "which store? Name a SQLite file, redis://host:6379/0, a file of records, or --app module:app",
    );
  }
  if (source !== undefined && app !== undefined) {
    throw new UsageError("--app reads the store of an application, and a source is named as well: give one of them");
  }
  if (python !== undefined && app === undefined)
    throw new UsageError("--python runs an application: add --app module:app");
  if (anonymous && format !== "records") throw new UsageError("--anonymous replaces the ids of --format records");
  if (write && !declare) throw new UsageError("--write puts into a file what --declare prints: add --declare");
  if (declare && format !== "pretty")
    throw new UsageError(`--declare takes standard output, and so does --format ${format}`);
  if (since !== undefined && at !== undefined)
    throw new UsageError("--since and --at are two times to draw: give one of them");
  if (format === "records" && [svg, html, since, at].some((each) => each !== undefined))
    throw new UsageError("--format records writes what was read, judges nothing and draws nothing");
  const isDrawn = (format === "pretty" && !declare) || svg !== undefined || html !== undefined;
  const shape = since !== undefined ? "--since" : at !== undefined ? "--at" : undefined;
  if (shape !== undefined && !isDrawn) {
    throw new UsageError(
      `${shape} says what is drawn, and ${declare ? "--declare" : `--format ${format}`} draws nothing: add --svg or --html`,
    );
  }
  if (flags.watch !== undefined) checkWatch(source, flags);
}

function checkWatch(source: string | undefined, flags: AuditFlags): void {
  const { format, svg, html, declare, now, at } = flags;
  if (source === "-")
    throw new UsageError("--watch reads its source again and again, and standard input can be read once");
  const others: readonly (readonly [isThere: boolean, name: string])[] = [
    [format !== "pretty", `--format ${format}`],
    [svg !== undefined, "--svg"],
    [html !== undefined, "--html"],
    [declare === true, "--declare"],
    [now !== undefined, "--now"],
    [at !== undefined, "--at"],
  ];
  const other = others.find(([isThere]) => isThere);
  if (other !== undefined)
    throw new UsageError(`--watch shows what is now in the terminal, and goes with no ${other[1]}`);
}
