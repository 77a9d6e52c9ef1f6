import { formatCount } from "@slotwise/words";

/** Counts what could not be read, by kind, and says each in one sentence. */
export class Unread {
  readonly #counts = new Map<string, { count: number; readonly one: string; readonly many: string }>();
  readonly #notes = new Set<string>();

  /**
   * @param one the sentence for a single one: `1 execution has no start`, after its number
   * @param many for more than one: `executions have no start`
   */
  add(one: string, many: string): void {
    const known = this.#counts.get(one);
    if (known === undefined) this.#counts.set(one, { count: 1, one, many });
    else known.count++;
  }

  /** Says something that is no matter of counting. */
  note(sentence: string): void {
    this.#notes.add(sentence);
  }

  /** In the order in which the kinds came up. */
  get sentences(): readonly string[] {
    const counted = [...this.#counts.values()].map(({ count, one, many }) =>
      count === 1 ? `1 ${one}` : `${formatCount(count)} ${many}`,
    );
    return [...this.#notes, ...counted];
  }
}
