import { formatCount } from "@slotwise/words";
import { isOverdue } from "../observation/observation.js";
import type { StuckLock } from "../observation/stuck-lock.js";
import { durationText } from "../promises/words.js";
import { MINUTE, SECOND } from "../records/microseconds.js";
import type { ExecutionRecord } from "../records/records.js";
import type { Audit } from "./audit.js";
import { type ClearingCall, clearingOf } from "./clearing-of.js";
import { shortTime } from "./instant-words.js";

/** Whether a fleet works now, and if not, since when, why, and what mends it. Names in it are raw data from the store. */
export interface Answer {
  /** Whether it works; undefined where nobody can tell. */
  readonly isWorking: boolean | undefined;
  /** One sentence. */
  readonly headline: string;
  readonly sentences: readonly string[];
  /** What clears the record that stops the fleet: in which program, and the statement. */
  readonly clearing: ClearingCall | undefined;
}

/** An audit, and what its source is called: never with a password. */
export interface AnsweredAudit {
  readonly audit: Audit;
  readonly source: string;
}

/** The first thing to be said: what stops the fleet, else who is gone, else how long nobody has started. */
export function answerOf(reported: AnsweredAudit): Answer {
  const { audit } = reported;
  return (
    stuckAnswer(reported) ??
    nobodyAnswer(audit) ??
    doubtfulAnswer(reported) ??
    silentAnswer(audit) ??
    workingAnswer(audit)
  );
}

const CLEARING_WARNING =
  "What clears it, once that runner is really gone (clearing the record of a runner that lives lets two execute at once):";

function stuckAnswer({ audit, source }: AnsweredAudit): Answer | undefined {
  const { stuck, observation } = audit;
  if (stuck === undefined) return undefined;
  const { now } = observation;
  const refused =
    stuck.refusals === 0
      ? "No refused start is recorded yet."
      : `It has refused ${formatCount(stuck.refusals)} ${stuck.refusals === 1 ? "start" : "starts"} so far, as far as they are recorded.`;
  return {
    isWorking: false,
    headline: `The fleet has stood still since ${shortTime(stuck.since, now)}, for ${since(stuck.since, now)}.`,
    sentences: [
      `Runner ${stuck.runner}${placeOf(stuck)} started then and was last seen at ${shortTime(stuck.ownerLastSeen, now)}: its record still says that it runs, and refuses everybody. ${refused}`,
      `It is gone, or it has executed for longer than any other did${whereToLook(stuck)}.`,
      "Nothing releases that record but its own runner, and restarting the fleet changes nothing.",
      ...(livingBeside(audit, stuck.runner) === 0 ? ["Besides, no other runner lives now."] : []),
      stuck.clearing === undefined
        ? "These records do not tell what clears it: audit the store itself to be told the statement."
        : CLEARING_WARNING,
    ],
    clearing: stuck.clearing === undefined ? undefined : clearingOf(stuck.clearing, source),
  };
}

function whereToLook({ process }: StuckLock): string {
  return process === undefined ? "" : `: ps -p ${process.pid} on ${process.host} tells`;
}

function placeOf({ process }: StuckLock): string {
  return process === undefined ? "" : ` (process ${process.pid} on ${process.host})`;
}

function nobodyAnswer({ observation }: Audit): Answer | undefined {
  const { runners, now } = observation;
  if (runners.some((runner) => !isOverdue(runner, observation))) return undefined;
  const lastSeen = runners.reduce((latest, each) => Math.max(latest, each.lastSeen), Number.NEGATIVE_INFINITY);
  const last = runners.find((each) => each.lastSeen === lastSeen);
  if (last === undefined) {
    return plain(undefined, "No runner that takes part in the service was ever here.", []);
  }
  return plain(false, `No runner lives: the last was seen at ${shortTime(lastSeen, now)}, ${ago(lastSeen, now)}.`, [
    `That was ${last.runner}. The fleet is stopped, or this is a copy of its store: --now TIME says what was to be said then.`,
  ]);
}

