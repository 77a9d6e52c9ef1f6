import { refuse } from "./argument.js";
import type { SlotSettings } from "./settings.js";

/** `slot-window` is pynenc 0.1.0 to 0.2.3, `slot-claim` is pynenc 0.2.4 and later. */
export type Protocol = "slot-window" | "slot-claim";

/**
 * What a protocol is to everybody who reckons with it. Whoever depends on a difference between protocols asks for it
 * here by what it is, never by a protocol's name: so another protocol is asked what it does in each case, and is not
 * taken for one of these.
 */
export interface ProtocolModel {
  /** What a person calls it. */
  readonly title: string;
  /** What is cut where the margin leaves nothing of a slot: half the slot for everybody, or nothing for anybody. */
  readonly withoutRoom: "half-slot" | "nobody";
  /** Whether a runner that sees itself alone may start whenever it looks, without a look at the clock. */
  readonly startsAnyTimeAlone: boolean;
  /** Whether a start past `maxStartSlotFraction` of its window is refused as late. */
  readonly refusesLateStarts: boolean;
  /** Whether a new runner's turn waits for `membershipStabilizationSeconds`. */
  readonly stabilizesMembership: boolean;
  /**
   * Whether a start is recorded in the store, and refuses every other until it is recorded as over. Nothing expires, and
   * only its own runner ends it.
   */
  readonly locksStarts: boolean;
  /** Whether the ends of windows are moments of Python's calendar, rounded to microseconds, and not doubles within a cycle. */
  readonly roundsToMicroseconds: boolean;
}

/** Every protocol. One that is named in the type but missing here does not compile. */
export const PROTOCOLS: Readonly<Record<Protocol, ProtocolModel>> = Object.freeze({
  "slot-window": Object.freeze<ProtocolModel>({
    title: "slot window",
    withoutRoom: "half-slot",
    startsAnyTimeAlone: true,
    refusesLateStarts: false,
    stabilizesMembership: false,
    locksStarts: false,
    roundsToMicroseconds: false,
  }),
  "slot-claim": Object.freeze<ProtocolModel>({
    title: "slot claim",
    withoutRoom: "nobody",
    startsAnyTimeAlone: false,
    refusesLateStarts: true,
    stabilizesMembership: true,
    locksStarts: true,
    roundsToMicroseconds: true,
  }),
});

/** The names of all protocols, the oldest first. */
export const PROTOCOL_NAMES: readonly Protocol[] = Object.freeze(Object.keys(PROTOCOLS) as Protocol[]);

/** Nothing else decides by any protocol, least of all a version: it would take some rules of one and some of another. */
export function requireProtocol(protocol: Protocol): void {
  if (!PROTOCOL_NAMES.includes(protocol)) {
    refuse("protocol", protocol, PROTOCOL_NAMES.map((name) => JSON.stringify(name)).join(" or "));
  }
}

/** The part of a window in which a start is let through; 1 where none is refused as late. */
export function startFraction(protocol: Protocol, { maxStartSlotFraction: fraction }: SlotSettings): number {
  return PROTOCOLS[protocol].refusesLateStarts && fraction > 0 && fraction < 1 ? fraction : 1;
}
