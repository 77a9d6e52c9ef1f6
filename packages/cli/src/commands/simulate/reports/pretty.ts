import type { RunnerRange } from "@slotwise/project";
import { DAY, listed, type Microseconds, pictureOf, secondsOf, story, type ViolationKind } from "@slotwise/simulator";
import { pictureText } from "@slotwise/timeline";
import { formatCount, formatDuration, wrapText } from "@slotwise/words";
import type { Host } from "../../../host/host.js";
import { coloursFor } from "../../../terminal/colours.js";
import { columnsOf, drawingOn } from "../../../terminal/drawing.js";
import type { Colours } from "../../../terminal/styles.js";
import { ASSUMED_EXECUTION_SECONDS, type SimulationOutcome, type SimulationRequest } from "../simulation.js";
import { summaryOf, TURNS_MISSED } from "./summary.js";

const NAMES: Readonly<Record<ViolationKind, string>> = {
  overlap: "Two execute at once",
  block: "Blocked for good",
  silence: "Nobody starts",
  "missed-turn": "A turn is missed",
  "lost-turn": "A turn is lost to waiting",
};

/** Which sizes of a range are simulated, where not all of them are. */
export function sizesText({ least, most }: RunnerRange, simulated: readonly number[], host: Host): string {
  if (simulated.length > most - least) return "";
  const text = `Of ${formatCount(least)} to ${formatCount(most)} runners these sizes are simulated: ${listed(simulated.map(formatCount))}. They are the ends, and where the closed forms say that something changes.`;
  return `${wrapText(text, columnsOf(host)).join("\n")}\n\n`;
}

/**
 * One fleet's outcome for a person: what was counted, and the story of what can go wrong.
 *
 * @param whose the deployment, where there are several, and the release
 */
export function prettyOutcome(outcome: SimulationOutcome, whose: string, host: Host): string {
  const colours = coloursFor(host.stdout, host);
  const { fleet, duration } = outcome.request;
  const size = `${formatCount(fleet.totalRunners)} ${fleet.totalRunners === 1 ? "runner" : "runners"}`;
  const heading = `${whose}, ${size}, ${durationText(duration)} of virtual time, ${seedText(outcome.request)}`;
  const lines = [colours.bold(heading)];
  const { target } = outcome;
  if (target !== undefined) lines.push(`decided by ${target.name} ${target.version} through "${target.command}"`);
  if (fleet.longestExecutionSeconds === undefined) {
    const assumed = `No length of an execution is declared: ${ASSUMED_EXECUTION_SECONDS} s is assumed (--service-duration).`;
    lines.push(...wrapText(assumed, columnsOf(host)).map(colours.dim));
  }
  for (const line of membersText(outcome.request)) lines.push(...wrapText(line, columnsOf(host)).map(colours.dim));
  lines.push("", ...table(outcome, colours), "", ...told(outcome, colours, host), "");
  return lines.join("\n");
}

/** Who is who in a fleet whose members have different settings: the story names runners by number. */
function membersText({ members = [] }: SimulationRequest): readonly string[] {
  const last = new Map<string, readonly [number, number]>();
  for (const [position, { name }] of members.entries()) {
    const [first = position] = last.get(name) ?? [];
    last.set(name, [first, position]);
  }
  const groups = [...last].map(
    ([name, [from, to]]) =>
      `${from === to ? "runner" : "runners"} ${from + 1}${from === to ? "" : `-${to + 1}`}: ${name}`,
  );
  return groups.length === 0 ? [] : [`Each by its own settings. ${groups.join("; ")}`];
}

/** What replays it: a shard takes a share of the scenarios of a seed, and a seed of its own for the long run. */
function seedText({ seed, shard }: SimulationRequest): string {
  return shard.count === 1 ? `seed ${seed}` : `seed ${seed}, shard ${shard.index}/${shard.count}`;
}

function durationText(duration: Microseconds): string {
  return duration % DAY === 0 ? `${formatCount(duration / DAY)} d` : formatDuration(secondsOf(duration));
}

function table({ report, target }: SimulationOutcome, colours: Colours): readonly string[] {
  // Turns that nobody looked in are seen only where the windows themselves are known.
  const lines = summaryOf(report).filter(({ name }) => target === undefined || name !== TURNS_MISSED);
  const width = Math.max(...lines.map(({ name }) => name.length)) + 2;
  return lines.map(({ name, value, breaks }) => {
    const shown = breaks === undefined ? value : colours.red(value);
    return `  ${colours.dim(name.padEnd(width))}${shown}`;
  });
}

function told({ counterexample, tried, request }: SimulationOutcome, colours: Colours, host: Host): readonly string[] {
  if (counterexample === undefined) {
    const looked = request.find.join(", ");
    const nothing = `Nothing was found in ${formatCount(tried)} short scenarios (${looked}), which is no proof that there is nothing.`;
    return wrapText(nothing, columnsOf(host));
  }
  const look = drawingOn(host);
  const columns = look.columns - INDENT.length;
  const drawing = pictureText(pictureOf(counterexample), { ...look, columns });
  return [
    colours.bold(`${NAMES[counterexample.find]}:`),
    ...story(counterexample).flatMap((sentence) => wrapText(sentence, columns).map(indented)),
    "",
    ...drawing.trimEnd().split("\n").map(indented),
  ];
}

const INDENT = "  ";

function indented(line: string): string {
  return INDENT + line;
}
