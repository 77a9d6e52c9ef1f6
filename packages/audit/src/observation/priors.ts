import type { ExecutionColumns } from "../records/execution-columns.js";
import type { Microseconds } from "../records/microseconds.js";
import { readReason } from "../records/read-reason.js";

/** An execution that refused others, as they name it. */
export interface Prior {
  /** Its runner; pynenc-redis does not tell it. */
  readonly owner: string | undefined;
  /** Its place among the executions; undefined where its record is no longer kept. */
  readonly place: number | undefined;
  /** The starts that it refused, as far as they are recorded. */
  readonly count: number;
  readonly first: Microseconds;
  readonly last: Microseconds;
}

/** Who refused whom. */
export interface Priors {
  readonly byId: ReadonlyMap<string, Prior>;
  /** Of each refusal, in their order; undefined where it names none. */
  readonly ofRefusals: readonly (Prior | undefined)[];
}

/** @param refusals by start */
export function priorsOf(executions: ExecutionColumns, refusals: ExecutionColumns): Priors {
  const byId = new Map<string, { -readonly [Field in keyof Prior]: Prior[Field] }>();
  const ofRefusals: (Prior | undefined)[] = [];
  for (let index = 0; index < refusals.length; index++) {
    const { start, reason } = refusals.record(index);
    const read = readReason(reason);
    if (read.kind !== "refused") {
      ofRefusals.push(undefined);
      continue;
    }
    const prior = byId.get(read.by) ?? { owner: read.owner, place: undefined, count: 0, first: start, last: start };
    if (prior.count === 0) byId.set(read.by, prior);
    prior.count++;
    prior.last = start;
    ofRefusals.push(prior);
  }
  for (let place = 0; byId.size > 0 && place < executions.length; place++) {
    const prior = byId.get(executions.record(place).id ?? "");
    if (prior !== undefined) prior.place = place;
  }
  return { byId, ofRefusals };
}
