import type { Member } from "./member.js";

/** A membership view: the active runners as one of them read them, in the store's order. Never changed once made. */
export class View {
  readonly members: readonly Member[];

  constructor(members: readonly Member[]) {
    this.members = members;
  }

  get size(): number {
    return this.members.length;
  }

  /** Zero-based; -1 for a stranger. */
  positionOf(member: Member): number {
    return this.members.indexOf(member);
  }

  /** Whether another view lists the same runners in the same order. */
  lists(members: readonly Member[]): boolean {
    return members.length === this.members.length && members.every((member, index) => member === this.members[index]);
  }
}