/** A runner that executes and has not been heard of for a while: soon it is known whether it is gone. */
function doubtfulAnswer({ audit, source }: AnsweredAudit): Answer | undefined {
  const { promises, observation } = audit;
  const lock = promises.find(({ id }) => id === "lock-released");
  if (lock?.verdict !== "unknown") return undefined;
  const doubtful = plain(undefined, `It may stand still: ${lock.summary}.`, lock.details);
  const { lockWithoutRecord, clearing } = observation.records;
  if (lockWithoutRecord === undefined || clearing === undefined) return doubtful;
  const sentences = [...doubtful.sentences, "What lets go of it, once it is certain that nobody executes:"];
  return { ...doubtful, sentences, clearing: clearingOf(clearing, source) };
}

function silentAnswer({ promises, observation }: Audit): Answer | undefined {
  const silence = promises.find(({ id }) => id === "somebody-runs");
  if (silence?.verdict !== "broken") return undefined;
  const last = observation.executions.at(-1);
  const [latest] = silence.evidence;
  // Somebody has started since: that silence is over.
  if (latest === undefined || (last !== undefined && last.start > latest.from)) return undefined;
  const { now } = observation;
  const from = last?.start ?? silence.first ?? latest.from;
  const count = livingBeside({ observation });
  return plain(
    false,
    `Nobody has started since ${shortTime(from, now)}, for ${since(from, now)}, though ${count === 1 ? "a runner lives" : `${formatCount(count)} runners live`}.`,
    ["No record refuses a start: what keeps them from starting leaves none. The promises below say what is known."],
  );
}

function workingAnswer(audit: Audit): Answer {
  const { promises, observation } = audit;
  const { now, terms } = observation;
  const broken = promises.filter(({ verdict }) => verdict === "broken").length;
  const past =
    broken === 0 ? [] : [`${broken === 1 ? "One promise was" : `${broken} promises were`} broken: see below.`];
  const last = observation.executions.at(-1);
  if (last === undefined) return plain(undefined, "No execution is recorded.", past);
  const runs = promises.find(({ id }) => id === "somebody-runs");
  // Who has started within a cycle shows that it works, however little else is known.
  const cycle = terms === undefined ? 0 : terms.fleetOf(1).settings.serviceIntervalMinutes * MINUTE;
  if (runs?.verdict === "unknown" && now - last.start > cycle) {
    const doubt =
      terms === undefined
        ? "Without settings nobody can tell whether that is late."
        : "The records do not tell whether that is late.";
    return plain(undefined, `${latestText(last, now)}.`, [doubt, ...past]);
  }
  return plain(true, `It works: ${latestText(last, now)}.`, past);
}

function latestText(last: ExecutionRecord, now: number): string {
  const start = `${shortTime(last.start, now)}, ${ago(last.start, now)}`;
  if (last.end === undefined && last.holdsLock) return `runner ${last.runner} executes since ${start}`;
  // What it raised may have ended its process.
  const how = last.reason.startsWith("exception:") ? `, and ended with ${last.reason}` : "";
  return `the latest execution, of runner ${last.runner}, started at ${start}${how}`;
}

function plain(isWorking: boolean | undefined, headline: string, sentences: readonly string[]): Answer {
  return { isWorking, headline: headline.charAt(0).toUpperCase() + headline.slice(1), sentences, clearing: undefined };
}

/** Those that count as living at the instant of the audit, but for one. */
function livingBeside({ observation }: Pick<Audit, "observation">, runner?: string): number {
  return observation.runners.filter((each) => each.runner !== runner && !isOverdue(each, observation)).length;
}

/** `3 h 12 min ago` */
function ago(time: number, now: number): string {
  if (time > now) return `${durationText(time - now)} ahead of the clock here`;
  return `${since(time, now)} ago`;
}

function since(time: number, now: number): string {
  return durationText(Math.round((now - time) / SECOND) * SECOND);
}
