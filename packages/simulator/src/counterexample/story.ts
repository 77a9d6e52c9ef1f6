import { looksLate } from "../engine/late-look.js";
import type { Configuration } from "../scenario/scenario.js";
import { MINUTE, type Microseconds, microseconds } from "../time/microseconds.js";
import { causeSentence } from "./cause.js";
import type { Counterexample } from "./counterexample.js";
import { faultWords } from "./fault-words.js";
import { lookOf } from "./start-look.js";
import type { TraceEvent } from "./trace.js";
import { count, exactDuration, exactTime, runnerList, sentence, stretchWords } from "./words.js";

/** A counterexample told in order, one sentence or two for each event: what there is, what happens, what is wrong. */
export function story(counterexample: Counterexample): readonly string[] {
  const { events } = counterexample;
  return [
    ...setting(counterexample),
    ...events.flatMap((event, index) => eventSentences(event, events[index - 1], counterexample)),
    ...verdict(counterexample),
  ];
}

function setting({ settings, choices, protocol, events }: Counterexample): readonly string[] {
  const [first] = settings;
  if (first === undefined) return [];
  const joining = choices.runners.filter(({ joinsAt }) => joinsAt !== undefined).length;
  const present = choices.runners.length - joining;
  const sharing = present === 1 ? "One runner has" : `${count(present, "runner")} share`;
  const cycle = exactTime(first.settings.serviceIntervalMinutes * MINUTE);
  const execution = exactDuration(microseconds(first.longestExecutionSeconds));
  return [
    `${sharing} a cycle of ${cycle} (${protocol}), and an execution takes ${execution}.`,
    ...(events.some(({ turn }) => turn !== null) ? [OWN_WINDOW] : []),
    ...choices.runners.flatMap(({ id, configuration }) => {
      const own = settings[configuration];
      return configuration === 0 || own === undefined ? [] : differenceOf(id, own, first);
    }),
    ...choices.runners.flatMap(({ id, clockOffset }) =>
      clockOffset === 0 ? [] : [sentence(`the clock of ${id} is ${offBy(clockOffset)}`)],
    ),
    ...choices.runners.flatMap((runner) => {
      if (!looksLate(runner, settings) || !events.some(({ actor }) => actor === runner.id)) return [];
      const looks = `looks for the first time at ${exactTime(choices.start + runner.firstLook)}`;
      return [sentence(`${runner.id} was held up, or has only just been started, and ${looks}`)];
    }),
  ];
}

/** By which settings of the slots a runner goes that the first does not have. */
function differenceOf(id: string, own: Configuration, first: Configuration): readonly string[] {
  const minutes = (value: number) => exactTime(value * MINUTE);
  const { serviceIntervalMinutes: interval, spreadMarginMinutes: margin } = own.settings;
  const parts = [
    ...(interval === first.settings.serviceIntervalMinutes ? [] : [`a cycle of ${minutes(interval)}`]),
    ...(margin === first.settings.spreadMarginMinutes ? [] : [`a margin of ${minutes(margin)}`]),
  ];
  return parts.length === 0 ? [] : [sentence(`${id} is configured for ${parts.join(" and ")}`)];
}

const OWN_WINDOW = "Each may start only in its own window, which it works out from the runners that it sees.";

function eventSentences(
  event: TraceEvent,
  before: TraceEvent | undefined,
  counterexample: Counterexample,
): readonly string[] {
  const isAtOnce = before?.at === event.at && before.actor === event.actor;
  const time = isAtOnce ? "at once" : `at ${exactTime(event.at)}`;
  const subject = `${time} ${isAtOnce ? "it" : event.actor}`;
  switch (event.kind) {
    case "joins":
      return [sentence(`${subject} ${joinWords(event, counterexample)}`)];
    case "dies":
      return [sentence(`${subject} ${isInOutage(event, counterexample) ? "asks the store and ends" : "is gone"}`)];
    case "fault":
      return event.fault === null ? [] : [sentence(`${isAtOnce ? "then" : time}, ${faultWords(event.fault)}`)];
    case "ends":
      return event.outcome === "completed" ? [sentence(`${subject} is done`)] : [];
    case "is refused":
      return [
        sentence(
          `${subject} may start, but the store refuses: it still lists an execution of ${event.blockedBy} as running`,
        ),
      ];
    case "looks":
      if (isLastLook(event, counterexample)) return [sentence(`${subject} looks again`)];
      return event.decision?.mayStart === true
        ? [sentence(`${subject} looks: ${sight(event)}, and it decides to start`), ...unseen(event, counterexample)]
        : [sentence(`${subject} looks: ${inVain(event)}${again(event)}`), ...unseen(event, counterexample)];
    case "starts":
      return lookOf(event, counterexample.events) !== undefined
        ? [sentence(isAtOnce ? "only then does it start" : `only ${time} does ${event.actor} start`)]
        : [sentence(`${subject} looks: ${sight(event)}, and it starts`), ...unseen(event, counterexample)];
  }
}

/** A process that is started again is a new runner; the one before it stays listed. */
function joinWords({ actor }: TraceEvent, { choices }: Counterexample): string {
  const replaces = choices.runners.find(({ id }) => id === actor)?.replaces;
  return replaces === undefined ? "joins" : `is started in place of ${replaces}, as a new runner`;
}

function isInOutage({ at }: TraceEvent, { events }: Counterexample): boolean {
  return events.some(({ fault }) => fault?.kind === "outage" && fault.at <= at && at < fault.at + fault.lasts);
}

