import { rememberFor } from "@slotwise/project";
import { formatDuration } from "@slotwise/words";
import { slotSetting } from "../fleets/slot-fields.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { type FleetsSharing, fleetsSharing } from "./fleets-sharing.js";
import { valueOrigin } from "./place.js";
import type { Rule } from "./rule.js";
import { fixOf } from "./slot-fixes.js";
import { createReview } from "./slot-review.js";
import type { SlotRule } from "./slot-rule.js";
import { isPart } from "./told-fleet.js";

const SECONDS_OF_DAY = 86_400n;

/** The cycle does not fit a day a whole number of times. */
export const intervalOffClock: Rule = {
  name: "interval-off-clock",
  summary: "the interval does not divide a day, so the slots drift against the clock",
  severity: "info",
  group: "slots",
  *check(context) {
    const [judgement] = context.judgements;
    const origin = valueOrigin(slotSetting(context.app, FIELD));
    if (judgement === undefined || origin === undefined) return;
    const { document, range } = origin;
    const interval = decimalFraction(document.source.text.slice(range.start, range.end));
    const minutes = judgement.values.atomic_service_interval_minutes;
    if (interval === undefined || minutes > MINUTES_OF_DAY) return;
    const drift = dailyDrift(interval);
    if (drift.seconds < LEAST_DRIFT_SECONDS) return;
    const nearest = nearestDivisors(minutes);
    yield {
      document,
      range,
      message: `every slot begins ${formatDuration(drift.seconds)} ${drift.direction} by the clock after each day, so it is another runner that meets a cron's minute: a cycle of ${formatDuration(minutes * 60)} does not fit into a day a whole number of times; ${nearest.join(" or ")} minutes would fit`,
      fixes: () => {
        const good = goodDivisors(context.slotRules)(fleetsSharing(context, FIELD))(context.judgements);
        const change = isPart(context)
          ? undefined
          : { before: context.judgements, totalRunners: judgement.sizes?.most ?? 2 };
        return good.map((value) => ({ ...fixOf(FIELD, value, { document, range }, change), safe: false }));
      },
    };
  },
};

const FIELD = "atomic_service_interval_minutes";
const MINUTES_OF_DAY = 1440;

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Reads a decimal number exactly, as it is written: the double nearest to 0.15 would not divide anything. */
function decimalFraction(text: string): Fraction | undefined {
  const match = /^["']?\+?(\d[\d_]*)(?:\.(\d[\d_]*))?(?:[eE]([+-]?\d{1,3}))?["']?$/.exec(text.trim());
  if (match === null) return undefined;
  const digits = (part: string | undefined) => (part ?? "").replaceAll("_", "");
  const decimals = digits(match[2]);
  const exponent = Number(match[3] ?? 0) - decimals.length;
  const value = BigInt(digits(match[1]) + decimals);
  if (value === 0n) return undefined;
  return exponent >= 0
    ? { numerator: value * 10n ** BigInt(exponent), denominator: 1n }
    : { numerator: value, denominator: 10n ** BigInt(-exponent) };
}

/**
 * A drift that comes to less in a year than rounds of a runner's loop differ by anyway is none: nobody can see it. It lets
 * pass what is written with as many digits as a double has, such as 0.1333333333333333 for 8 s, which is off by less than a
 * nanosecond a day, and no number with fewer than ten digits: 0.133333 is off by 0.2 s a day.
 */
const LEAST_DRIFT_SECONDS = 0.02 / 365;

interface Drift {
  readonly seconds: number;
  readonly direction: "earlier" | "later";
}

/** By how much the slots of a day begin at other times than those of the day before, the shorter way round the cycle. */
function dailyDrift({ numerator, denominator }: Fraction): Drift {
  const cycle = numerator * 60n;
  // The last cycle of a day ends that much after midnight, less a cycle: there are more of them before.
  const over = (SECONDS_OF_DAY * denominator) % cycle;
  const [drift, direction] = over * 2n <= cycle ? [over, "earlier" as const] : [cycle - over, "later" as const];
  return { seconds: Number(drift) / Number(denominator), direction };
}

/** A whole number of seconds is a finite decimal in minutes when three divide it; so many threes are in a day. */
const THREES_OF_DAY = 28_800;

/** Whole numbers of seconds that divide a day and are finite decimals in minutes, as minutes. Found two by two, at load. */
const DIVISORS: readonly number[] = Array.from({ length: Math.sqrt(THREES_OF_DAY) }, (_, index) => index + 1)
  .filter((threes) => THREES_OF_DAY % threes === 0)
  .flatMap((threes) => [threes, THREES_OF_DAY / threes])
  .sort((one, other) => one - other)
  .map((threes) => (3 * threes) / 60);

/** The divisors of a day next to the interval that make nothing worse. */
const goodDivisors = rememberFor((slotRules: readonly SlotRule[]) =>
  rememberFor((sharing: FleetsSharing) =>
    rememberFor((judgements: readonly SlotJudgement[]) => {
      const nearest = nearestDivisors(judgements[0]?.values[FIELD] ?? MINUTES_OF_DAY);
      const isGood = createReview(judgements, slotRules, "info", sharing);
      return nearest.filter((value) => isGood(FIELD, value));
    }),
  ),
);

/** The divisors of a day next to an interval. */
function nearestDivisors(minutes: number): readonly number[] {
  return [DIVISORS.findLast((each) => each < minutes), DIVISORS.find((each) => each > minutes)].filter(
    (each) => each !== undefined,
  );
}
