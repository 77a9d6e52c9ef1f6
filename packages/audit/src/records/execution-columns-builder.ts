import { type Columns, HOLDS_LOCK, IS_KEPT } from "./columns.js";
import { EXECUTION_STATUSES, type ExecutionRecord } from "./records.js";

/** Columns that grow with each execution. */
export class ExecutionColumnsBuilder {
  readonly #ids: (string | undefined)[] = [];
  readonly #texts: string[] = [""];
  #lastReason = NO_TEXT;
  /** Where each runner stands: few of a million records name another. */
  readonly #placesOfRunners = new Map<string, number>();
  #starts = new Float64Array(LEAST_ROOM);
  #ends = new Float64Array(LEAST_ROOM);
  #kinds = new Uint8Array(LEAST_ROOM);
  #runners = new Uint32Array(LEAST_ROOM);
  #reasons = new Uint32Array(LEAST_ROOM);

  add({ id, runner, start, end, status, reason, holdsLock, isKept }: ExecutionRecord): void {
    const place = this.#ids.length;
    if (place === this.#starts.length) this.#resize(2 * place);
    this.#ids.push(id);
    this.#starts[place] = start;
    this.#ends[place] = end ?? Number.NaN;
    this.#kinds[place] =
      EXECUTION_STATUSES.indexOf(status) | (holdsLock ? HOLDS_LOCK : 0) | (isKept === true ? IS_KEPT : 0);
    this.#runners[place] = this.#placeOfRunner(runner);
    this.#reasons[place] = this.#placeOfReason(reason);
  }

  /** All that was added, in that order; nothing may be added after it. */
  columns(): Columns {
    this.#resize(this.#ids.length);
    return {
      ids: this.#ids,
      starts: this.#starts,
      ends: this.#ends,
      kinds: this.#kinds,
      runners: this.#runners,
      reasons: this.#reasons,
      texts: this.#texts,
    };
  }

  /** The same in the opposite order. */
  reversedColumns(): Columns {
    const columns = this.columns();
    this.#ids.reverse();
    for (const column of [columns.starts, columns.ends, columns.kinds, columns.runners, columns.reasons])
      column.reverse();
    return columns;
  }

  #placeOfRunner(runner: string): number {
    const known = this.#placesOfRunners.get(runner);
    if (known !== undefined) return known;
    const place = this.#texts.push(runner) - 1;
    this.#placesOfRunners.set(runner, place);
    return place;
  }

  /** Most have none; many that follow each other were refused for the same, and others differ. */
  #placeOfReason(reason: string): number {
    if (reason === "") return NO_TEXT;
    if (this.#texts[this.#lastReason] !== reason) this.#lastReason = this.#texts.push(reason) - 1;
    return this.#lastReason;
  }

  #resize(length: number): void {
    this.#starts = resized(this.#starts, new Float64Array(length));
    this.#ends = resized(this.#ends, new Float64Array(length));
    this.#kinds = resized(this.#kinds, new Uint8Array(length));
    this.#runners = resized(this.#runners, new Uint32Array(length));
    this.#reasons = resized(this.#reasons, new Uint32Array(length));
  }
}

const LEAST_ROOM = 64;

/** Where the empty text stands. */
const NO_TEXT = 0;

/** What is in a column, in another that has more room, or less. */
function resized<Column extends Float64Array | Uint8Array | Uint32Array>(column: Column, room: Column): Column {
  room.set(column.subarray(0, room.length));
  return room;
}
