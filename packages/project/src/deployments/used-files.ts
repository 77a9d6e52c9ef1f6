import type { SettingsDocument } from "../documents/document.js";
import { isPynencVariable } from "../formats/environment.js";
import type { UnitGroup } from "../formats/unit-group.js";

/**
 * Files that are read whatever they start themselves: in which variables of pynenc's stand that something has which others
 * start, and those that change what others say.
 */
export function usedFiles(groups: readonly UnitGroup<SettingsDocument>[]): ReadonlySet<SettingsDocument> {
  const used = new Set<SettingsDocument>();
  for (const { units, documentOf, changes = [] } of groups) {
    for (const file of changes) used.add(file);
    for (const { unit } of units) {
      for (const variable of unit.environment) {
        const holder = variable.tree === undefined ? undefined : documentOf(variable.tree);
        if (holder !== undefined && isPynencVariable(variable)) used.add(holder);
      }
    }
  }
  return used;
}
