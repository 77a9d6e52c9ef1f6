import { type MarkKind, type Picture, type PictureRow, type Stretch, shortNames, UTC_CLOCK } from "@slotwise/timeline";
import { endOf, type Observation } from "../observation/observation.js";
import { countText, durationText } from "../promises/words.js";
import type { Microseconds } from "../records/microseconds.js";
import type { ExecutionRecord } from "../records/records.js";
import type { Audit } from "../report/audit.js";

/** As much of a name as tells runners apart. */
const NAME_LENGTH = 24;
/** Stretches of a kind are told one by one up to this. */
const MOST_TOLD = 3;
const NOBODY = "Nobody executed";

/** A picture of an audit in sentences, for those who do not see it. Names are raw data from the store, shortened. */
export function describePicture(audit: Audit, picture: Picture): readonly string[] {
  const { from, to, rows, moreRows, silences, problems } = picture;
  const names = shortNames(
    rows.map(({ name }) => name),
    NAME_LENGTH,
  );
  const span = `From ${UTC_CLOCK.words(from)} to ${UTC_CLOCK.words(to)}, for ${durationText(to - from)}`;
  if (rows.length === 0) return [`${span}, no runner lived.`, ...stretchSentences(silences, picture, NOBODY)];
  const ends = to >= audit.observation.now ? " The picture ends when the records were read." : "";
  const did = didWithin(audit.observation, picture);
  return [
    `${span}: ${countText(rows.length + moreRows, "runner")}.${ends}`,
    ...rows.map((row, index) => `${names[index] ?? ""}: ${rowWords(row, did.get(row.name), picture)}.`),
    ...(moreRows > 0 ? [`${countText(moreRows, "more runner is", "more runners are")} not drawn.`] : []),
    ...stretchSentences(silences, picture, NOBODY),
    ...stretchSentences(problems, picture, "Two executed at once"),
  ];
}

/** What there is of one runner, whole executions and all refusals, as the records have them. */
function rowWords({ blocks, marks, windows, vacant }: PictureRow, did: Did | undefined, picture: Picture): string {
  const timeIn = (time: Microseconds): string => timeWithin(picture, time);
  // Where no settings are known, or too much time is drawn, nobody has one.
  const hasWindows = picture.rows.some((row) => row.windows.length > 0);
  const at = (kind: MarkKind): readonly Microseconds[] =>
    marks.filter((mark) => mark.kind === kind).map(({ at }) => at);
  const parts = [
    ...at("join").map((time) => `joined at ${timeIn(time)}`),
    ...(hasWindows ? [windows.length > 0 ? countText(windows.length, "window") : "no window"] : []),
    executionWords(did),
    ...(did === undefined || did.refusals === 0
      ? []
      : [`refused ${countText(did.refusals, "time")} from ${timeIn(did.firstRefusal)} to ${timeIn(did.lastRefusal)}`]),
    ...at("death").map((time) => `last seen at ${timeIn(time)}`),
    ...(vacant.length > 0 ? [`${countText(vacant.length, "window")} kept for it since`] : []),
    ...blocks.map((block) => `its record refuses every start ${stretchWords(block, picture)}`),
  ];
  return parts.join(", ");
}

function executionWords(did: Did | undefined): string {
  if (did === undefined || did.executions === 0) return "no execution";
  return `${countText(did.executions, "execution")} of ${did.executions > 1 ? "up to " : ""}${durationText(did.longest)}`;
}

interface Did {
  executions: number;
  longest: Microseconds;
  refusals: number;
  firstRefusal: Microseconds;
  lastRefusal: Microseconds;
}

function didWithin(observation: Observation, span: Stretch): ReadonlyMap<string, Did> {
  const all = new Map<string, Did>();
  const over = (attempt: ExecutionRecord): Microseconds => endOf(attempt, observation);
  for (const attempt of observation.attempts.within(span.from, span.to, over)) {
    const { runner, start, status } = attempt;
    const end = over(attempt);
    const did = all.get(runner) ?? { executions: 0, longest: 0, refusals: 0, firstRefusal: start, lastRefusal: start };
    all.set(runner, did);
    if (status === "blocked") {
      if (did.refusals === 0) did.firstRefusal = start;
      did.lastRefusal = start;
      did.refusals++;
    } else {
      did.executions++;
      did.longest = Math.max(did.longest, end - start);
    }
  }
  return all;
}

function stretchSentences(stretches: readonly Stretch[], picture: Picture, what: string): readonly string[] {
  const told = stretches.slice(-MOST_TOLD).map((each) => stretchWords(each, picture));
  if (told.length === 0) return [];
  const times = stretches.length > MOST_TOLD ? `${countText(stretches.length, "time")}, the last of them ` : "";
  return [`${what} ${times}${told.join(", ")}.`];
}

/** What reaches the edge of a picture goes on beyond it. */
function stretchWords({ from, to }: Stretch, picture: Picture): string {
  const end = to >= picture.to ? "on" : `to ${timeWithin(picture, to)}`;
  if (from > picture.from) return `from ${timeWithin(picture, from)} ${end}`;
  return to >= picture.to ? "all this time" : `until ${timeWithin(picture, to)}`;
}

/** Without its day where the whole picture is of one. */
function timeWithin({ from, to }: Stretch, time: Microseconds): string {
  const [day, clock] = UTC_CLOCK.words(time).split(" ");
  const isOneDay = UTC_CLOCK.aside(from)[0] === UTC_CLOCK.aside(to)[0];
  return `${isOneDay ? "" : `${day} `}${clock}`;
}
