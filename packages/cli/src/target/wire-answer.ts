import { type AtomicServiceClaim, type ClaimReason, type Instant, PROTOCOL_NAMES, parseInstant } from "@slotwise/core";
import type { CallAnswer, CallName, ImplementationDescription } from "@slotwise/testkit";
import { withoutControls } from "./without-controls.js";

/** An answer of the wrong shape: what it should have been. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
}

type Fields = Readonly<Record<string, unknown>>;

/** How each call's result is read. Fields that are not asked for are ignored. */
const READERS: { readonly [Name in CallName]: (result: unknown) => CallAnswer<Name> } = {
  canRunAtomicService: (result) => expectBoolean(result, "true or false"),
  calculateTimeSlot: (result) => {
    const slot = expectObject(result, '{"start": number, "end": number}');
    return { start: expectNumber(slot.start, "a number as start"), end: expectNumber(slot.end, "a number as end") };
  },
  isRunnerInTimeSlot: (result) => expectBoolean(result, "true or false"),
  calculateRunnerPosition: (result) => (result === null ? null : expectNumber(result, "a number or null")),
  maxExecutionDurationSeconds: (result) => expectNumber(result, "a number"),
  validateExecutionTime: (result) => {
    const { kind } = expectObject(result, '{"kind": "fits", "near-limit" or "overrun"}');
    return { kind: expectOneOf(kind, ["fits", "near-limit", "overrun"], "kind") };
  },
  decideAtomicServiceClaim: readClaim,
};

/** @throws ShapeError */
export function readAnswer<Name extends CallName>(call: Name, result: unknown): CallAnswer<Name> {
  return READERS[call](result);
}

/** @throws ShapeError */
export function readDescription(result: unknown): ImplementationDescription {
  const description = expectObject(result, '{"name": string, "version": string, "protocol": string}');
  return {
    name: withoutControls(expectText(description.name, "a text as name")),
    version: withoutControls(expectText(description.version, "a text as version")),
    protocol: expectOneOf(description.protocol, PROTOCOL_NAMES, "protocol"),
  };
}

const REASONS: readonly ClaimReason[] = [
  "no_stable_runners",
  "not_assigned_slot",
  "slot_window_invalid",
  "scheduled_runner_in_grace",
  "late_start",
  "assigned",
];

function readClaim(result: unknown): AtomicServiceClaim {
  const claim = expectObject(result, "a claim, an object");
  return {
    reason: expectOneOf(claim.reason, REASONS, "reason"),
    assignedRunnerId: orNull(claim, "assignedRunnerId", (value) => expectText(value, "a text or null")),
    runnerPosition: orNull(claim, "runnerPosition", (value) => expectNumber(value, "a number or null")),
    stableRunnerCount: expectNumber(claim.stableRunnerCount, "a number as stableRunnerCount"),
    slotStart: orNull(claim, "slotStart", (value) => expectInstant(value, "slotStart")),
    slotEnd: orNull(claim, "slotEnd", (value) => expectInstant(value, "slotEnd")),
    isSlotOwnerNow: expectBoolean(claim.isSlotOwnerNow, "true or false as isSlotOwnerNow"),
    lateStartFraction: orNull(claim, "lateStartFraction", (value) => expectNumber(value, "a number or null")),
    shouldTryStart: expectBoolean(claim.shouldTryStart, "true or false as shouldTryStart"),
    cycleStart: expectInstant(claim.cycleStart, "cycleStart"),
  };
}

function orNull<Value>(fields: Fields, name: string, read: (value: unknown) => Value): Value | null {
  const value = fields[name];
  if (value === undefined) throw new ShapeError(`${name}, which is always there and null where it is empty`);
  return value === null ? null : read(value);
}

function expectObject(value: unknown, what: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new ShapeError(what);
  return value as Fields;
}

function expectBoolean(value: unknown, what: string): boolean {
  if (typeof value !== "boolean") throw new ShapeError(what);
  return value;
}

function expectNumber(value: unknown, what: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new ShapeError(what);
  return value;
}

function expectText(value: unknown, what: string): string {
  if (typeof value !== "string") throw new ShapeError(what);
  return value;
}

function expectOneOf<Text extends string>(value: unknown, allowed: readonly Text[], name: string): Text {
  const found = allowed.find((text) => text === value);
  if (found === undefined) throw new ShapeError(`${name} to be one of ${allowed.join(", ")}`);
  return found;
}

function expectInstant(value: unknown, name: string): Instant {
  try {
    return parseInstant(expectText(value, ""));
  } catch {
    throw new ShapeError(`an ISO 8601 time with an offset as ${name}`);
  }
}
