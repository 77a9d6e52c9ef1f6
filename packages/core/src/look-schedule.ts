/** A stretch of time in seconds, from its first instant to just before its end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How long after a look a runner looks again, at the earliest and at the latest, in seconds. */
export interface Rhythm {
  readonly leastGap: number;
  readonly mostGap: number;
}

/** Looks, or distances between them, in seconds; both ends belong to it. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/** pynenc's clocks tell no finer than this, so "just before" is one of these before. */
export const MICROSECOND_SECONDS = 1e-6;

/**
 * The looks from which a runner can go on without ever looking in one of the stretches. All schedules are followed at
 * once, backwards: whatever lies behind the last stretch will do, and so does every time outside of them from which a
 * look that will do is a gap away.
 *
 * @param stretches in order, apart from each other
 * @param since where to stop
 * @returns in order of time; the last span has no end
 */
export function looksThatAvoid(stretches: readonly Stretch[], rhythm: Rhythm, since: number): readonly Span[] {
  const outside = spansOutside(stretches, since);
  let looks: readonly Span[] = outside.slice(-1);
  for (let step = 0; step < MOST_STEPS; step++) {
    const before = looks.map(({ least, most }) => ({ least: least - rhythm.mostGap, most: most - rhythm.leastGap }));
    const more = merged([...looks, ...overlaps(merged(before), outside)]);
    if (areSame(looks, more)) break;
    looks = more;
  }
  return looks;
}

/** Who looks more often than this within the minutes that matter to a cron tick may as well look all the time. */
const MOST_STEPS = 10_000;

/** How long after a look the first of the following ones comes that is not before a rest is over. */
export function firstLooksAfterRest({ leastGap, mostGap }: Rhythm, restSeconds: number): readonly Span[] {
  // No clock tells less than a microsecond from always looking; and so many looks in a rest could not be counted.
  if (mostGap < MICROSECOND_SECONDS) return [{ least: restSeconds, most: restSeconds }];
  const latest = restSeconds + mostGap - MICROSECOND_SECONDS;
  const looks: Span[] = [];
  // The look before it, one fewer, must be able to come within the rest.
  const fewest = Math.max(1, Math.floor(restSeconds / mostGap));
  for (let count = fewest; (count - 1) * leastGap < restSeconds && count < fewest + MOST_STEPS; count++) {
    const span = { least: Math.max(count * leastGap, restSeconds), most: Math.min(count * mostGap, latest) };
    if (span.least <= span.most) looks.push(span);
  }
  return merged(looks);
}

/** Whether a number of one span and one of a second can add up to one of a third. */
export function canAddUp(some: readonly Span[], others: readonly Span[], sums: readonly Span[]): boolean {
  const reached = some.flatMap((one) =>
    others.map((other) => ({ least: one.least + other.least, most: one.most + other.most })),
  );
  return overlaps(merged(reached), sums).length > 0;
}

function spansOutside(stretches: readonly Stretch[], since: number): readonly Span[] {
  const spans: Span[] = [];
  let least = since;
  for (const { from, to } of stretches) {
    if (least < from) spans.push({ least, most: from - MICROSECOND_SECONDS });
    least = to;
  }
  return [...spans, { least, most: Number.POSITIVE_INFINITY }];
}

/** What two lists have in common, both in order and apart. */
function overlaps(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  let [index, otherIndex] = [0, 0];
  for (;;) {
    const [span, other] = [some[index], others[otherIndex]];
    if (span === undefined || other === undefined) return result;
    const common = { least: Math.max(span.least, other.least), most: Math.min(span.most, other.most) };
    if (common.least <= common.most) result.push(common);
    if (span.most < other.most) index++;
    else otherIndex++;
  }
}

/** The same numbers, in order and apart. */
function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.least - other.least)) {
    const last = result.at(-1);
    if (last === undefined || last.most < span.least) result.push(span);
    else result[result.length - 1] = { least: last.least, most: Math.max(last.most, span.most) };
  }
  return result;
}

function areSame(some: readonly Span[], others: readonly Span[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ least, most }, index) => least === others[index]?.least && most === others[index]?.most)
  );
}
