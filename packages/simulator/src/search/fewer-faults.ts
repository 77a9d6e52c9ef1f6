import type { Scenario } from "../scenario/scenario.js";
import type { FaultAllowance } from "./hunt.js";

/**
 * What a scenario makes use of, less one thing: each of these allows for fewer faults than the scenario has. Empty where
 * it has at most one, since a search without any has been tried, as part of all others.
 */
export function fewerFaults(scenario: Scenario, allowed: FaultAllowance): readonly FaultAllowance[] {
  const used = usedBy(scenario, allowed);
  const kinds = (Object.keys(used) as (keyof FaultAllowance)[]).filter((kind) => isUsed(used[kind]));
  const total = kinds.reduce((sum, kind) => sum + (COUNTS.has(kind) ? Number(used[kind]) : 1), 0);
  return total < 2 ? [] : kinds.map((kind) => ({ ...used, [kind]: lessOf(kind, used[kind]) }));
}

const COUNTS: ReadonlySet<keyof FaultAllowance> = new Set([
  "joins",
  "crashes",
  "stops",
  "restarts",
  "exceptions",
  "fatalExceptions",
]);

/** The allowance with nothing in it that the scenario does without. */
function usedBy({ runners, faults, store }: Scenario, allowed: FaultAllowance): FaultAllowance {
  const timesOfKind = (kind: string): number => faults.filter((fault) => fault.kind === kind).length;
  const crashed = new Set(faults.flatMap((fault) => (fault.kind === "crash" ? [fault.runner] : [])));
  const exceptions = faults.filter((fault) => fault.kind === "exception");
  const ifSo = <Value>(isSo: boolean, value: Value): Value | undefined => (isSo ? value : undefined);
  return {
    joins: runners.filter(({ joinsAt, replaces }) => joinsAt !== undefined && replaces === undefined).length,
    crashes: timesOfKind("crash"),
    restarts: runners.filter(({ replaces }) => replaces !== undefined && crashed.has(replaces)).length,
    stops: timesOfKind("stop"),
    exceptions: exceptions.filter(({ isFatal }) => !isFatal).length,
    fatalExceptions: exceptions.filter(({ isFatal }) => isFatal).length,
    pause: ifSo(timesOfKind("pause") > 0, allowed.pause),
    clockStep: ifSo(timesOfKind("clock-step") > 0, allowed.clockStep),
    failover: ifSo(timesOfKind("failover") > 0, allowed.failover),
    outage: ifSo(timesOfKind("outage") > 0, allowed.outage),
    // 0 rather than nothing: what is left out is what the fleet declares.
    skew: runners.some(({ clockOffset }) => clockOffset !== 0) ? allowed.skew : 0,
    staleness: store.staleness > 0 ? allowed.staleness : 0,
    driftPpm: ifSo(
      runners.some(({ clockDriftPpm }) => clockDriftPpm !== 0),
      allowed.driftPpm,
    ),
    storeDelay: ifSo(store.delay > 0, allowed.storeDelay),
    ties: ifSo(store.reordersTies, allowed.ties),
    otherConfiguration: ifSo(
      runners.some(({ configuration }) => configuration !== 0),
      allowed.otherConfiguration,
    ),
  };
}

function isUsed(value: FaultAllowance[keyof FaultAllowance]): boolean {
  return value !== undefined && value !== 0 && value !== false;
}

function lessOf(kind: keyof FaultAllowance, value: FaultAllowance[keyof FaultAllowance]): unknown {
  if (COUNTS.has(kind) && typeof value === "number") return value - 1;
  return kind === "skew" || kind === "staleness" ? 0 : undefined;
}
