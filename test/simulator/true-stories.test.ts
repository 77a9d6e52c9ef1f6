import type { Protocol } from "@slotwise/core";
import {
  type Counterexample,
  type FaultAllowance,
  HOUR,
  MINUTE,
  Random,
  SECOND,
  scenarioOf,
  search,
  simulate,
  story,
  Trace,
  type TraceEvent,
  type ViolationKind,
} from "@slotwise/simulator";
import { expect, test } from "vitest";
import { fleetOf } from "./fleets.js";

const PROTOCOLS: readonly Protocol[] = ["slot-window", "slot-claim"];
const KINDS: readonly ViolationKind[] = ["overlap", "silence", "missed-turn", "lost-turn", "block"];
const STORIES = 100;

/** What may go wrong, in any mixture. */
const ALLOWED: readonly FaultAllowance[] = [
  { joins: 1 },
  { joins: 2 },
  { crashes: 1 },
  { crashes: 2, restarts: 1 },
  { stops: 1 },
  { exceptions: 2 },
  { fatalExceptions: 1 },
  { outage: 3 * SECOND },
  { outage: MINUTE },
  { pause: 2 * MINUTE },
  { pause: 10 * MINUTE },
  { skew: 45 * SECOND },
  { driftPpm: 200 },
  { clockStep: 5 * MINUTE },
  { clockStep: HOUR },
  { staleness: 30 * SECOND },
  { staleness: 20 * MINUTE },
  { storeDelay: 45 * SECOND },
  { failover: 20 * MINUTE },
  { ties: true },
];

