import { reasonNotJudged, refusesStart } from "@slotwise/language-service";
import { joinReleases, releasesOfProtocol } from "@slotwise/pynenc";
import type { FleetOptions } from "../../command-line/fleet-options.js";
import { type ExitStatus, type Host, UsageError, worstStatus } from "../../host/host.js";
import { type Judged, judgedAt } from "../../project/judged.js";
import { TargetError } from "../../target/target-error.js";
import { progressOn } from "../../terminal/progress.js";
import { type Driver, drivenBy, OWN_RULES } from "./driver.js";
import { parseOptions, type SimulateFlags, type SimulateOptions } from "./options.js";
import { writePictures } from "./pictures.js";
import { jsonOutcomes, type NamedOutcome } from "./reports/json.js";
import { prettyOutcome, sizesText } from "./reports/pretty.js";
import { mixedRunners, requestsFor, requireSizes } from "./requests.js";
import { nameOfAll, sameFleets } from "./same-fleets.js";
import { brokenKinds, simulateFleet } from "./simulation.js";

/**
 * Simulates every fleet at a path and reports.
 * @throws UsageError for options that cannot be meant, or a fleet of no size
 */
export async function runSimulate(
  path: string | undefined,
  flags: SimulateFlags & FleetOptions,
  host: Host,
): Promise<ExitStatus> {
  const options = parseOptions(flags);
  const simulate = (driver: Driver) => simulateAll(path, options, flags, driver, host);
  if (options.target === undefined) return simulate(OWN_RULES);
  try {
    return await drivenBy(options.target, options.timeoutSeconds, host, simulate);
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    host.stderr.write(`slotwise: ${[error.message, ...error.details].join("\n  ")}\n`);
    return 2;
  }
}

async function simulateAll(
  path: string | undefined,
  options: SimulateOptions,
  flags: SimulateFlags & FleetOptions,
  driver: Driver,
  host: Host,
): Promise<ExitStatus> {
  const judged = await judgedAt(path, withProtocol(flags, driver), host);
  if (judged.length === 0) return 3;
  const statuses: ExitStatus[] = [];
  const outcomes: NamedOutcome[] = [];
  const mixed = new Set<Judged["analysis"]["members"]>();
  for (const same of sameFleets(judged)) {
    const { files, analysis } = same.first;
    const isKnown = mixed.has(analysis.members);
    const whose = judged.length > 1 ? `${nameOfAll(same)}: ` : "";
    if (analysis.judgements.length === 0) {
      host.stderr.write(`slotwise: ${whose}nothing to simulate: ${reasonNotJudged(analysis)}\n`);
      statuses.push(1);
    }
    for (const judgement of analysis.judgements) {
      const { name, releases } = judgement.behaviour;
      if (refusesStart(judgement)) {
        host.stderr.write(
          `slotwise: ${whose}nothing to simulate: pynenc ${name} starts no runner with these settings\n`,
        );
        statuses.push(1);
        continue;
      }
      const sizes = requireSizes(judgement);
      if (driver.target !== undefined && driver.target.protocol !== judgement.protocol) continue;
      // Each of its members has the fleet as its own.
      if (mixedRunners(analysis, judgement) !== undefined) {
        if (isKnown) continue;
        mixed.add(analysis.members);
      }
      const requests = requestsFor(judgement, same.first, options, driver);
      const simulated = requests.map(({ fleet }) => fleet.totalRunners);
      if (flags.format === "pretty")
        host.stdout.write(
          requests.some(({ members }) => members !== undefined) ? "" : sizesText(sizes, simulated, host),
        );
      for (const request of requests) {
        const progress = progressOn(host);
        const outcome = await simulateFleet(request, driver, progress);
        progress.clear();
        if (flags.format === "pretty" && outcomes.length > 0) host.stdout.write("\n");
        const deployments = [same.first, ...same.others].map(({ analysis: { name: own } }) => own ?? null);
        outcomes.push({ files: files.map((file) => file.name), deployments, releases, outcome });
        // Who is who in a fleet of several is told below.
        const heading = `${request.members === undefined ? whose : ""}pynenc ${name}`;
        if (flags.format === "pretty") host.stdout.write(prettyOutcome(outcome, heading, host));
        statuses.push(brokenKinds(outcome).length > 0 ? 1 : 0);
      }
    }
  }
  if (outcomes.length === 0 && driver.target !== undefined && !statuses.includes(1)) {
    throw new UsageError(`the target speaks ${driver.target.protocol}, and only another protocol was asked for`);
  }
  if (flags.format === "json") host.stdout.write(jsonOutcomes(outcomes));
  const found = outcomes.find(({ outcome }) => outcome.counterexample !== undefined);
  writePictures(found?.outcome.counterexample, flags, host);
  return worstStatus(statuses);
}

/** `--protocol slot-window` names all releases that have it, and counts beside a release; a target has a protocol of its own. */
function withProtocol({ protocol, ...options }: SimulateFlags & FleetOptions, { target }: Driver): FleetOptions {
  const named = options.pynencVersion;
  const asked = protocol ?? (named === undefined ? target?.protocol : undefined);
  if (asked === undefined) return options;
  const ofProtocol = { releases: releasesOfProtocol(asked) };
  return { ...options, pynencVersion: named === undefined ? ofProtocol : joinReleases(named, ofProtocol) };
}
