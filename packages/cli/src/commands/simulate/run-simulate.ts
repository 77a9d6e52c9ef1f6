import { forgetfulStoreOf, refusesStart } from "@slotwise/language-service";
import { joinReleases, releasesOfProtocol } from "@slotwise/pynenc";
import { isSimulable, SIMULABLE_INTERVAL } from "@slotwise/simulator";
import type { FleetOptions } from "../../command-line/fleet-options.js";
import { type ExitStatus, type Host, UsageError, worstStatus } from "../../host.js";
import { inMessage, judgedAt, reasonNotJudged } from "../../project/judged.js";
import { TargetError } from "../../target/target-error.js";
import { progressOn } from "../../terminal/progress.js";
import { type Driver, drivenBy, OWN_RULES } from "./driver.js";
import { refuseEndless } from "./endless.js";
import { findableKinds, parseOptions, type SimulateFlags, type SimulateOptions } from "./options.js";
import { writePictures } from "./pictures.js";
import { jsonOutcomes, type NamedOutcome } from "./reports/json.js";
import { prettyOutcome, sizesText } from "./reports/pretty.js";
import { brokenKinds, simulateFleet } from "./simulation.js";
import { sizesToSimulate } from "./sizes.js";

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
  { seconds, faults, seed, find, shard }: SimulateOptions,
  flags: SimulateFlags & FleetOptions,
  driver: Driver,
  host: Host,
): Promise<ExitStatus> {
  const judged = await judgedAt(path, withProtocol(flags, driver), host);
  if (judged.length === 0) return 3;
  const statuses: ExitStatus[] = [];
  const outcomes: NamedOutcome[] = [];
  for (const each of judged) {
    const { files, analysis } = each;
    const whose = inMessage(each, judged);
    if (analysis.judgements.length === 0) {
      host.stderr.write(`slotwise: ${whose}nothing to simulate: ${reasonNotJudged(analysis)}\n`);
      statuses.push(1);
    }
    for (const judgement of analysis.judgements) {
      const { behaviour, sizes, fleetOf } = judgement;
      const { name, releases } = behaviour;
      if (refusesStart(judgement)) {
        host.stderr.write(
          `slotwise: ${whose}nothing to simulate: pynenc ${name} starts no runner with these settings\n`,
        );
        statuses.push(1);
        continue;
      }
      if (sizes === undefined) throw new UsageError("how many runners does the fleet have? Say --runners 3");
      if (sizes.most > MOST_RUNNERS) {
        throw new UsageError(`${sizes.most} runners are too many to simulate; up to ${MOST_RUNNERS} are not`);
      }
      const { settings } = fleetOf(sizes.most);
      if (!isSimulable(settings)) {
        const minutes = settings.serviceIntervalMinutes;
        throw new UsageError(`atomic_service_interval_minutes is ${minutes}, but must be ${SIMULABLE_INTERVAL}`);
      }
      if (driver.target !== undefined && driver.target.protocol !== judgement.protocol) continue;
      const simulated = sizesToSimulate(judgement, faults);
      const duration = Math.round(seconds * 1e6);
      for (const size of simulated) refuseEndless(fleetOf(size), faults, duration);
      // Another implementation may do what the reference model never does.
      const mayBe = driver.target === undefined ? findableKinds(judgement.protocol, faults) : find;
      const wanted = find.length === 1 ? find : find.filter((kind) => mayBe.includes(kind));
      // A release that takes `enable_scheduler = false` at its word serves no cron.
      const forgetsCrons = forgetfulStoreOf(analysis.app) !== undefined && judgement.crons.length > 0;
      if (flags.format === "pretty") host.stdout.write(sizesText(sizes, simulated, host));
      for (const size of simulated) {
        const progress = progressOn(host);
        const request = { fleet: fleetOf(size), duration, faults, seed, find: wanted, shard, forgetsCrons };
        const outcome = await simulateFleet(request, driver, progress);
        progress.clear();
        if (flags.format === "pretty" && outcomes.length > 0) host.stdout.write("\n");
        outcomes.push({ files: files.map((file) => file.name), releases, outcome });
        if (flags.format === "pretty") host.stdout.write(prettyOutcome(outcome, name, host));
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
