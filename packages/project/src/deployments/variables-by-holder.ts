import type { SettingsDocument } from "../documents/document.js";
import type { EnvironmentVariable } from "../formats/environment.js";

/**
 * The variables of a unit by the files that they stand in: the unit's own last. Where that would make a weaker one win, it is
 * left out.
 *
 * @param variables in the order in which they apply: the later one wins
 */
export function variablesByHolder(
  variables: readonly EnvironmentVariable[],
  own: SettingsDocument,
  holderOf: (variable: EnvironmentVariable) => SettingsDocument,
): ReadonlyMap<SettingsDocument, readonly EnvironmentVariable[]> {
  const holders = variables.map(holderOf);
  const order = [...new Set(holders.filter((holder) => holder !== own)), own];
  const last = new Map<string, number>();
  for (const [index, { name, isUncertain, isFallback }] of variables.entries()) {
    if (isUncertain !== true && isFallback !== true) last.set(name, index);
  }
  const byHolder = new Map(order.map((holder): [SettingsDocument, EnvironmentVariable[]] => [holder, []]));
  for (const [index, variable] of variables.entries()) {
    const holder = holders[index] ?? own;
    const winner = last.get(variable.name) ?? index;
    const isLate = winner > index && order.indexOf(holder) > order.indexOf(holders[winner] ?? own);
    if (!isLate) byHolder.get(holder)?.push(variable);
  }
  return byHolder;
}
