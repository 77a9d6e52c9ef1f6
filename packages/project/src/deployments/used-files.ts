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
    for (const { document, unit } of units) {
      // An image is made with what is given for its arguments.
      const given = [...(unit.image?.args.keys() ?? [])].map((name) => ({ name, tree: unit.image?.tree }));
      for (const variable of [...unit.environment, ...given]) {
        if (isPynencVariable(variable)) used.add((variable.tree && documentOf(variable.tree)) ?? document);
      }
    }
  }
  return used;
}
