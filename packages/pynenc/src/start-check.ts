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

/** The conditions of the slots that settings meet: each compares as pynenc does, so that its edge is the same double. */
export function startConditionsMet(settings: StartSettings): readonly StartCondition[] {
  const {
    atomic_service_interval_minutes: interval,
    atomic_service_spread_margin_minutes: margin,
    atomic_service_check_interval_minutes: check,
    runner_loop_sleep_time_sec: loopSleep,
  } = settings;
  const slot = interval / 2 - margin;
  const met: [StartCondition, boolean][] = [
    ["interval-not-positive", interval <= 0],
    ["check-not-positive", check <= 0],
    ["margin-reaches-interval", margin >= interval],
    ["two-runner-slot-empty", slot <= 0],
    ["two-runner-slot-short", slot > 0 && slot < SHORT_SLOT_MINUTES],
    ["check-exceeds-two-runner-slot", slot > 0 && check > slot],
    ["loop-exceeds-two-runner-slot", slot > 0 && loopSleep > slot * 60],
  ];
  return met.flatMap(([condition, isMet]) => (isMet ? [condition] : []));
}
