import { refill } from "../scenario/refill.js";
import type { Microseconds } from "../time/microseconds.js";

/** One row of the store: what it knows of a runner. Times are by the clock of the runner that wrote them, except `writtenAt`. */
export interface Member {
  /** The runner's number in the scenario. */
  readonly index: number;
  readonly id: string;
  isRegistered: boolean;
  /** Whether some reader may still count it as active. */
  isListed: boolean;
  createdAt: Microseconds;
  lastHeartbeat: Microseconds;
  /** True time of the last heartbeat. */
  writtenAt: Microseconds;
  /** Earlier heartbeats that somebody may still read, oldest first; kept only where reads can be stale. */
  readonly earlier: { readonly writtenAt: Microseconds; readonly heartbeat: Microseconds }[];
  lastServiceStart: Microseconds | undefined;
  lastServiceEnd: Microseconds | undefined;
}

export function createMember(index: number, id: string): Member {
  return {
    index,
    id,
    isRegistered: false,
    isListed: false,
    createdAt: 0,
    lastHeartbeat: 0,
    writtenAt: Number.NEGATIVE_INFINITY,
    earlier: [],
    lastServiceStart: undefined,
    lastServiceEnd: undefined,
  };
}

/** Everything about a member that changes. */
export function copyMember(to: Member, from: Member): void {
  to.isRegistered = from.isRegistered;
  to.isListed = from.isListed;
  to.createdAt = from.createdAt;
  to.lastHeartbeat = from.lastHeartbeat;
  to.writtenAt = from.writtenAt;
  refill(to.earlier, from.earlier);
  to.lastServiceStart = from.lastServiceStart;
  to.lastServiceEnd = from.lastServiceEnd;
}

/** The heartbeat that a read shows which is as the store was at a true time; undefined before the first. */
export function heartbeatAsOf(member: Member, time: Microseconds): Microseconds | undefined {
  if (!member.isRegistered) return undefined;
  if (member.writtenAt <= time) return member.lastHeartbeat;
  return member.earlier.findLast(({ writtenAt }) => writtenAt <= time)?.heartbeat;
}

/** By creation time, then id, as the stores of pynenc 0.2.4 and later sort; for others any order of equal ones would do. */
export function compareMembers(one: Member, other: Member): number {
  return one.createdAt - other.createdAt || (one.id < other.id ? -1 : Number(one.id > other.id));
}
