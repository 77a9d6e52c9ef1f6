import type { Member } from "./member.js";

/** A membership view: the active runners as one of them read them, in the store's order. Never changed once made. */
export class View {
  readonly members: readonly Member[];
  /** Positions by member, once somebody asks in a large fleet: everybody does. */
  #positions: ReadonlyMap<Member, number> | undefined;

  constructor(members: readonly Member[]) {
    this.members = members;
  }

  get size(): number {
    return this.members.length;
  }

  /** Zero-based; -1 for a stranger. */
  positionOf(member: Member): number {
    if (this.members.length <= MOST_SEARCHED) return this.members.indexOf(member);
    this.#positions ??= new Map(this.members.map((each, position) => [each, position]));
    return this.#positions.get(member) ?? -1;
  }

  /** Whether another view lists the same runners in the same order. */
  lists(members: readonly Member[]): boolean {
    return members.length === this.members.length && members.every((member, index) => member === this.members[index]);
  }
}

/** Up to this many members looking through all of them is faster. */
const MOST_SEARCHED = 16;
