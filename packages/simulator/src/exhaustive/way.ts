import type { Simulation } from "../engine/simulation.js";
import type { Monitor } from "../observers/monitor.js";
import type { Fault } from "../scenario/fault.js";
import { refill } from "../scenario/refill.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Microseconds } from "../time/microseconds.js";

/** One way through the runs of a fleet, as far as it has been followed: the run, who watches it, and what was chosen. */
export class Way {
  /** As it began. */
  scenario: Scenario;
  readonly simulation: Simulation;
  readonly monitor: Monitor;
  /** What was chosen about each runner, by kind; nothing else comes up in an exploration. */
  readonly jitters: readonly number[][];
  readonly startDelays: readonly number[][];
  readonly faults: Fault[] = [];
  /** When each runner joined or will; undefined for those that have always been there. */
  readonly joined: (Microseconds | undefined)[];
  /** How many may still join. */
  joins: number;

  constructor(scenario: Scenario, simulation: Simulation, monitor: Monitor, joins: number) {
    this.scenario = scenario;
    this.simulation = simulation;
    this.monitor = monitor;
    this.jitters = scenario.runners.map(() => []);
    this.startDelays = scenario.runners.map(() => []);
    this.joined = scenario.runners.map(({ joinsAt }) => joinsAt);
    this.joins = joins;
  }

  copyFrom(other: Way): void {
    this.scenario = other.scenario;
    this.simulation.copyFrom(other.simulation);
    this.monitor.copyFrom(other.monitor);
    for (let runner = 0; runner < this.jitters.length; runner++) {
      refill(this.jitters[runner] as number[], other.jitters[runner] as number[]);
      refill(this.startDelays[runner] as number[], other.startDelays[runner] as number[]);
    }
    refill(this.faults, other.faults);
    refill(this.joined, other.joined);
    this.joins = other.joins;
  }
}
