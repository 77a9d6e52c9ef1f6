import { cycleOf, type Fleet, findLosableTick, type LosableTick } from "@slotwise/core";
import { formatDuration } from "@slotwise/timeline";
import { ticksOf, utcMinute } from "../cron.js";
import type { SlotJudgement } from "../slot-judgement.js";
import { placeOf, valueOrigin } from "./place.js";
import type { Problem, Rule } from "./rule.js";

/** Sizes looked at one by one: a larger fleet may lose fewer ticks than a smaller one, so there is no short cut. */
const MOST_SIZES = 64;

/** A cron tick falls where nobody looks. */
export const cronTickLost: Rule = {
  name: "cron-tick-lost",
  summary: "a cron tick can pass while nobody looks",
  severity: "warning",
  group: "slots",
  *check(context) {
    for (const judgement of context.judgements) {
      const found = new Map<string, Problem>();
      for (const setting of context.app.pynenc.values()) {
        if (setting.field.format !== "cron" || setting.coerced.kind === "error") continue;
        const expression = String(setting.coerced.value);
        const losing = losingFleets(judgement, ticksOf(expression) ?? []);
        const [first] = losing;
        if (first === undefined) continue;
        const place = valueOrigin(setting) ?? placeOf(context, ["atomic_service_interval_minutes"]);
        const problem = problemOf(place, `${setting.field.name} (${expression})`, judgement, losing, first);
        // Crons that nobody set share a place; the one that ticks most often stands for them.
        const key = `${place.document.source.name} ${place.range.start}`;
        if (!found.has(key)) found.set(key, problem);
      }
      yield* found.values();
    }
  },
};

interface LosingFleet {
  readonly fleet: Fleet;
  readonly tick: LosableTick;
}

/** The fleets that lose a tick: of those declared, or, where none is, every one or none at all. */
function losingFleets(judgement: SlotJudgement, ticks: readonly number[]): readonly LosingFleet[] {
  const least = judgement.sizes?.least ?? 2;
  const most = Math.min(judgement.sizes?.most ?? MOST_SIZES, least + MOST_SIZES - 1);
  const losing: LosingFleet[] = [];
  for (let totalRunners = least; totalRunners <= most; totalRunners++) {
    const fleet = judgement.fleetOf(totalRunners);
    // Where nobody ever runs, that is the problem to tell.
    const tick = cycleOf(fleet).regime === "nobody" ? undefined : findLosableTick(fleet, ticks);
    if (tick !== undefined) losing.push({ fleet, tick });
    else if (judgement.sizes === undefined && cycleOf(fleet).regime !== "nobody") return [];
  }
  return losing;
}

function problemOf(
  place: Pick<Problem, "document" | "range">,
  cron: string,
  judgement: SlotJudgement,
  losing: readonly LosingFleet[],
  { fleet, tick }: LosingFleet,
): Problem {
  const runners = losing.map((each) => each.fleet.totalRunners);
  const who = judgement.sizes === undefined ? "any number of" : listOfNumbers(runners);
  const noun = runners.length === 1 && runners[0] === 1 ? "runner" : "runners";
  return {
    ...place,
    message: `with ${who} ${noun} ${cron} ${tick.certainty === "always" ? "always loses" : "can lose"} its tick at ${utcMinute(tick.tickTime)} UTC: ${because(fleet, tick)}`,
    versions: [judgement.version],
  };
}

function because(fleet: Fleet, tick: LosableTick): string {
  if (tick.certainty === "always") return "nobody may start in the 60 s in which pynenc serves it";
  if (tick.cause === "silence") {
    const start = formatDuration(cycleOf(fleet).safeStartSeconds);
    return `pynenc serves it for 60 s, and those who may start then, ${start} a slot, need not look in time`;
  }
  return "when the tick before it was served late, pynenc still rests from that (50 s) at the only looks in time";
}

/** `2, 4-6` */
function listOfNumbers(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
}
