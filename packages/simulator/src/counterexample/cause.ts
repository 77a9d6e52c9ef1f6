import { createCycle } from "@slotwise/core";
import { type Microseconds, microseconds } from "../microseconds.js";
import { isSlotProtocol } from "../protocol/slot-rule.js";
import type { Violation } from "../violation.js";
import type { Counterexample } from "./counterexample.js";
import type { TraceEvent } from "./trace.js";
import { count, exactDuration, runnerList, sentence, stretchLength } from "./words.js";

/** Why it could happen, in a sentence; nothing where the events say it all. */
export function causeSentence(counterexample: Counterexample): readonly string[] {
  const { violation } = counterexample;
  switch (violation.kind) {
    case "overlap":
      return overlapCause(counterexample, violation);
    case "missed-turn":
      return missedCause(counterexample, violation);
    case "silence":
      return silenceCause(counterexample);
    case "block":
      return [];
  }
}

function overlapCause(
  counterexample: Counterexample,
  { first, second, from }: Extract<Violation, { kind: "overlap" }>,
): readonly string[] {
  const { events, choices } = counterexample;
  const startOf = (runner: string): TraceEvent | undefined =>
    events.findLast(({ kind, actor, at }) => kind === "starts" && actor === runner && at <= from);
  const [one, other] = [startOf(first), startOf(second)];
  const runnerOf = (id: string) => choices.runners.find((runner) => runner.id === id);
  const [oneRunner, otherRunner] = [runnerOf(first), runnerOf(second)];
  if (one?.view === null || other?.view === null || one === undefined || other === undefined) return [];
  if (oneRunner === undefined || otherRunner === undefined) return [];
  if (oneRunner.configuration !== otherRunner.configuration) {
    return ["The two are configured differently, so their windows have nothing to do with each other."];
  }
  if (events.some(({ fault, at }) => fault?.kind === "failover" && at <= other.at) && one.at < other.at) {
    return [sentence(`the record by which the store would have refused ${second} was among what was lost`)];
  }
  const takenForDead = other.unseen.some(({ runner, heartbeatAge }) => runner === first && heartbeatAge !== null);
  if (takenForDead) {
    return [sentence(`a runner writes no heartbeat while it waits or executes, so ${second} took ${first} for dead`)];
  }
  if (one.view.length !== other.view.length || [...one.view].sort().join() !== [...other.view].sort().join()) {
    return [viewsDiffer(one, other)];
  }
  if (one.view.join() !== other.view.join()) {
    return ["Both see the same runners, but in a different order, so each takes the other's window for its own."];
  }
  if (oneRunner.clockOffset !== otherRunner.clockOffset) {
    const apart = exactDuration(Math.abs(oneRunner.clockOffset - otherRunner.clockOffset));
    return [sentence(`their clocks are ${apart} apart, more than the gap between the windows allows`)];
  }
  return sameViewCause(counterexample, one, other);
}

function viewsDiffer(one: TraceEvent, other: TraceEvent): string {
  const [seenByOne, seenByOther] = [one.view ?? [], other.view ?? []];
  if (seenByOne.length === seenByOther.length) {
    return sentence(
      `${one.actor} went by ${runnerList(seenByOne)}, ${other.actor} by ${runnerList(seenByOther)}: what is one runner's window by one list is another's by the other`,
    );
  }
  const who = (event: TraceEvent, seen: readonly string[]): string =>
    seen.length === 1
      ? `${event.actor} believed itself alone`
      : `${event.actor} cut the cycle for ${count(seen.length, "runner")}`;
  return sentence(`${who(one, seenByOne)}, ${who(other, seenByOther)}: windows cut for different fleets may overlap`);
}

function sameViewCause(counterexample: Counterexample, one: TraceEvent, other: TraceEvent): readonly string[] {
  // Where no windows are known, another protocol decided.
  if (one.turn === null && other.turn === null && one.decision?.reason !== "alone") {
    return ["Both see the same runners, and both were allowed to start."];
  }
  if (one.at === other.at && one.local === other.local && one.decision?.reason === other.decision?.reason) {
    return ["In exact numbers the two windows only touch; rounding makes them share this instant."];
  }
  const look = counterexample.events.find(
    ({ kind, actor, at }) => kind === "looks" && actor === one.actor && at < one.at,
  );
  const [settings] = counterexample.settings;
  const gap = gapOf(counterexample, one.view?.length ?? 0);
  if (settings === undefined || gap === undefined) return [];
  const execution = microseconds(settings.longestExecutionSeconds);
  if (look !== undefined) {
    return [
      sentence(
        `it had decided in time, but ${exactDuration(one.at - look.at)} passed before it started, and the gap after a window is ${exactDuration(gap)}`,
      ),
    ];
  }
  return [
    sentence(
      `an execution of ${exactDuration(execution)} from the end of a window outlasts the gap of ${exactDuration(gap)} after it`,
    ),
  ];
}

function missedCause(
  counterexample: Counterexample,
  violation: Extract<Violation, { kind: "missed-turn" }>,
): readonly string[] {
  const step = counterexample.events.find(({ fault }) => fault?.kind === "clock-step" && fault.by < 0);
  if (step !== undefined) return ["Until its clock has caught up, it neither looks nor writes a heartbeat."];
  if (counterexample.events.some(({ kind }) => kind === "fault")) return [];
  const [apart, length] = [violation.lookedAfter - violation.lookedBefore, violation.closed - violation.opened];
  if (apart < length || violation.turns > 1) return [];
  return [
    sentence(
      `its looks are ${exactDuration(apart)} apart, and the window is open for ${stretchLength(violation.opened, violation.closed)}`,
    ),
  ];
}

function silenceCause({ events, choices }: Counterexample): readonly string[] {
  const step = events.find(({ fault }) => fault?.kind === "clock-step" && fault.by < 0);
  if (step !== undefined) return ["Until its clock has caught up, it neither looks nor writes a heartbeat."];
  const looks = events.filter(({ kind }) => kind === "looks");
  if (looks.length < choices.runners.length || looks.some(({ nextLook, turn }) => nextLook === null || turn === null))
    return [];
  return ["Each of them looked before its window and after it, and none within."];
}

function gapOf({ settings, protocol }: Counterexample, runners: number): Microseconds | undefined {
  const [first] = settings;
  if (first === undefined || runners === 0 || !isSlotProtocol(protocol)) return undefined;
  const cycle = createCycle(protocol, first.settings, runners);
  return microseconds(cycle.slotSeconds - cycle.safeStartSeconds);
}
