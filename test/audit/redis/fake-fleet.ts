import { formatInstant, instantFromMicroseconds } from "@slotwise/core";
import { FakeRedis, type FakeValue } from "./fake-redis.js";

export interface FakeRunner {
  readonly runner: string;
  /** Microseconds since the epoch. */
  readonly created: number;
  readonly lastSeen: number;
  readonly eligible: boolean;
  /** As pynenc-redis 0.1 keeps it. */
  readonly lastExecution?: readonly [start: number, end: number];
}

export interface FakeExecution {
  readonly id: string;
  readonly runner: string;
  readonly start: number;
  readonly end: number | undefined;
  readonly status: string;
  readonly reason: string;
}

export interface FakeFiring {
  readonly id: string;
  readonly crons: readonly string[];
  readonly at: number;
  readonly execution: string | null;
  readonly runner: string | null;
}

export interface FakeFleet {
  /** As it stands in keys. */
  readonly name: string;
  readonly runners?: readonly FakeRunner[];
  readonly executions?: readonly FakeExecution[];
  readonly active?: string;
  readonly crons?: readonly string[];
  readonly lastRuns?: ReadonlyMap<string, number>;
  readonly firings?: readonly FakeFiring[];
  readonly triggers?: readonly FakeTrigger[];
}

export interface FakeTrigger {
  readonly id: string;
  readonly conditions: readonly string[];
  readonly logic: string;
}

export function iso(microseconds: number): string {
  return formatInstant(instantFromMicroseconds(microseconds));
}

/** As Python writes a float. */
function seconds(microseconds: number): string {
  return String(microseconds / 1e6);
}

/** The keys that pynenc-redis makes of a fleet. */
export function keysOf(fleet: FakeFleet): readonly (readonly [string, FakeValue])[] {
  const {
    name,
    runners = [],
    executions = [],
    active,
    crons = [],
    lastRuns = new Map(),
    firings = [],
    triggers = [],
  } = fleet;
  const orchestrator = `__pynenc__:${name}:orchestrator:`;
  const trigger = `__pynenc__:${name}:trigger:`;
  const keys: (readonly [string, FakeValue])[] = [];
  if (runners.length > 0) {
    keys.push([`${orchestrator}runner_heartbeats`, runners.map(({ runner, created }) => [runner, created / 1e6])]);
  }
  for (const { runner, created, lastSeen, eligible, lastExecution } of runners) {
    const [start, end] = lastExecution ?? [];
    keys.push([
      `${orchestrator}runner_heartbeat:${runner}`,
      {
        creation_timestamp: seconds(created),
        last_heartbeat: seconds(lastSeen),
        can_run_atomic_service: eligible ? "1" : "0",
        ...(start === undefined ? {} : { last_service_start: seconds(start) }),
        ...(end === undefined ? {} : { last_service_end: seconds(end) }),
      },
    ]);
  }
  if (executions.length > 0) {
    keys.push([`${orchestrator}atomic_service_executions`, executions.map(({ id, start }) => [id, start / 1e6])]);
  }
  for (const each of executions) keys.push([`${orchestrator}atomic_service_execution:${each.id}`, executionText(each)]);
  if (active !== undefined) keys.push([`${orchestrator}atomic_service_active_execution`, active]);
  for (const cron of crons) keys.push([`${trigger}condition:cron_${cron}`, "{}"]);
  for (const [cron, at] of lastRuns) keys.push([`${trigger}cron_last_execution:cron_${cron}`, iso(at)]);
  if (firings.length > 0) keys.push([`${trigger}truns_by_time`, firings.map(({ id, at }) => [id, at / 1e3])]);
  for (const { id, crons: fired, at, execution, runner } of firings) {
    const participants = fired.map((cron) => ({ condition_id: `cron_${cron}`, context_timestamp: iso(at) }));
    keys.push([
      `${trigger}trun_hash:${id}`,
      JSON.stringify({ participants, atomic_service_run_id: execution, atomic_service_runner_id: runner }),
    ]);
  }
  for (const { id, conditions, logic } of triggers) {
    keys.push([
      `${trigger}trigger:${id}`,
      JSON.stringify({ trigger_id: id, task_id_key: "app.task", condition_ids: conditions, logic_value: logic }),
    ]);
  }
  for (const condition of new Set(triggers.flatMap(({ conditions }) => conditions))) {
    const hanging = triggers.filter(({ conditions }) => conditions.includes(condition)).map(({ id }) => id);
    keys.push([`${trigger}condition_triggers:${condition}`, new Set(hanging)]);
  }
  return keys;
}

export function executionText({ id, runner, start, end, status, reason }: FakeExecution): string {
  return JSON.stringify({
    runner_id: runner,
    atomic_service_run_id: id,
    start_time: iso(start),
    end_time: end === undefined ? null : iso(end),
    status,
    reason,
  });
}

export function fakeStore(...fleets: readonly FakeFleet[]): FakeRedis {
  return new FakeRedis(fleets.flatMap(keysOf));
}
