import { createFleet, createSlotSettings, type Fleet, type Protocol, sizeRegimes } from "@slotwise/core";
import { type Declarations, type RunnerRange, remember } from "@slotwise/project";
import {
  type Behaviour,
  DEFAULT_LOOP_OVERHEAD_SECONDS,
  type LoopTerms,
  loopRoundSeconds,
  loopVariationSeconds,
} from "@slotwise/pynenc";
import type { CronSetting } from "../crons/cron-setting.js";
import { servesCrons } from "../crons/serves-crons.js";
import type { LookTerms } from "./look-terms.js";
import { SLOT_FIELDS, type SlotField, type SlotValues } from "./slot-fields.js";

/** All that the settings of one deployment say of its slots. */
export interface SlotSources {
  readonly values: SlotValues;
  readonly look: LookTerms;
  /** The crons that the settings have, and those that code gives to tasks. */
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

/** What a judgement needs of the declarations. */
export type FleetDeclarations = Pick<
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
