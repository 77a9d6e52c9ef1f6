import type { Violation } from "../scenario/violation.js";
import { type Microseconds, microseconds } from "../time/microseconds.js";
import type { Counterexample } from "./counterexample.js";
import { isBeforeTurn } from "./key-events.js";
import { overlapCause } from "./overlap-cause.js";
import type { TraceEvent } from "./trace.js";
import { exactDuration, runnerList, sentence, stretchLength } from "./words.js";

/** Why it could happen, in a sentence; nothing where the events say it all. */
export function causeSentence(counterexample: Counterexample): readonly string[] {
  const { violation } = counterexample;
  switch (violation.kind) {
    case "overlap":
      return overlapCause(counterexample, violation);
    case "missed-turn":
      return missedCause(counterexample, violation);
    case "silence":
      return silenceCause(counterexample, violation);
    case "lost-turn":
    case "block":
      return [];
  }
}

function missedCause(
  { events }: Counterexample,
  violation: Extract<Violation, { kind: "missed-turn" }>,
): readonly string[] {
  const step = setBack(events);
  if (step !== undefined) return step.actor === violation.runner ? [waitsForClock(step)] : [];
  if (events.some(({ kind }) => kind === "fault")) return [];
  const [apart, length] = [violation.lookedAfter - violation.lookedBefore, violation.closed - violation.opened];
  if (apart < length || violation.turns > 1) return [];
  return [
    sentence(
      `its looks are ${exactDuration(apart)} apart, and the window is open for ${stretchLength(violation.opened, violation.closed)}`,
    ),
  ];
}

function silenceCause(
  counterexample: Counterexample,
  { from, to }: Extract<Violation, { kind: "silence" }>,
): readonly string[] {
  const { events, choices } = counterexample;
  const step = setBack(events);
  if (step !== undefined) return [waitsForClock(step)];
  const busy = busyUntil(to, counterexample);
  if (busy.length > 0) {
    return [
      sentence(
        `${runnerList(busy)} ${busy.length === 1 ? "executes" : "execute"} all that time, and ${busy.length === 1 ? "does" : "do"} not look`,
      ),
    ];
  }
  const looks = events.filter(({ kind }) => kind === "looks");
  const isAllThere = choices.runners.every(({ id }) => looks.filter(({ actor }) => actor === id).length === 1);
  const isAllElse = events.every(({ kind, at }) => kind === "looks" || (kind === "joins" && at <= from));
  const isAllBefore = looks.every((look) => isBeforeTurn(look, from, to));
  if (isAllThere && isAllBefore && isAllElse) {
    return ["Each of them looked before its window and after it, and none within."];
  }
  const changed = choices.runners.some(({ id }) => looks.filter(({ actor }) => actor === id).length > 1);
  const isInVain = events.every(({ kind, decision }) => kind !== "is refused" && decision?.mayStart !== true);
  return changed && isInVain
    ? ["Whoever sees other runners, or in another order, has another window: it was never where they looked."]
    : [];
}

/** Who started an execution that lasts until a time and longer, nothing having come between. */
function busyUntil(to: Microseconds, { events, choices, settings }: Counterexample): readonly string[] {
  return choices.runners.flatMap(({ id, configuration }) => {
    const own = events.filter(({ actor }) => actor === id);
    const isUndisturbed = own.every(({ kind }) => kind === "looks" || kind === "joins");
    const start = own.findLast(({ kind, decision }) => kind === "looks" && decision?.mayStart === true);
    const executionSeconds = settings[configuration]?.longestExecutionSeconds;
    if (!isUndisturbed || start === undefined || executionSeconds === undefined) return [];
    return start.at + microseconds(executionSeconds) >= to ? [id] : [];
  });
}

/** The first clock that was set back. */
function setBack(events: readonly TraceEvent[]): TraceEvent | undefined {
  return events.find(({ fault }) => fault?.kind === "clock-step" && fault.by < 0);
}

function waitsForClock({ actor }: TraceEvent): string {
  return sentence(`until its clock has caught up, ${actor} neither looks nor writes a heartbeat`);
}
