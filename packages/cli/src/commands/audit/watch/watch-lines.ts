import { answerOf, timeText } from "@slotwise/audit";
import { fitText, safeLine, wrapText } from "@slotwise/words";
import type { Host } from "../../../host/host.js";
import { coloursFor, wantsUnicode } from "../../../terminal/colours.js";
import { columnsOf } from "../../../terminal/drawing.js";
import { drawn } from "../drawn.js";
import type { DrawnTime } from "../options.js";
import type { Reported } from "../reports/reported.js";
import { nextWindow } from "./next-window.js";

/** What is seen at one moment. */
export interface Moment {
  readonly reported: Reported;
  /** Why the source could not be read the last time; undefined where it could. */
  readonly problem: string | undefined;
}

const ROWS = 24;
const LEAST_COLUMNS = 20;

/** The lines of the screen, none longer than it is wide, and no more than it has: what is wrong is above all else. */
export function watchLines({ reported, problem }: Moment, time: DrawnTime | undefined, host: Host): readonly string[] {
  const { audit, found, source } = reported;
  const colours = coloursFor(host.stdout, host);
  const columns = Math.max(columnsOf(host), LEAST_COLUMNS);
  const ellipsis = wantsUnicode(host.environment) ? "…" : "...";
  const line = (text: string) => fitText(safeLine(text), columns, ellipsis);
  const { isWorking, headline, clearing } = answerOf(reported);
  const colour = isWorking === undefined ? colours.yellow : isWorking ? colours.green : colours.red;
  const { application } = audit.observation.records;
  const heading = `${application === undefined ? "" : `${application} in `}${source}${found.release === undefined ? "" : `, ${found.release}`}, ${timeText(audit.observation.now)}`;
  const broken = audit.promises.filter(({ verdict }) => verdict === "broken").map(({ id }) => id);
  const window = nextWindow(audit);
  const above = [
    colours.dim(line(heading)),
    ...(problem === undefined ? [] : [colours.yellow(line(`What follows is older: ${problem}`))]),
    ...wrapText(safeLine(headline), columns).map((text) => colours.bold(colour(line(text)))),
    ...(clearing === undefined
      ? []
      : [
          line(`Once that runner is really gone, in ${clearing.inside}:`),
          ...wrapText(safeLine(clearing.statement), columns).map((text) => colours.bold(line(text))),
        ]),
    ...(broken.length === 0 ? [] : [line(`Broken: ${broken.join(", ")}; slotwise audit without --watch says more`)]),
    ...(window === undefined ? [] : [line(window)]),
    "",
  ];
  const below = [colours.dim(line("q ends"))];
  const picture = drawn(audit, time, host).trimEnd().split("\n");
  const room = Math.max(0, (host.stdout.rows ?? ROWS) - above.length - below.length);
  return [...above, ...picture.slice(0, room), ...below];
}
