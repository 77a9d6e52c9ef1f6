import { type TableEntry, uncertainEntry } from "../../tree/tree.js";
import type { CodePlace } from "./python-scopes.js";

/** Something that code sets. */
export interface CodeAct {
  readonly entry: TableEntry;
  readonly place: CodePlace;
}

/**
 * Acts as entries, in their order. Uncertain is what depends on more than the making of the application does, and what
 * another function sets as well: nobody knows which is called last.
 */
export function settled(acts: readonly CodeAct[], made: readonly (readonly number[])[]): readonly TableEntry[] {
  const [first = [], ...others] = made.map((conditions) => new Set(conditions));
  const given = new Set([...first].filter((condition) => others.every((each) => each.has(condition))));
  const scopes = new Map<string, Set<string | undefined>>();
  for (const { entry, place } of acts) {
    scopes.set(entry.key, (scopes.get(entry.key) ?? new Set()).add(place.scopes[0]));
  }
  return acts
    .toSorted((one, other) => one.place.at - other.place.at)
    .map(({ entry, place }) => {
      const isDisputed = (scopes.get(entry.key)?.size ?? 0) > 1;
      return isDisputed || place.conditions.some((each) => !given.has(each)) ? uncertainEntry(entry) : entry;
    });
}
