import { createFleet, createSlotSettings, cycleOf, type Fleet, type Protocol, sizeRegimes } from "@slotwise/core";
import type { Declarations, EffectiveSetting, ResolvedApp, RunnerRange } from "@slotwise/project";
import { boundsOf, FIELDS, isWithin, remember } from "@slotwise/project";
import {
  type Behaviour,
  DEFAULT_LOOP_OVERHEAD_SECONDS,
  type LoopTerms,
  loopRoundSeconds,
  loopVariationSeconds,
  releasesHaving,
  type StartCondition,
  startConditionsMet,
} from "@slotwise/pynenc";
import type { CronSetting } from "../crons/cron-losses.js";
import { servesCrons } from "../crons/serves-crons.js";

/** The settings that decide about the atomic service. */
export const SLOT_FIELDS = [
  "atomic_service_interval_minutes",
  "atomic_service_spread_margin_minutes",
  "atomic_service_check_interval_minutes",
  "runner_considered_dead_after_minutes",
  "runner_loop_sleep_time_sec",
  "atomic_service_max_start_slot_fraction",
  "atomic_service_membership_stabilization_minutes",
] as const;

export type SlotField = (typeof SLOT_FIELDS)[number];

/** The value of every slot field, in the unit that its name says. */
export type SlotValues = Readonly<Record<SlotField, number>>;

/** What else than slot fields decides how often a runner looks. */
export type LookTerms = Pick<LoopTerms, "runnerClass" | "brokerClass" | "queueTimeoutSeconds">;

/** All that the settings of one deployment say of its slots. */
export interface SlotSources {
  readonly values: SlotValues;
  readonly look: LookTerms;
  /** The crons that the settings have. */
  readonly crons: readonly CronSetting[];
  /** Whether `[trigger] enable_scheduler` is false: then the releases that read it serve no cron. */
  readonly isSchedulerOff?: boolean;
}

/** One way to judge the slots: releases that behave alike, and the sizes the fleet may have. */
export interface SlotJudgement {
  readonly behaviour: Behaviour;
  readonly protocol: Protocol;
  /** The sizes declared; undefined where nobody said, and then they are not guessed. */
  readonly sizes: RunnerRange | undefined;
  readonly values: SlotValues;
  readonly look: LookTerms;
  /** The crons that the atomic service serves. */
  readonly crons: readonly CronSetting[];
  fleetOf(totalRunners: number): Fleet;
  /** The sizes from 2 on, in ranges in each of which more runners are worse. */
  readonly regimes: ReturnType<typeof sizeRegimes>;
  /** The same with one setting changed: what a fix would lead to. */
  with(field: SlotField, value: number): SlotJudgement;
}

export function slotSetting(app: ResolvedApp, field: SlotField): EffectiveSetting | undefined {
  return field === "runner_loop_sleep_time_sec" ? app.runner.get(field) : app.pynenc.get(field);
}

/**
 * The values, or undefined where one of them is unusable: no runner starts with it, or nothing follows from it.
 * @param inUse the releases judged; what none of them has they ignore, whatever it is set to
 */
export function slotValues(app: ResolvedApp, inUse: readonly string[]): SlotValues | undefined {
  const values: Partial<Record<SlotField, number>> = {};
  for (const field of SLOT_FIELDS) {
    const setting = slotSetting(app, field);
    if (setting !== undefined && !releasesHaving(setting.field).some((release) => inUse.includes(release))) {
      values[field] = Number(setting.field.default);
      continue;
    }
    const coerced = setting?.coerced;
    if (coerced === undefined || !("value" in coerced) || typeof coerced.value !== "number") return undefined;
    if (!isWithin(boundsOf({ name: field, unit: "minutes" }), coerced.value)) return undefined;
    values[field] = coerced.value;
  }
  return values as SlotValues;
}

