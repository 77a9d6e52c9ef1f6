import { type Columns, HOLDS_LOCK, IS_KEPT } from "./columns.js";
import { EXECUTION_STATUSES, type ExecutionRecord } from "./records.js";

/** Columns that grow with each execution. */
export class ExecutionColumnsBuilder {
  readonly #ids: (string | undefined)[] = [];
  readonly #runnerNames: string[] = [];
  /** Where each name stands: few of a million records name another. */
  readonly #places = new Map<string, number>();
  /** Most records have none; many that follow each other were refused for the same, and others differ. */
  readonly #reasonTexts: string[] = [""];
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
      runnerNames: this.#runnerNames,
      reasonTexts: this.#reasonTexts,
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
    const known = this.#places.get(runner);
    if (known !== undefined) return known;
    const place = this.#runnerNames.push(runner) - 1;
    this.#places.set(runner, place);
    return place;
  }

  #placeOfReason(reason: string): number {
    if (reason === "") return 0;
    const last = this.#reasonTexts.length - 1;
    return this.#reasonTexts[last] === reason ? last : this.#reasonTexts.push(reason) - 1;
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

/** What is in a column, in another that has more room, or less. */
function resized<Column extends Float64Array | Uint8Array | Uint32Array>(column: Column, room: Column): Column {
  room.set(column.subarray(0, room.length));
  return room;
}
