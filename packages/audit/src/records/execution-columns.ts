import { type Columns, HOLDS_LOCK, IS_KEPT, STATUS_BITS } from "./columns.js";
import { ExecutionColumnsBuilder } from "./execution-columns-builder.js";
import type { Microseconds } from "./microseconds.js";
import { EXECUTION_STATUSES, type ExecutionList, type ExecutionRecord, type ExecutionStatus } from "./records.js";

/**
 * Executions by columns. As objects a million of them take 180 MB, so half of that, most of it their ids, and there is nothing to
 * go through for whoever collects garbage. A record is made anew each time that it is asked for: compare what is in it.
 */
export class ExecutionColumns implements ExecutionList {
  readonly length: number;
  readonly #columns: Columns;
  /** Where each of them stands in the columns; undefined where all do, in that order. */
  readonly #places: Uint32Array | undefined;

  constructor(columns: Columns, places?: Uint32Array) {
    this.length = places?.length ?? columns.starts.length;
    this.#columns = columns;
    this.#places = places;
  }

  static of(executions: Iterable<ExecutionRecord>): ExecutionColumns {
    if (executions instanceof ExecutionColumns) return executions;
    const builder = new ExecutionColumnsBuilder();
    for (const execution of executions) builder.add(execution);
    return new ExecutionColumns(builder.columns());
  }

  [Symbol.iterator](): Iterator<ExecutionRecord> {
    let next = 0;
    return {
      next: () => (next < this.length ? { done: false, value: this.record(next++) } : { done: true, value: undefined }),
    };
  }

  /** As an array's. */
  at(index: number): ExecutionRecord | undefined {
    const place = index < 0 ? this.length + index : index;
    return place >= 0 && place < this.length ? this.record(place) : undefined;
  }

  /**
   * The record at a place. One literal, and nothing else that it could be: then a loop that asks for some fields of each makes no
   * object at all, where going through this by its iterator makes two.
   * @param index of one that is there
   */
  record(index: number): ExecutionRecord {
    const place = this.#place(index);
    const { ids, starts, ends, kinds, runners, reasons, runnerNames, reasonTexts } = this.#columns;
    const kind = kinds[place] as number;
    const end = ends[place] as number;
    return {
      id: ids[place],
      runner: runnerNames[runners[place] as number] as string,
      start: starts[place] as number,
      end: Number.isNaN(end) ? undefined : end,
      status: EXECUTION_STATUSES[kind & STATUS_BITS] as ExecutionStatus,
      reason: reasonTexts[reasons[place] as number] as string,
      holdsLock: (kind & HOLDS_LOCK) !== 0,
      isKept: (kind & IS_KEPT) === 0 ? undefined : true,
    };
  }

  /** When one started, without making its record. @param index of one that is there */
  startAt(index: number): Microseconds {
    return this.#columns.starts[this.#place(index)] as Microseconds;
  }

