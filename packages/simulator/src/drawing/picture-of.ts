import type { Mark, Picture, PictureRow, Stretch } from "@slotwise/timeline";
import type { Counterexample } from "../counterexample/counterexample.js";
import type { TraceEvent } from "../counterexample/trace.js";
import { type Microseconds, microseconds, SECOND } from "../time/microseconds.js";
import { ELAPSED_CLOCK } from "./elapsed-clock.js";

/** What happens to it is drawn as what happens to a runner is; windows it has none. */
const THE_STORE = "the store";

/**
 * A counterexample, ready to be drawn by whatever draws. A row's windows are by the view it last read, where the clock
 * that is right shows them.
 */
export function pictureOf(counterexample: Counterexample): Picture {
  const { events, violation } = counterexample;
  const problem = problemOf(counterexample);
  const times = [problem.from, problem.to, ...events.map(({ at }) => at)];
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const room = Math.max(SECOND, Math.ceil((last - first) / 8));
  const [from, to] = [first - room, last + room];
  const names = [...new Set(events.map(({ actor }) => actor ?? THE_STORE))].sort(byNumber);
  const rows = names.map((name): PictureRow => {
    const own = events.filter(({ actor }) => (actor ?? THE_STORE) === name);
    const joinsAt = counterexample.choices.runners.find(({ id }) => id === name)?.joinsAt ?? from;
    const hasWindows = own.some(({ turn, decision }) => turn !== null || decision?.reason === "slot_window_invalid");
    const since = hasWindows ? Math.min(to, Math.max(from, joinsAt)) : to;
    return {
      name,
      since,
      until: to,
      windows: own.flatMap((event) => windowOf(event, since, to)),
      vacant: [],
      executions: own.flatMap((event) => executionOf(event, counterexample, to)),
      blocks: [],
      marks: own.flatMap(markOf),
    };
  });
  const problems = [violation.kind === "block" ? { from: violation.at, to } : problem];
  return { from, to, clock: ELAPSED_CLOCK, rows, moreRows: 0, problems, silences: [] };
}

function problemOf({ violation }: Counterexample): Stretch {
  switch (violation.kind) {
    case "overlap":
    case "silence":
      return { from: violation.from, to: violation.to };
    case "missed-turn":
    case "lost-turn":
      return { from: violation.opened, to: violation.closed };
    case "block":
      return { from: violation.at, to: violation.at };
  }
}

/** Where the whole picture is one window, as it is for a runner alone, there is nothing to see in it. */
function windowOf({ at, local, turn }: TraceEvent, from: Microseconds, to: Microseconds): readonly Stretch[] {
  if (turn === null || local === null) return [];
  const window = { from: at + turn.opens - local, to: at + turn.closes - local };
  return window.to > from && window.from < to
    ? [{ from: Math.max(from, window.from), to: Math.min(to, window.to) }]
    : [];
}

/** From a start to its end, where that is among the events; else for as long as an execution takes. */
function executionOf(event: TraceEvent, counterexample: Counterexample, to: Microseconds): readonly Stretch[] {
  if (event.kind !== "starts") return [];
  const { events, settings, choices } = counterexample;
  const end = events.find(
    ({ kind, actor, at, fault }) =>
      actor === event.actor && at >= event.at && (kind === "ends" || kind === "dies" || fault?.kind === "crash"),
  );
  const runner = choices.runners.find(({ id }) => id === event.actor);
  const longest = microseconds(settings[runner?.configuration ?? 0]?.longestExecutionSeconds ?? 0);
  const held = events.reduce(
    (sum, { fault, actor, at }) =>
      fault?.kind === "pause" && fault.before === "end" && actor === event.actor && at >= event.at
        ? sum + fault.lasts
        : sum,
    0,
  );
  return [{ from: event.at, to: Math.min(to, end?.at ?? event.at + longest + held) }];
}

function markOf({ kind, at, nextLook }: TraceEvent): readonly Mark[] {
  switch (kind) {
    case "looks":
      return nextLook === null
        ? [{ at, kind: "look" }]
        : [
            { at, kind: "look" },
            { at: nextLook, kind: "look" },
          ];
    case "starts":
      return [{ at, kind: "start" }];
    case "ends":
      return [{ at, kind: "end" }];
    case "joins":
      return [{ at, kind: "join" }];
    case "is refused":
      return [{ at, kind: "refusal" }];
    case "fault":
    case "dies":
      return [{ at, kind: "fault" }];
  }
}

/** `runner 2` before `runner 10`; the store last. */
function byNumber(one: string, other: string): number {
  return numberIn(one) - numberIn(other) || (one < other ? -1 : 1);
}

function numberIn(name: string): number {
  return Number(/\d+$/.exec(name)?.[0] ?? Number.MAX_SAFE_INTEGER);
}