/** The look at which a missed turn is over: what it saw does not matter. */
function isLastLook({ at, actor }: TraceEvent, { violation }: Counterexample): boolean {
  const isOfTurn = violation.kind === "missed-turn" || violation.kind === "lost-turn";
  return isOfTurn && actor === violation.runner && at === violation.lookedAfter;
}

/** What a runner saw, and what follows for it. */
function sight(event: TraceEvent): string {
  const { view, decision, turn, at, local } = event;
  const seen = view ?? [];
  if (decision?.reason === "alone") return "it sees nobody else, so it may start at any time";
  if (decision?.reason === "one_other_is_alone") {
    return `it sees ${seen[0]} alone and not even itself; where one runner is seen, whoever asks may start`;
  }
  const others = sees(event);
  if (turn === null) return `${others} and may start (${decision?.reason})`;
  return `${others}, so its window is ${stretchWords(turn.opens, turn.closes)}${ownTime(at, local)}`;
}

function inVain(event: TraceEvent): string {
  const { view, decision, turn, local, at } = event;
  const seen = view ?? [];
  if (decision?.reason === "slot_window_invalid") {
    return `it sees ${runnerList(seen)}, and for ${count(seen.length, "runner")} the margin leaves no window, so nobody may start`;
  }
  if (seen.length === 0) return "it sees nobody at all, so it may not start";
  if (turn === null || local === null) return `it may not start (${decision?.reason})`;
  const window = `its window is ${stretchWords(turn.opens, turn.closes)}`;
  const early = local < turn.opens ? `${exactDuration(turn.opens - local)} too early` : "outside it";
  return `${sees(event)}, so ${window}${ownTime(at, local)}, and it is ${early}`;
}

function sees({ view, actor }: TraceEvent): string {
  const seen = view ?? [];
  return seen.length === 1 && seen[0] === actor ? "it sees nobody else" : `it sees ${runnerList(seen)}`;
}

function again({ nextLook, turn, at, local }: TraceEvent): string {
  if (nextLook === null || turn === null || local === null) return "";
  const closes = at + turn.closes - local;
  return nextLook >= closes
    ? `; it looks again at ${exactTime(nextLook)}, when the window has closed`
    : `; it looks again at ${exactTime(nextLook)}`;
}

/** What the runner's own clock says, where that is not the time. */
function ownTime(at: Microseconds, local: Microseconds | null): string {
  return local === null || local === at ? "" : ` by its own clock, which says ${exactTime(local)}`;
}

function unseen(event: TraceEvent, { settings, choices, events }: Counterexample): readonly string[] {
  const reader = choices.runners.find(({ id }) => id === event.actor);
  const deadAfter = Math.round((settings[reader?.configuration ?? 0]?.runnerConsideredDeadAfterMinutes ?? 0) * MINUTE);
  return event.unseen.map(({ runner, heartbeatAge }) => {
    if (runner === event.actor) return sentence("it does not see itself, because what it reads is old");
    if (heartbeatAge === null) {
      const isLost = events.some(({ fault, at }) => fault?.kind === "failover" && at <= event.at);
      const why = isLost ? "whose entry the store has lost" : "which has not yet written a heartbeat";
      return sentence(`it does not see ${runner}, ${why}`);
    }
    if (heartbeatAge > deadAfter) {
      const isOff = choices.runners.some(({ id, clockOffset }) => id === runner && clockOffset !== 0);
      const isByClock =
        isOff ||
        event.local !== event.at ||
        events.some(({ fault, actor }) => fault?.kind === "clock-step" && actor === runner);
      const age = `${exactTime(heartbeatAge)} old and counts for ${exactTime(deadAfter)}`;
      return sentence(
        `it does not see ${runner}, which is alive: ${isByClock ? "by their clocks its" : "its"} heartbeat is ${age}`,
      );
    }
    return sentence(`it does not see ${runner}, because what it reads is old`);
  });
}

function verdict(counterexample: Counterexample): readonly string[] {
  const { violation } = counterexample;
  const cause = causeSentence(counterexample);
  switch (violation.kind) {
    case "overlap": {
      const both = runnerList([violation.first, violation.second]);
      const length = exactDuration(violation.to - violation.from);
      const stretch = `from ${exactTime(violation.from)} to ${exactTime(violation.to)}`;
      return [sentence(`${stretch}, for ${length}, ${both} execute at once`), ...cause];
    }
    case "missed-turn": {
      const turn = `the window ${stretchWords(violation.opened, violation.closed)}`;
      const more = violation.turns > 1 ? `, and ${count(violation.turns - 1, "more turn")} after it` : "";
      return [sentence(`${violation.runner} has missed ${turn}${more}`), ...cause];
    }
    case "lost-turn": {
      const turn = `its window ${stretchWords(violation.opened, violation.closed)}`;
      return [
        sentence(
          `${violation.runner} was refused in ${turn}, which is over when it looks again: the turn is lost to waiting`,
        ),
        ...cause,
      ];
    }
    case "silence":
      return [
        sentence(`nobody starts in the cycle from ${exactTime(violation.from)} to ${exactTime(violation.to)}`),
        ...cause,
      ];
    case "block":
      return [
        "No process runs that execution any more, and nothing else ends its record, however old it gets.",
        sentence(
          `until somebody clears it nobody starts: ${count(violation.refusals, "look")} ${violation.refusals === 1 ? "is" : "are"} refused from ${exactTime(violation.at)} to ${exactTime(violation.until)}, and so is every later one`,
        ),
        ...cause,
      ];
  }
}

function offBy(offset: Microseconds): string {
  return offset > 0 ? `${exactDuration(offset)} ahead` : `${exactDuration(-offset)} behind`;
}