/** What the settings say of the loop. A class that nobody chose is not known: pynenc's own defaults run no fleet. */
export function lookTermsOf({ pynenc, broker }: ResolvedApp): LookTerms {
  const chosen = (field: string): string | undefined => {
    const setting = pynenc.get(field);
    return setting === undefined || setting.origin.kind === "default" || setting.coerced.kind !== "value"
      ? undefined
      : String(setting.coerced.value);
  };
  const timeout = broker.get(QUEUE_TIMEOUT)?.coerced;
  const seconds = timeout !== undefined && "value" in timeout ? Number(timeout.value) : Number.NaN;
  return {
    runnerClass: chosen("runner_cls"),
    brokerClass: chosen("broker_cls"),
    queueTimeoutSeconds: seconds >= 0 && Number.isFinite(seconds) ? seconds : DEFAULT_QUEUE_TIMEOUT_SECONDS,
  };
}

const QUEUE_TIMEOUT = "queue_timeout_sec";
const DEFAULT_QUEUE_TIMEOUT_SECONDS = Number(FIELDS.get(QUEUE_TIMEOUT)?.field.default);

/** The start-up conditions of the slots that settings meet, as far as they are known. */
export function slotStartConditions(app: ResolvedApp): readonly StartCondition[] {
  const numberOf = (field: SlotField): number => {
    const coerced = slotSetting(app, field)?.coerced;
    // NaN meets no condition, as in Python.
    return coerced !== undefined && "value" in coerced && typeof coerced.value === "number"
      ? coerced.value
      : Number.NaN;
  };
  return startConditionsMet({
    atomic_service_interval_minutes: numberOf("atomic_service_interval_minutes"),
    atomic_service_spread_margin_minutes: numberOf("atomic_service_spread_margin_minutes"),
    atomic_service_check_interval_minutes: numberOf("atomic_service_check_interval_minutes"),
    runner_loop_sleep_time_sec: numberOf("runner_loop_sleep_time_sec"),
  });
}

/** Whether a runner does not even start with the values judged. */
export function refusesStart({ behaviour: { startChecks }, values }: SlotJudgement): boolean {
  return startConditionsMet(values).some((condition) => startChecks[condition] === "refuses");
}

/** What a judgement needs of the declarations. */
type FleetDeclarations = Pick<
  Declarations,
  | "runners"
  | "serviceDurationSeconds"
  | "clockSkewSeconds"
  | "startDelaySeconds"
  | "storeStalenessSeconds"
  | "loopOverheadSeconds"
>;

export const judgeSlots: (
  behaviour: Behaviour,
  sources: SlotSources,
  declarations: FleetDeclarations,
) => SlotJudgement = remember(512, keyOf, makeJudgement);

/** The same for several behaviours, as one list: alike settings get the very same, so that answers can be kept for it. */
export const judgeBehaviours: (
  behaviours: readonly Behaviour[],
  sources: SlotSources,
  declarations: FleetDeclarations,
) => readonly SlotJudgement[] = remember(
  256,
  (behaviours, ...settings) => `${behaviours.map(({ name }) => name).join("|")} ${settingsKey(...settings)}`,
  (behaviours, ...settings) => behaviours.map((behaviour) => judgeSlots(behaviour, ...settings)),
);

function keyOf({ name }: Behaviour, sources: SlotSources, declarations: FleetDeclarations): string {
  return `${name} ${settingsKey(sources, declarations)}`;
}

function settingsKey({ values, look, crons, isSchedulerOff }: SlotSources, declarations: FleetDeclarations): string {
  const { runners, serviceDurationSeconds, clockSkewSeconds, startDelaySeconds, storeStalenessSeconds } = declarations;
  return [
    ...SLOT_FIELDS.map((field) => values[field]),
    look.runnerClass,
    look.brokerClass,
    look.queueTimeoutSeconds,
    runners?.least,
    runners?.most,
    serviceDurationSeconds,
    clockSkewSeconds,
    startDelaySeconds,
    storeStalenessSeconds,
    declarations.loopOverheadSeconds,
    isSchedulerOff,
    ...crons.map(({ field, schedule }) => `${field} ${schedule.expression}`),
  ].join("|");
}

