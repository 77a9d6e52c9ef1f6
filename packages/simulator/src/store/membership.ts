import { refill } from "../scenario/refill.js";
import type { Microseconds } from "../time/microseconds.js";
import { compareMembers, heartbeatAsOf, type Member } from "./member.js";
import { View } from "./view.js";

/** How the membership part of the store behaves. */
export interface MembershipOptions {
  /** How far back in true time reads or failovers reach; 0: nothing old is ever seen. */
  readonly history: Microseconds;
  /** The largest dead-after time of any reader. */
  readonly longestDeadAfter: Microseconds;
  /** No two clocks ever differ by more. */
  readonly clockSpread: Microseconds;
}

/**
 * Who is registered, and who of them is active. Most reads see the same fleet as the one before; these take the same
 * time however large the fleet is, and get the same `View` object.
 */
export class Membership {
  readonly #options: MembershipOptions;
  /** Registered and not yet too old for every reader, in order. */
  readonly #listed: Member[] = [];
  /** No listed heartbeat that anybody can read is older. */
  #oldest: Microseconds = Number.POSITIVE_INFINITY;
  /** Everybody listed, in order, and the same with ties the other way round. */
  #all: View | undefined;
  #allFlipped: View | undefined;
  #lastPartial: View = new View([]);
  #changes = 0;

  constructor(options: MembershipOptions) {
    this.#options = options;
  }

  /** How often the list has changed. */
  get changes(): number {
    return this.#changes;
  }

  /** No listed heartbeat that anybody can read is older. */
  get oldest(): Microseconds {
    return this.#oldest;
  }

  /** Whether a view is what a reader sees who takes nobody listed for dead. */
  isEverybody(view: View): boolean {
    return view === this.#all;
  }

  /** A runner that has long been known when the simulation starts. */
  establish(member: Member, createdAt: Microseconds, heartbeat: Microseconds): void {
    member.isRegistered = true;
    member.createdAt = createdAt;
    member.lastHeartbeat = heartbeat;
    this.#list(member);
  }

  /** Writes a heartbeat, which registers a runner that the store does not know. */
  heartbeat(member: Member, now: Microseconds, local: Microseconds): void {
    if (!member.isRegistered) {
      member.isRegistered = true;
      member.createdAt = local;
      member.earlier.length = 0;
    } else if (this.#options.history > 0) {
      this.#remember(member, now);
    }
    member.lastHeartbeat = local;
    member.writtenAt = now;
    if (!member.isListed) this.#list(member);
    // A clock that was set back writes an older heartbeat than the one before.
    if (local < this.#oldest) this.#oldest = local;
  }

  /**
   * The active runners.
   * @param local the reader's own clock
   * @param flipsTies runners of equal creation time the other way round
   */
  read(local: Microseconds, deadAfter: Microseconds, flipsTies: boolean): View {
    const cutoff = local - deadAfter;
    if (cutoff > this.#oldest) this.#findOldest(local);
    if (cutoff <= this.#oldest) return flipsTies ? this.#flipped() : this.#everybody();
    const active = this.#listed.filter((member) => member.lastHeartbeat >= cutoff);
    return this.#partial(flipsTies ? flipTies(active) : active);
  }

  /** The same as the store was at an earlier true time. */
  readAsOf(local: Microseconds, deadAfter: Microseconds, flipsTies: boolean, time: Microseconds): View {
    const cutoff = local - deadAfter;
    const active = this.#listed.filter((member) => {
      const heartbeat = heartbeatAsOf(member, time);
      return heartbeat !== undefined && heartbeat >= cutoff;
    });
    return this.#partial(flipsTies ? flipTies(active) : active);
  }

  /** Forgets everything written after a true time. */
  rollBack(members: readonly Member[], time: Microseconds): void {
    for (const member of members) {
      if (!member.isRegistered || member.writtenAt <= time) continue;
      const kept = member.earlier.findLast(({ writtenAt }) => writtenAt <= time);
      if (kept === undefined) {
        member.isRegistered = false;
        member.writtenAt = Number.NEGATIVE_INFINITY;
        this.#unlist(member);
      } else {
        member.lastHeartbeat = kept.heartbeat;
        member.writtenAt = kept.writtenAt;
        if (kept.heartbeat < this.#oldest) this.#oldest = kept.heartbeat;
      }
      while (member.earlier.length > 0 && (member.earlier.at(-1)?.writtenAt ?? 0) >= member.writtenAt)
        member.earlier.pop();
    }
  }

  /** The lists hold the members of the other one: views and records go on naming those of one run. */
  copyFrom(other: Membership): void {
    refill(this.#listed, other.#listed);
    this.#oldest = other.#oldest;
    this.#all = other.#all;
    this.#allFlipped = other.#allFlipped;
    this.#changes = other.#changes;
    this.#lastPartial = other.#lastPartial;
  }

  #everybody(): View {
    this.#all ??= this.#lastPartial.lists(this.#listed) ? this.#lastPartial : new View([...this.#listed]);
    return this.#all;
  }

  #flipped(): View {
    this.#allFlipped ??= new View(flipTies(this.#listed));
    return this.#allFlipped;
  }

  #partial(active: readonly Member[]): View {
    if (this.#all?.lists(active) === true) return this.#all;
    if (!this.#lastPartial.lists(active)) this.#lastPartial = new View(active);
    return this.#lastPartial;
  }

  #list(member: Member): void {
    member.isListed = true;
    if (member.lastHeartbeat < this.#oldest) this.#oldest = member.lastHeartbeat;
    // Most are listed in the order in which they were created.
    const place = this.#listed.findLastIndex((other) => compareMembers(other, member) < 0) + 1;
    this.#listed.splice(place, 0, member);
    this.#changed();
  }

  #unlist(member: Member): void {
    if (!member.isListed) return;
    member.isListed = false;
    this.#listed.splice(this.#listed.indexOf(member), 1);
    this.#changed();
  }

  #changed(): void {
    this.#changes++;
    this.#all = undefined;
    this.#allFlipped = undefined;
  }

  /** Looks at every listed runner again, and drops those that are too old for every reader. */
  #findOldest(local: Microseconds): void {
    const { longestDeadAfter, clockSpread, history } = this.#options;
    const tooOld = local - longestDeadAfter - 2 * clockSpread - history;
    for (const member of this.#listed.filter(({ lastHeartbeat }) => lastHeartbeat < tooOld)) this.#unlist(member);
    this.#oldest = this.#listed.reduce(
      (oldest, member) => Math.min(oldest, member.lastHeartbeat),
      Number.POSITIVE_INFINITY,
    );
  }

  #remember(member: Member, now: Microseconds): void {
    const { earlier } = member;
    earlier.push({ writtenAt: member.writtenAt, heartbeat: member.lastHeartbeat });
    // One older than the history is kept: it is what a read at its far end shows.
    while (earlier.length > 1 && (earlier[1]?.writtenAt ?? now) <= now - this.#options.history) earlier.shift();
  }
}

/** Runs of equal creation time in the opposite order. */
function flipTies(members: readonly Member[]): readonly Member[] {
  const flipped: Member[] = [];
  let from = 0;
  for (let place = 1; place <= members.length; place++) {
    if (members[place]?.createdAt === members[from]?.createdAt) continue;
    flipped.push(...members.slice(from, place).reverse());
    from = place;
  }
  return flipped;
}
