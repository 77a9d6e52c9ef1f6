import type { SettingsDocument } from "../documents/document.js";
import { isPynencVariable } from "../formats/environment.js";
import type { UnitGroup } from "../formats/unit-group.js";

/**
 * Of templates and of the files that their values stand in: why one counts for nothing, as a clause, or undefined where it
 * was read.
 */
export function filledTemplates(
  groups: readonly UnitGroup<SettingsDocument>[],
): ReadonlyMap<SettingsDocument, string | undefined> {
  const found = new Map<SettingsDocument, string | undefined>();
  for (const group of groups) {
    const { templates } = group;
    if (templates === undefined) continue;
    for (const file of templates.rendered) if (file.started?.template !== undefined) found.set(file, undefined);
    for (const { file, reason } of templates.unread) found.set(file, reason);
    if (templates.values !== undefined) found.set(templates.values, whyNot(templates.values, group));
  }
  return found;
}

/** Values of which a part may go where nobody has looked are as good as unread. */
function whyNot(values: SettingsDocument, { units, documentOf, templates }: UnitGroup<SettingsDocument>) {
  const unread = templates?.unread.find(({ file }) => file.source.text.includes(".Values"));
  if (unread !== undefined)
    return `${unread.file.source.name}, which takes values from it, was not read: ${unread.reason}`;
  const isUsed = units.some(({ unit }) =>
    unit.environment.some(
      (each) => isPynencVariable(each) && each.tree !== undefined && documentOf(each.tree) === values,
    ),
  );
  return isUsed ? undefined : "no template makes variables of what it says there";
}
