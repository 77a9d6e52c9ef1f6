import type { Fleet } from "@slotwise/core";
import { isObject } from "./is-object.js";
import { readFleet } from "./read-fleet.js";

/** The fleet that files describe, whole: what the findings about them were judged by. */
export interface FileFleet {
  readonly fleet: Fleet;
  /** Whether the files say how many runners there are; where not, the size of `fleet` means nothing. */
  readonly isSizeDeclared: boolean;
}

/** What a server, a page or an earlier session says that the files describe; undefined where that is no fleet. */
export function readFileFleet(value: unknown): FileFleet | undefined {
  if (!isObject(value) || typeof value.isSizeDeclared !== "boolean") return undefined;
  const fleet = readFleet(value.fleet);
  return fleet === undefined ? undefined : { fleet, isSizeDeclared: value.isSizeDeclared };
}
