import { forgetfulStoreOf } from "@slotwise/language-service";
import type { Judged } from "../../project/judged.js";
import { mixedRunners } from "./requests.js";

/** A deployment, and those of its project that are the same fleet to a simulation: the same numbers give the same outcome. */
export interface SameFleets {
  readonly first: Judged;
  readonly others: readonly Judged[];
}

/** Deployments by what is simulated of them, in their order. Those that are not judged, or mixed, stand alone. */
export function sameFleets(judged: readonly Judged[]): readonly SameFleets[] {
  const numbers = new Map<object, number>();
  const numberOf = (thing: object) => {
    const known = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, known);
    return known;
  };
  const groups = new Map<string, { first: Judged; others: Judged[] }>();
  for (const each of judged) {
    const { files, analysis } = each;
    const { judgements } = analysis;
    const isAlone = judgements.length === 0 || judgements.some((one) => mixedRunners(analysis, one) !== undefined);
    // Judgements of the same settings and sizes are one and the same.
    const parts = isAlone ? [each] : [files, ...judgements];
    const key = `${parts.map(numberOf).join()} ${forgetfulStoreOf(analysis.app) !== undefined}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { first: each, others: [] });
    else known.others.push(each);
  }
  return [...groups.values()];
}

/** `service a`, `service a and 499 more` */
export function nameOfAll({ first, others }: SameFleets): string {
  return others.length === 0 ? first.name : `${first.name} and ${others.length} more`;
}
