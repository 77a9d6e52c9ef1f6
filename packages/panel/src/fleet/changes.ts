import { createFleet, type Fleet } from "@slotwise/core";
import { CONTROLS } from "./controls.js";
import type { FileFleet } from "./file-fleet.js";
import { isObject } from "./is-object.js";

/** The controls whose values files can hold. */
const WRITABLE = ["serviceIntervalMinutes", "spreadMarginMinutes", "checkIntervalMinutes", "runners"] as const;

/** Values for the files; what is missing stays as it is. */
export type WrittenValues = Partial<Readonly<Record<(typeof WRITABLE)[number], number>>>;

export function isWrittenValues(value: unknown): value is WrittenValues {
  const names: readonly string[] = WRITABLE;
  return (
    isObject(value) && Object.entries(value).every(([name, each]) => names.includes(name) && Number.isFinite(each))
  );
}

/** Drawn where no size is declared: the smallest fleet that shares a cycle and still reads as one. */
const UNDECLARED_RUNNERS = 3;

/** The fleet to start from. */
export function fleetToTry({ fleet, isSizeDeclared }: FileFleet): Fleet {
  return isSizeDeclared ? fleet : createFleet({ ...fleet, totalRunners: UNDECLARED_RUNNERS });
}

/** What has to be written for the files to describe the fleet that is tried, as far as files can. */
export function changesOf(file: FileFleet, tried: Fleet): WrittenValues {
  const before = fleetToTry(file);
  return Object.fromEntries(
    WRITABLE.flatMap((name) => {
      const value = CONTROLS[name].valueIn(tried);
      return value === CONTROLS[name].valueIn(before) ? [] : [[name, value]];
    }),
  );
}
