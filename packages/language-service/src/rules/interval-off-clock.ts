import { formatDuration } from "@slotwise/timeline";
import { formatFloat } from "../nice-numbers.js";
import { slotSetting } from "../slot-judgement.js";
import { valueOrigin } from "./place.js";
import type { Rule } from "./rule.js";

const SECONDS_OF_DAY = 86_400n;

/** The cycle does not fit a day a whole number of times. */
export const intervalOffClock: Rule = {
  name: "interval-off-clock",
  summary: "the interval does not divide a day, so the slots drift against the clock",
  severity: "info",
  group: "slots",
  *check(context) {
    const [judgement] = context.judgements;
    const origin = valueOrigin(slotSetting(context.app, "atomic_service_interval_minutes"));
    if (judgement === undefined || origin === undefined) return;
    const { document, range } = origin;
    const interval = decimalFraction(document.source.text.slice(range.start, range.end));
    if (interval === undefined || dividesDay(interval)) return;
    const minutes = judgement.values.atomic_service_interval_minutes;
    if (minutes > 1440) return;
    const [below, above] = nearestDivisors(minutes);
    const shown = formatDuration(minutes * 60);
    const drift = formatDuration((86_400 / (minutes * 60) - Math.floor(86_400 / (minutes * 60))) * minutes * 60);
    const suggestion = [below, above].filter((each) => each !== undefined).map((each) => `${each} min`);
    yield {
      document,
      range,
      message: `${shown} do not divide a day: each midnight the slots stand ${drift} elsewhere against the clock than the day before, so which runner meets a cron's minute changes daily; the nearest that divide it: ${suggestion.join(" and ")}`,
      fixes: [below, above].flatMap((value) =>
        value === undefined || !keepsPromises(value)
          ? []
          : [
              {
                title: `Set atomic_service_interval_minutes to ${formatFloat(value)}`,
                edits: [{ document, range, newText: formatFloat(value) }],
              },
            ],
      ),
    };

    function keepsPromises(value: number): boolean {
      return context.judgements.every((each) =>
        context.slotRules.every((rule) => {
          const changed = rule.offends(
            each.with("atomic_service_interval_minutes", value).fleetOf(each.sizes?.most ?? 2),
          );
          return !changed || rule.offends(each.fleetOf(each.sizes?.most ?? 2));
        }),
      );
    }
  },
};

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

function dividesDay(minutes: Fraction): boolean {
  return (SECONDS_OF_DAY * minutes.denominator) % (minutes.numerator * 60n) === 0n;
}

/** Whole numbers of seconds that divide a day and are finite decimals in minutes, next to an interval. */
function nearestDivisors(minutes: number): readonly [below: number | undefined, above: number | undefined] {
  const divisors: number[] = [];
  for (let seconds = 3; seconds <= 86_400; seconds += 3) if (86_400 % seconds === 0) divisors.push(seconds / 60);
  return [divisors.findLast((each) => each < minutes), divisors.find((each) => each > minutes)];
}