  /** The latest end of any, of one that runs its start; -Infinity where there is none. */
  latestEnd(): Microseconds {
    const { starts, ends } = this.#columns;
    let latest = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < this.length; index++) {
      const place = this.#place(index);
      const end = ends[place] as number;
      latest = Math.max(latest, Number.isNaN(end) ? (starts[place] as number) : end);
    }
    return latest;
  }

  /** How long each took that does not run, and took any time. */
  durations(): Float64Array {
    const { starts, ends } = this.#columns;
    const durations = new Float64Array(this.length);
    let count = 0;
    for (let index = 0; index < this.length; index++) {
      const place = this.#place(index);
      const took = (ends[place] as number) - (starts[place] as number);
      if (took > 0) durations[count++] = took;
    }
    return durations.subarray(0, count);
  }

  map<Value>(toValue: (execution: ExecutionRecord) => Value): readonly Value[] {
    return Array.from(this, toValue);
  }

  filter(isWanted: (execution: ExecutionRecord) => boolean): readonly ExecutionRecord[] {
    const found: ExecutionRecord[] = [];
    for (const execution of this) if (isWanted(execution)) found.push(execution);
    return found;
  }

  reduce<Value>(next: (value: Value, execution: ExecutionRecord) => Value, first: Value): Value {
    let value = first;
    for (let index = 0; index < this.length; index++) value = next(value, this.record(index));
    return value;
  }

  some(isWanted: (execution: ExecutionRecord) => boolean): boolean {
    return this.find(isWanted) !== undefined;
  }

  find(isWanted: (execution: ExecutionRecord) => boolean): ExecutionRecord | undefined {
    for (let index = 0; index < this.length; index++) {
      const execution = this.record(index);
      if (isWanted(execution)) return execution;
    }
    return undefined;
  }

  findLast(isWanted: (execution: ExecutionRecord) => boolean): ExecutionRecord | undefined {
    for (let index = this.length - 1; index >= 0; index--) {
      const execution = this.record(index);
      if (isWanted(execution)) return execution;
    }
    return undefined;
  }

  /** The place of the first that started at or after an instant, of some in order of their start; the length where none did. */
  firstFrom(from: Microseconds): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.startAt(middle) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Those that started at or after an instant, of some in order of their start. */
  from(time: Microseconds): ExecutionColumns {
    const first = this.firstFrom(time);
    return first === 0
      ? this
      : this.#at(Uint32Array.from({ length: this.length - first }, (_, index) => this.#place(first + index)));
  }

  /**
   * Those that have some time in common with a stretch of it, of some in order of their start.
   * @param over when an execution was over, as far as that can be told
   */
  within(from: Microseconds, to: Microseconds, over: (execution: ExecutionRecord) => Microseconds): ExecutionColumns {
    const { ends } = this.#columns;
    const places: number[] = [];
    for (let index = 0; index < this.length && this.startAt(index) <= to; index++) {
      const place = this.#place(index);
      const isBefore = this.startAt(index) < from && (ends[place] as number) < from;
      if (!isBefore && (this.startAt(index) >= from || over(this.record(index)) >= from)) places.push(place);
    }
    return this.#at(Uint32Array.from(places));
  }

  /** Those of each runner, in the same order. */
  byRunner(): ReadonlyMap<string, ExecutionColumns> {
    const { runners, runnerNames } = this.#columns;
    const counts = new Uint32Array(runnerNames.length);
    for (let index = 0; index < this.length; index++) (counts[runners[this.#place(index)] as number] as number)++;
    const places = Array.from(counts, (count) => new Uint32Array(count));
    for (let index = this.length - 1; index >= 0; index--) {
      const place = this.#place(index);
      const runner = runners[place] as number;
      (places[runner] as Uint32Array)[--(counts[runner] as number)] = place;
    }
    return new Map(
      places.flatMap((own, name) => (own.length === 0 ? [] : [[runnerNames[name] as string, this.#at(own)]])),
    );
  }

  /** Those that are wanted, in the same order; the same where all are. */
  only(isWanted: (status: ExecutionStatus) => boolean): ExecutionColumns {
    const { kinds } = this.#columns;
    const wanted = EXECUTION_STATUSES.map(isWanted);
    const places = new Uint32Array(this.length);
    let count = 0;
    for (let index = 0; index < this.length; index++) {
      const place = this.#place(index);
      if (wanted[(kinds[place] as number) & STATUS_BITS]) places[count++] = place;
    }
    return count === this.length ? this : this.#at(places.slice(0, count));
  }

  /** In the order in which they started, those of one instant as they are; the same where they are in order. */
  byStart(): ExecutionColumns {
    const { starts } = this.#columns;
    let isSorted = true;
    for (let index = 1; isSorted && index < this.length; index++)
      isSorted = this.startAt(index - 1) <= this.startAt(index);
    if (isSorted) return this;
    const places = Array.from({ length: this.length }, (_, index) => this.#place(index));
    places.sort((one, other) => (starts[one] as number) - (starts[other] as number));
    return this.#at(Uint32Array.from(places));
  }

  /** What a list of them is in JSON. */
  toJSON(): readonly ExecutionRecord[] {
    return [...this];
  }

  #at(places: Uint32Array): ExecutionColumns {
    return new ExecutionColumns(this.#columns, places);
  }

  #place(index: number): number {
    return this.#places === undefined ? index : (this.#places[index] as number);
  }
}
