import { judgedAt, reasonNotJudged } from "../commands/judged.js";
import type { FleetOptions } from "../fleet-options.js";
import { type ExitStatus, type Host, UsageError, worstStatus } from "../host.js";
import { progressOn } from "../progress.js";
import { writeNamedFile } from "../write-file.js";
import { pageOf, svgOf } from "./files.js";
import { jsonOutcomes, type NamedOutcome } from "./json.js";
import { parseOptions, type SimulateFlags } from "./options.js";
import { prettyOutcome } from "./pretty.js";
import { brokenKinds, simulateFleet } from "./simulation.js";

/** More take hours, and nobody runs them. */
const MOST_RUNNERS = 10_000;

/**
 * Simulates every fleet at a path and reports.
 * @throws UsageError for options that cannot be meant, or a fleet of no size
 */
export async function runSimulate(
  path: string | undefined,
  flags: SimulateFlags & FleetOptions,
  host: Host,
): Promise<ExitStatus> {
  const { seconds, ...options } = parseOptions(flags);
  const judged = await judgedAt(path, withProtocol(flags), host);
  if (judged.length === 0) return 3;
  const statuses: ExitStatus[] = [];
  const outcomes: NamedOutcome[] = [];
  for (const { files, analysis } of judged) {
    if (analysis.judgements.length === 0) {
      host.stderr.write(`slotwise: nothing to simulate: ${reasonNotJudged(analysis)}\n`);
      statuses.push(1);
    }
    for (const { version, sizes, fleetOf } of analysis.judgements) {
      if (sizes === undefined) throw new UsageError("how many runners does the fleet have? Say --runners 3");
      if (sizes.most > MOST_RUNNERS) {
        throw new UsageError(`${sizes.most} runners are too many to simulate; up to ${MOST_RUNNERS} are not`);
      }
      const progress = progressOn(host);
      const request = { ...options, fleet: fleetOf(sizes.most), duration: Math.round(seconds * 1e6) };
      const outcome = simulateFleet(request, progress);
      progress.clear();
      outcomes.push({ files: files.map(({ name }) => name), version, outcome });
      if (flags.format === "pretty") host.stdout.write(prettyOutcome(outcome, version, host));
      statuses.push(brokenKinds(outcome).length > 0 ? 1 : 0);
    }
  }
  if (flags.format === "json") host.stdout.write(jsonOutcomes(outcomes));
  writePictures(outcomes, flags, host);
  return worstStatus(statuses);
}

/** `--protocol 0.2` is `--pynenc-version 0.2`. */
function withProtocol({ protocol, ...options }: SimulateFlags & FleetOptions): FleetOptions {
  return protocol === undefined ? options : { ...options, pynencVersion: [protocol] };
}

function writePictures(outcomes: readonly NamedOutcome[], { svg, html }: SimulateFlags, host: Host): void {
  const counterexample = outcomes.find(({ outcome }) => outcome.counterexample !== undefined)?.outcome.counterexample;
  for (const [file, textOf] of [
    [svg, svgOf],
    [html, pageOf],
  ] as const) {
    if (file === undefined) continue;
    if (counterexample === undefined) {
      host.stderr.write(`slotwise: ${file} is not written: there is no counterexample to draw\n`);
      continue;
    }
    writeNamedFile(file, textOf(counterexample), host);
  }
}
