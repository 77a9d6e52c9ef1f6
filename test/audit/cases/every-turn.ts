import type { ExecutionRecord, Records, RunnerRecord } from "@slotwise/audit";
import { execution, runner } from "./written-records.js";

/** A look in each of the turns of two runners, for so many minutes. */
export const everyTurn = (minutes: number): readonly ExecutionRecord[] =>
  Array.from({ length: 2 * minutes }, (_, turn) =>
    execution(`x${turn}`, turn % 2 === 0 ? "a" : "b", turn * 30 + 1, turn * 30 + 2),
  );

/** The two, seen until then. */
export const two = (lastSeen: number): readonly RunnerRecord[] => [
  runner("a", 0, lastSeen),
  runner("b", 0.001, lastSeen),
];

/** The same looks without those of some turns, counted from 0. */
export const without = (minutes: number, left: readonly number[]): readonly ExecutionRecord[] =>
  everyTurn(minutes).filter((_, turn) => !left.includes(turn));

/** Five minutes in which one is last seen then, after all of its turns of the first two, and the other goes on. */
export const oneDies = (lastSeen: number): Pick<Records, "runners" | "executions"> => ({
  runners: [runner("a", 0, 299), runner("b", 0.001, lastSeen)],
  executions: [
    ...everyTurn(2),
    execution("y1", "a", 121, 122),
    execution("y2", "a", 181, 182),
    execution("y3", "a", 241, 242),
  ],
});
