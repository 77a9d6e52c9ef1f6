/** What pynenc looks at when a runner starts, from some release on. Its data says what a release does about it. */
export type StartCondition =
  | "interval-not-positive"
  | "check-not-positive"
  | "margin-reaches-interval"
  | "two-runner-slot-empty"
  | "two-runner-slot-short"
  | "check-exceeds-two-runner-slot"
  | "loop-exceeds-two-runner-slot"
  | "event-retention-below-a-day"
  | "unknown-queue-refused";

/** The settings that the start-up checks of the slots are about, in the units of their names. */
export interface StartSettings {
  readonly atomic_service_interval_minutes: number;
  readonly atomic_service_spread_margin_minutes: number;
  readonly atomic_service_check_interval_minutes: number;
  readonly runner_loop_sleep_time_sec: number;
}

/** A slot shorter than this, in minutes, is worth a warning to pynenc. */
const SHORT_SLOT_MINUTES = 5 / 60;

/** Each compares as pynenc does, so that its edge is the same double. */
const SLOT_CHECKS: Readonly<Partial<Record<StartCondition, (settings: StartSettings) => boolean>>> = {
  "interval-not-positive": ({ atomic_service_interval_minutes: interval }) => interval <= 0,
  "check-not-positive": ({ atomic_service_check_interval_minutes: check }) => check <= 0,
  "margin-reaches-interval": ({
    atomic_service_interval_minutes: interval,
    atomic_service_spread_margin_minutes: margin,
  }) => margin >= interval,
  "two-runner-slot-empty": (settings) => twoRunnerSlot(settings) <= 0,
  "two-runner-slot-short": (settings) => twoRunnerSlot(settings) > 0 && twoRunnerSlot(settings) < SHORT_SLOT_MINUTES,
  "check-exceeds-two-runner-slot": (settings) =>
    twoRunnerSlot(settings) > 0 && settings.atomic_service_check_interval_minutes > twoRunnerSlot(settings),
  "loop-exceeds-two-runner-slot": (settings) =>
    twoRunnerSlot(settings) > 0 && settings.runner_loop_sleep_time_sec > twoRunnerSlot(settings) * 60,
};

/** The conditions that are about slots; the others decide nothing about turns. */
export const SLOT_CONDITIONS: readonly StartCondition[] = Object.keys(SLOT_CHECKS) as StartCondition[];

/** The conditions of the slots that settings meet. */
export function startConditionsMet(settings: StartSettings): readonly StartCondition[] {
  return SLOT_CONDITIONS.filter((condition) => SLOT_CHECKS[condition]?.(settings) === true);
}

/** What pynenc calls the slot of a fleet of two, in minutes: half of the interval less the margin. */
function twoRunnerSlot(settings: StartSettings): number {
  return settings.atomic_service_interval_minutes / 2 - settings.atomic_service_spread_margin_minutes;
}
