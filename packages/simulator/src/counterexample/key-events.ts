import type { Fault } from "../scenario/fault.js";
import type { Violation } from "../scenario/violation.js";
import type { Microseconds } from "../time/microseconds.js";
import type { TraceEvent, TraceKind } from "./trace.js";

/** The few events of a run that make up its violation, in order of time. */
export function keyEvents(events: readonly TraceEvent[], violation: Violation): readonly TraceEvent[] {
  const looks = withNextLooks(events);
  const chosen = new Set<TraceEvent>();
  for (const event of looks) if (isChange(event, looks)) chosen.add(event);
  for (const event of actsOf(looks, violation)) if (event !== undefined) chosen.add(event);
  return looks.filter((event) => chosen.has(event));
}

function actsOf(events: readonly TraceEvent[], violation: Violation): readonly (TraceEvent | undefined)[] {
  switch (violation.kind) {
    case "overlap":
      return [
        ...execution(events, violation.first, violation.from),
        ...execution(events, violation.second, violation.from),
        events.find(
          ({ kind, at, actor }) =>
            kind === "ends" && at === violation.to && (actor === violation.first || actor === violation.second),
        ),
      ];
    case "missed-turn":
      return [...around(events, violation.runner, violation.opened, violation.lookedAfter)];
    case "lost-turn":
      return [
        ...execution(events, violation.owner, violation.refusedAt),
        events.find(
          ({ kind, actor, at }) => kind === "is refused" && actor === violation.runner && at === violation.refusedAt,
        ),
        events.find(({ kind, actor, at }) => kind === "ends" && actor === violation.owner && at >= violation.refusedAt),
        events.find(
          ({ kind, actor, at }) => kind === "looks" && actor === violation.runner && at === violation.lookedAfter,
        ),
      ];
    case "silence":
      return silentLooks(events, violation.from, violation.to);
    case "block":
      return [
        events.find(({ kind, at, actor }) => kind === "starts" && actor === violation.owner && at >= violation.since),
        endOf(events, violation.owner, violation.since),
        events.find(
          ({ kind, actor, at }) => kind === "is refused" && actor === violation.runner && at === violation.at,
        ),
      ];
  }
}

/** What changes the fleet or the world around it; a death is told by the fault that caused it, if that is its own. */
function isChange(event: TraceEvent, events: readonly TraceEvent[]): boolean {
  if (event.kind === "fault" || event.kind === "joins") return true;
  if (event.kind !== "dies") return false;
  return !events.some(({ fault, at, actor }) => actor === event.actor && at <= event.at && isEndOf(fault));
}

/** Whether a process does not outlive a fault of its own. */
function isEndOf(fault: Fault | null): boolean {
  return fault?.kind === "crash" || fault?.kind === "stop" || (fault?.kind === "exception" && fault.isFatal);
}

/** The last start of a runner up to a time, and the look that led to it where that came earlier. */
function execution(
  events: readonly TraceEvent[],
  runner: string,
  until: Microseconds,
): readonly (TraceEvent | undefined)[] {
  const start = events.findLast(({ kind, at, actor }) => kind === "starts" && actor === runner && at <= until);
  if (start === undefined) return [];
  const look = events.findLast(({ kind, at, actor }) => kind === "looks" && actor === runner && at <= start.at);
  return look !== undefined && look.at < start.at ? [look, start] : [start];
}

/** The end of an execution, if it was completed. */
function endOf(events: readonly TraceEvent[], owner: string, since: Microseconds): TraceEvent | undefined {
  const end = events.find(({ kind, at, actor }) => kind === "ends" && actor === owner && at >= since);
  return end?.outcome === "completed" ? end : undefined;
}

/** A runner's looks before and after its turn, and the execution that kept it from looking in between, if one did. */
function around(
  events: readonly TraceEvent[],
  runner: string,
  opened: Microseconds,
  after: Microseconds,
): readonly TraceEvent[] {
  const own = events.filter(({ actor, at }) => actor === runner && at <= after);
  // After a pause within a look the next one follows at once: the first of them ends the turn.
  const over = own.find(({ kind, at }) => kind === "looks" && at === after);
  const lastLook = own.findLast(({ kind, at }) => kind === "looks" && at < after);
  if (lastLook === undefined) return own.filter(({ kind, at }) => kind === "looks" && at === after);
  const start = own.find(({ kind, at }) => kind === "starts" && at >= lastLook.at && at < after);
  return own.filter(
    (event) =>
      (event === lastLook && start?.at !== lastLook.at) ||
      event === start ||
      (event.kind === "ends" && start !== undefined && event.at >= start.at && event.at > opened) ||
      event === over,
  );
}

/** For each runner the one look that says most about why it did not start in a stretch of time. */
function silentLooks(events: readonly TraceEvent[], from: Microseconds, to: Microseconds): readonly TraceEvent[] {
  const looksOf = new Map<string, TraceEvent[]>();
  for (const event of events) {
    if (event.actor === null) continue;
    const own = looksOf.get(event.actor) ?? [];
    if (own.length === 0) looksOf.set(event.actor, own);
    if (IN_VAIN.has(event.kind)) own.push(event);
  }
  const runners = [...looksOf.keys()];
  return runners.flatMap((runner) => {
    const own = looksOf.get(runner) ?? [];
    const within = own.filter(({ at }) => at >= from && at < to);
    const refused = within.find(({ kind }) => kind !== "looks");
    const beforeTurn = own.findLast((look) => isBeforeTurn(look, from, to));
    // Where nobody ever has a window, one look speaks for all.
    const hopeless = within.find(({ decision }) => decision?.reason === "slot_window_invalid");
    if (hopeless !== undefined) return runner === runners[0] ? [hopeless] : [];
    if (refused !== undefined) return [refused];
    const last = own.findLast(({ at }) => at < from);
    const turns = viewChanges(last === undefined ? within : [last, ...within]);
    if (turns.length > 1) return turns;
    const event = beforeTurn ?? within[0] ?? last;
    return event === undefined ? [] : [event];
  });
}

/** What comes of a look that leads to no start. */
const IN_VAIN: ReadonlySet<TraceKind> = new Set(["looks", "is refused"]);

/** The looks at which a runner saw something else than at the one before, and the one before the first of them. */
function viewChanges(looks: readonly TraceEvent[]): readonly TraceEvent[] {
  const changes = looks.filter(({ view }, index) => index > 0 && view?.join() !== looks[index - 1]?.view?.join());
  const [first] = changes;
  const before = first && looks[looks.indexOf(first) - 1];
  return before === undefined ? [] : [before, ...changes.filter((look) => look !== before)];
}

/** Whether a turn opened after a look and closed before the next one, within a stretch of time. */
export function isBeforeTurn({ at, local, turn, nextLook }: TraceEvent, from: Microseconds, to: Microseconds): boolean {
  if (turn === null || local === null || nextLook === null || turn.opens <= local) return false;
  const opens = at + turn.opens - local;
  return opens >= from && opens < to && nextLook >= at + turn.closes - local;
}

/** Tells each look when the next one of the same runner came. */
function withNextLooks(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const next = new Map<string, Microseconds>();
  const told: TraceEvent[] = [];
  for (const event of events.toReversed()) {
    const { kind, actor, at } = event;
    if (kind !== "looks" || actor === null) {
      told.push(event);
      continue;
    }
    told.push({ ...event, nextLook: next.get(actor) ?? null });
    next.set(actor, at);
  }
  return told.reverse();
}