function makeJudgement(behaviour: Behaviour, sources: SlotSources, declarations: FleetDeclarations): SlotJudgement {
  const { protocol } = behaviour;
  const { values, look, crons } = sources;
  const settings = createSlotSettings({
    serviceIntervalMinutes: values.atomic_service_interval_minutes,
    spreadMarginMinutes: values.atomic_service_spread_margin_minutes,
    maxStartSlotFraction: values.atomic_service_max_start_slot_fraction,
    membershipStabilizationSeconds: values.atomic_service_membership_stabilization_minutes * 60,
  });
  const round: LoopTerms = {
    ...look,
    loopSleepSeconds: values.runner_loop_sleep_time_sec,
    overheadSeconds: declarations.loopOverheadSeconds ?? DEFAULT_LOOP_OVERHEAD_SECONDS,
  };
  const alone = createFleet({
    protocol,
    settings,
    totalRunners: 1,
    checkIntervalMinutes: values.atomic_service_check_interval_minutes,
    loopSeconds: loopRoundSeconds(round),
    loopOverheadSeconds: loopVariationSeconds(round),
    runnerConsideredDeadAfterMinutes: values.runner_considered_dead_after_minutes,
    longestExecutionSeconds: declarations.serviceDurationSeconds,
    clockSkewSeconds: declarations.clockSkewSeconds ?? 0,
    startDelaySeconds: declarations.startDelaySeconds ?? 0,
    storeStalenessSeconds: declarations.storeStalenessSeconds ?? 0,
  });
  const fleets = new Map<number, Fleet>();
  const fleetOf = (totalRunners: number): Fleet => {
    const known = fleets.get(totalRunners);
    if (known !== undefined) return known;
    const fleet = { ...alone, totalRunners };
    // Small ones are asked for by rule after rule.
    if (totalRunners <= 16) fleets.set(totalRunners, fleet);
    return fleet;
  };
  return {
    behaviour,
    protocol,
    sizes: declarations.runners,
    values,
    look,
    crons: servesCrons(behaviour, sources.isSchedulerOff === true) ? crons : [],
    fleetOf,
    regimes: sizeRegimes(alone),
    with: (field, value) => judgeSlots(behaviour, { ...sources, values: { ...values, [field]: value } }, declarations),
  };
}

/**
 * The smallest offending fleet of the sizes declared. Where none is declared, 2, and only when *every* fleet of two or
 * more offends: what only some do is a limit to tell, not a problem. Sizes at which nobody ever runs do not speak for a
 * fleet as long as there are others.
 *
 * @param offends must not turn false again as the fleet grows, within one of `sizeRegimes`
 */
export function smallestOffending(judgement: SlotJudgement, offends: (fleet: Fleet) => boolean): number | undefined {
  const offendsAt = (totalRunners: number) => offends(judgement.fleetOf(totalRunners));
  const { sizes, regimes } = judgement;
  if (sizes === undefined) {
    const running = regimes.filter(([first]) => cycleOf(judgement.fleetOf(first)).regime !== "nobody");
    return (running.length > 0 ? running : regimes).every(([first]) => offendsAt(first)) ? 2 : undefined;
  }
  for (const [first, last] of [[1, 1] as const, ...regimes]) {
    const least = Math.max(first, sizes.least);
    const most = Math.min(last, sizes.most);
    if (least > most || !offendsAt(most)) continue;
    return firstTrue(offendsAt, least, most);
  }
  return undefined;
}

/**
 * The fleets that settings are hardest on, of the sizes declared: the last of each of `sizeRegimes`. Where none is
 * declared, the fleet of 2, since settings that serve it are no longer a problem for every fleet.
 */
export function hardestFleets(judgement: SlotJudgement): readonly Fleet[] {
  const { sizes } = judgement;
  if (sizes === undefined) return [judgement.fleetOf(2)];
  return [[1, 1] as const, ...judgement.regimes].flatMap(([first, last]) =>
    Math.max(first, sizes.least) <= Math.min(last, sizes.most) ? [judgement.fleetOf(Math.min(last, sizes.most))] : [],
  );
}

/** The first whole number for which a test that stays true once it is true is true; it is for the last one. */
function firstTrue(test: (value: number) => boolean, first: number, last: number): number {
  let low = first;
  let high = last;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
