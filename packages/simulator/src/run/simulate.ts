import type { Listener } from "../engine/listener.js";
import { Listeners } from "../engine/listeners.js";
import { Simulation } from "../engine/simulation.js";
import type { CronSchedule } from "../observers/cron.js";
import { Monitor } from "../observers/monitor.js";
import type { FleetReport } from "../observers/report.js";
import type { DecisionRules } from "../protocol/protocol.js";
import { slotRule } from "../protocol/slot-rule.js";
import { type Choices, ListedChoices } from "../scenario/choices.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Violation, ViolationKind } from "../scenario/violation.js";
import { requireSimulable } from "../time/interval.js";
import { MINUTE, type Microseconds } from "../time/microseconds.js";

/** How a scenario is run. All optional. */
export interface SimulateOptions {
  /** Where the choices come from; absent: from the lists in the scenario. */
  readonly choices?: Choices | undefined;
  /** The first violation of one of these kinds is kept. */
  readonly watched?: readonly ViolationKind[] | undefined;
  /** Stop at the first violation kept. */
  readonly stopsAtViolation?: boolean | undefined;
  /** A protocol of one's own; absent: pynenc's. */
  readonly rules?: DecisionRules | undefined;
  readonly cron?: CronSchedule | undefined;
  readonly lostTick?: ((tick: Microseconds) => void) | undefined;
  /** Somebody else who listens. */
  readonly listener?: Listener | undefined;
  /** Called now and then with the true time reached, and at least once; what it throws ends the run. */
  readonly progress?: ((now: Microseconds) => void) | undefined;
}

export interface SimulationResult {
  readonly report: FleetReport;
  readonly violation: Violation | undefined;
  /** True time at which the run ended. */
  readonly endedAt: Microseconds;
}

/** Events between two reports of progress. */
const PROGRESS_EVENTS = 1 << 16;

/**
 * Runs a scenario from its start to its end.
 * @throws RangeError for an interval that cannot be simulated, a scenario that names what it does not have, or a protocol nobody knows
 */
export function simulate(scenario: Scenario, options: SimulateOptions = {}): SimulationResult {
  for (const { settings } of scenario.configurations) requireSimulable(settings);
  // Of several, the one in which everybody has had a turn.
  const minutes = scenario.configurations.map(({ settings }) => settings.serviceIntervalMinutes);
  const interval = (minutes.length === 0 ? 1 : Math.max(...minutes)) * MINUTE;
  const monitor = new Monitor({
    runners: scenario.runners.length,
    start: scenario.start,
    settledAt: settledAt(scenario),
    interval,
    cron: options.cron,
    lostTick: options.lostTick,
    watched: options.watched ?? [],
  });
  const choices = options.choices ?? new ListedChoices(scenario.runners.map((runner) => runner.choices));
  const listener = options.listener === undefined ? monitor : new Listeners([monitor, options.listener]);
  const stops = options.stopsAtViolation === true;
  const counter = choices.areSeparate === true && isOrderFree(options) ? monitor : undefined;
  const simulation = new Simulation(scenario, options.rules ?? slotRule, choices, listener, counter);
  listener.begin(simulation.runners);
  let next = PROGRESS_EVENTS;
  simulation.run(scenario.end, () => {
    if (simulation.events >= next) {
      next += PROGRESS_EVENTS;
      options.progress?.(simulation.now);
    }
    return stops && monitor.violation !== undefined;
  });
  const stoppedEarly = stops && monitor.violation !== undefined;
  const endedAt = stoppedEarly ? simulation.now : scenario.end;
  const report = monitor.finish(simulation.runners, simulation.events, endedAt);
  options.progress?.(endedAt);
  return { report, violation: monitor.violation, endedAt };
}

/** Whether looks at which nobody may start can be told as a number: nobody minds when each of them was, or stops at one. */
function isOrderFree({ listener, rules, stopsAtViolation, watched = [] }: SimulateOptions): boolean {
  const isWatched = watched.some((kind) => SHOWN_BY_LOOKS.has(kind));
  return listener === undefined && rules === undefined && stopsAtViolation !== true && !isWatched;
}

/** What the first look that comes too late shows, whoever's it is. */
const SHOWN_BY_LOOKS: ReadonlySet<ViolationKind> = new Set(["silence", "missed-turn", "block"]);

function settledAt({ start, runners }: Scenario): Microseconds {
  return (
    start +
    runners.reduce((latest, { joinsAt, firstLook }) => Math.max(latest, joinsAt === undefined ? firstLook : 0), 0)
  );
}
