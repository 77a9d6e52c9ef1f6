import { readFileSync } from "node:fs";
import { type ActiveRunnerInfo, parseInstant } from "@slotwise/core";

/** Reads one file of vectors: one JSON object a line, what pynenc itself answered. */
export function readVectors<Vector>(name: string): Vector[] {
  const text = readFileSync(new URL(`./vectors/${name}.jsonl`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Vector);
}

/** A runner as the vectors write it. */
export interface RunnerVector {
  runnerId: string;
  creationTime: string;
  lastHeartbeat: string;
  allowToRunAtomicService: boolean;
  lastServiceStart: string | null;
  lastServiceEnd: string | null;
}

export function runnerFromVector(runner: RunnerVector): ActiveRunnerInfo {
  const optional = (iso: string | null) => (iso === null ? null : parseInstant(iso));
  return {
    runnerId: runner.runnerId,
    creationTime: parseInstant(runner.creationTime),
    lastHeartbeat: parseInstant(runner.lastHeartbeat),
    allowToRunAtomicService: runner.allowToRunAtomicService,
    lastServiceStart: optional(runner.lastServiceStart),
    lastServiceEnd: optional(runner.lastServiceEnd),
  };
}