test.each(PROTOCOLS)("%s: a story says only what happened", (protocol) => {
  const random = new Random(21, PROTOCOLS.indexOf(protocol));
  const told = new Map<ViolationKind, number>();
  for (let index = 0; index < STORIES; index++) {
    const totalRunners = 1 + random.upTo(3);
    const faults = { ...random.pick(ALLOWED), ...random.pick(ALLOWED) };
    const find = random.pick(KINDS);
    const result = search({
      fleet: fleetOf(totalRunners, { protocol }),
      find,
      faults,
      seed: index,
      tries: 200,
      mayShrinkFleet: false,
    });
    if (result.kind !== "found") continue;
    told.set(find, (told.get(find) ?? 0) + 1);
    const where = `${JSON.stringify({ protocol, totalRunners, find, faults, seed: index })}\n${story(result.counterexample).join("\n")}`;
    checkStory(result.counterexample, totalRunners, where);
  }
  expect([...told.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(STORIES / 4);
});

function checkStory(counterexample: Counterexample, totalRunners: number, where: string): void {
  const trace = new Trace();
  const { find, violation } = counterexample;
  simulate(scenarioOf(counterexample), { listener: trace, watched: [find], stopsAtViolation: true });
  const { events } = trace;
  const sentences = story(counterexample);
  const happened = (event: TraceEvent): boolean =>
    events.some(({ kind, at, actor }) => kind === event.kind && at === event.at && actor === event.actor);
  for (const event of counterexample.events) expect(happened(event), `${JSON.stringify(event)}\n${where}`).toBe(true);

  // The fleet is as large as was asked for, and everybody's number is one of 1 to so many.
  const { runners } = counterexample.choices;
  expect(runners.filter(({ joinsAt }) => joinsAt === undefined).length, where).toBe(totalRunners);
  expect(
    runners.map(({ id }) => id),
    where,
  ).toEqual(runners.map((_, index) => `runner ${index + 1}`));
  for (const { id, joinsAt, replaces } of runners) {
    if (joinsAt === undefined) continue;
    const comes = replaces === undefined ? "joins" : `is started in place of ${replaces}, as a new runner`;
    expect(sentences.join(" ").toLowerCase(), where).toMatch(new RegExp(`${id} ${comes}|at once it ${comes}`));
  }

  // "it starts" is told of those alone who start with their look, and nobody does the same twice at once.
  const startsAtOnce = sentences.filter((sentence) => sentence.endsWith("and it starts.")).length;
  const starts = counterexample.events.filter(({ kind }) => kind === "starts");
  const atOnce = starts.filter(({ actor, at }) =>
    events.some((look) => look.kind === "looks" && look.actor === actor && look.at === at && look.decision?.mayStart),
  );
  expect(startsAtOnce, where).toBeLessThanOrEqual(atOnce.length);
  expect(sentences.join(" "), where).not.toMatch(/looks again\. At once it looks again/);

  for (const sentence of sentences) {
    const gap = durationIn(sentence, /the gap of (.*?)( after|\.)/);
    const length = durationIn(
      sentence,
      /make (.*?),|An execution of (.*?) from|, a (?:hold|delay) of (.*?) (?:while it executes|before the start) is/,
    );
    if (gap !== undefined && length !== undefined) expect(length, where).toBeGreaterThan(gap);
    const [age, counts] = [durationIn(sentence, /heartbeat is (.*?) old/), durationIn(sentence, /counts for (.*?)\./)];
    if (age !== undefined && counts !== undefined) expect(age, where).toBeGreaterThan(counts);
    const [apart, open] = [durationIn(sentence, /looks are (.*?) apart/), durationIn(sentence, /is open for (.*?)\.$/)];
    if (apart !== undefined && open !== undefined) expect(apart, where).toBeGreaterThanOrEqual(open);
    if (sentence.startsWith("The record by which the store")) expect(counterexample.protocol, where).toBe("slot-claim");
    if (sentence.startsWith("Until somebody clears it")) checkBlocked(sentence, counterexample, where);
    if (sentence.includes("took")) checkTakenForDead(sentence, counterexample, where);
  }
  if (
    sentences.includes("Each of them looked before its window and after it, and none within.") &&
    violation.kind === "silence"
  ) {
    for (const { id } of runners) {
      const within = events.filter(
        ({ kind, actor, at }) => kind === "looks" && actor === id && at >= violation.from && at < violation.to,
      );
      expect(
        within.every(({ decision }) => decision?.mayStart === false),
        where,
      ).toBe(true);
      expect(new Set(within.map(({ view }) => view?.join())).size, where).toBeLessThanOrEqual(1);
    }
  }
}

/** Every look that is counted was refused, and nobody started from the execution on that left the record. */
function checkBlocked(sentence: string, counterexample: Counterexample, where: string): void {
  const { violation } = counterexample;
  if (violation.kind !== "block") throw new Error(where);
  const trace = new Trace();
  simulate(scenarioOf(counterexample), { listener: trace });
  const refused = trace.events.filter(({ kind, at }) => kind === "is refused" && at >= violation.at);
  expect(refused.filter(({ at }) => at < violation.until).length, where).toBe(violation.refusals);
  expect(sentence, where).toMatch(new RegExp(`: ${violation.refusals} looks? (is|are) refused from `));
  expect(
    trace.events.some(({ kind, at }) => kind === "starts" && at > violation.since && at < violation.until),
    where,
  ).toBe(false);
}

/** Who is said to have been taken for dead was alive, and not seen. */
function checkTakenForDead(sentence: string, { events }: Counterexample, where: string): void {
  const [, reader, hidden] = /(runner \d+) took (runner \d+) for dead/.exec(sentence) ?? [];
  const isUnseen = events.some(
    ({ actor, unseen }) => actor === reader && unseen.some(({ runner }) => runner === hidden),
  );
  expect(isUnseen, where).toBe(true);
}

/** A duration as a story tells it, in seconds. */
function durationIn(sentence: string, pattern: RegExp): number | undefined {
  const text = pattern
    .exec(sentence)
    ?.slice(1)
    .find((group) => group !== undefined && /\d|microsecond/.test(group));
  if (text === undefined) return undefined;
  if (text === "a microsecond") return 1e-6;
  const units = { h: 3600, min: 60, s: 1, microseconds: 1e-6 } as const;
  const parts = [...text.matchAll(/(-?[\d.]+) (microseconds|h|min|s)\b/g)];
  return parts.reduce((sum, [, number, unit]) => sum + Number(number) * units[unit as keyof typeof units], 0);
}
