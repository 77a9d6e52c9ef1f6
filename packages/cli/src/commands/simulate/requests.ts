import { areAlike, forgetfulStoreOf, placedMembers, type SlotJudgement } from "@slotwise/language-service";
import type { RunnerRange } from "@slotwise/project";
import { isSimulable, SIMULABLE_INTERVAL, type ViolationKind } from "@slotwise/simulator";
import { UsageError } from "../../host/host.js";
import type { Judged } from "../../project/judged.js";
import type { Driver } from "./driver.js";
import { refuseEndless } from "./endless.js";
import { findableKinds, type SimulateOptions } from "./options.js";
import type { FleetRunner, SimulationRequest } from "./simulation.js";
import { sizesToSimulate } from "./sizes.js";

/** More take hours, and nobody runs them. */
const MOST_RUNNERS = 10_000;

/**
 * The sizes of the fleet that a judgement is about.
 * @throws UsageError where there are none, or none that can be simulated
 */
export function requireSizes({ sizes, fleetOf }: SlotJudgement): RunnerRange {
  if (sizes === undefined) throw new UsageError("how many runners does the fleet have? Say --runners 3");
  if (sizes.most > MOST_RUNNERS) {
    throw new UsageError(`${sizes.most} runners are too many to simulate; up to ${MOST_RUNNERS} are not`);
  }
  const { settings } = fleetOf(sizes.most);
  if (!isSimulable(settings)) {
    const minutes = settings.serviceIntervalMinutes;
    throw new UsageError(`atomic_service_interval_minutes is ${minutes}, but must be ${SIMULABLE_INTERVAL}`);
  }
  return sizes;
}

/**
 * What is asked of a judgement's fleet, for each size that is simulated.
 * @throws UsageError for what would never end
 */
export function requestsFor(
  judgement: SlotJudgement,
  { analysis }: Judged,
  options: SimulateOptions,
  driver: Driver,
): readonly SimulationRequest[] {
  const { faults, seed, shard } = options;
  const duration = Math.round(options.seconds * 1e6);
  const members = mixedRunners(analysis, judgement);
  const fleets = members === undefined ? sizesToSimulate(judgement, faults).map(judgement.fleetOf) : [members[0].fleet];
  for (const fleet of members === undefined ? fleets : new Set(members.map((member) => member.fleet))) {
    refuseEndless(fleet, faults, duration);
  }
  const find = kindsToFind(judgement, options, driver);
  // A release that takes `enable_scheduler = false` at its word serves no cron.
  const forgetsCrons = forgetfulStoreOf(analysis.app) !== undefined && judgement.crons.length > 0;
  return fleets.map((fleet) => ({ fleet, members, duration, faults, seed, find, shard, forgetsCrons }));
}

/**
 * The runners of a fleet whose members do not have the same settings, as many as may be there at once. Undefined where all
 * have the same, or another number was asked for than the files say.
 */
export function mixedRunners(
  { members, judgements }: Judged["analysis"],
  judgement: SlotJudgement,
): readonly [FleetRunner, ...FleetRunner[]] | undefined {
  const behaviour = judgements.indexOf(judgement);
  if (areAlike(members, behaviour)) return undefined;
  const [first, ...others] = placedMembers(members, behaviour, MOST_RUNNERS);
  return first === undefined || first.fleet.totalRunners !== judgement.sizes?.most ? undefined : [first, ...others];
}

/** What is named alone is looked for, whether or not it can be found. */
function kindsToFind(
  { protocol }: SlotJudgement,
  { find, faults }: SimulateOptions,
  { target }: Driver,
): readonly ViolationKind[] {
  // Another implementation may do what the reference model never does.
  if (target !== undefined || find.length === 1) return find;
  const findable = findableKinds(protocol, faults);
  return find.filter((kind) => findable.includes(kind));
}
