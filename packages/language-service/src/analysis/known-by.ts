import { carriesSettings, type ResolvedApp, type SettingsDocument } from "@slotwise/project";
import { SLOT_FIELDS } from "../fleets/slot-fields.js";

/**
 * The file that people know a deployment by: the one that starts it, else the strongest that a setting of its slots comes
 * from, else `pyproject.toml`, else the first that says something.
 *
 * @param documents weakest first
 */
export function knownBy(
  documents: readonly SettingsDocument[],
  { pynenc }: Pick<ResolvedApp, "pynenc">,
): string | undefined {
  const origins = SLOT_FIELDS.flatMap((field) => {
    const origin = pynenc.get(field)?.origin;
    return origin === undefined || origin.kind === "default" ? [] : origin.document.path;
  });
  const found =
    documents.findLast(({ started }) => (started?.units ?? []).length > 0) ??
    documents.findLast(({ path }) => origins.includes(path)) ??
    documents.find((document) => document.path === "pyproject.toml" && carriesSettings(document)) ??
    documents.find(carriesSettings) ??
    documents[0];
  return found?.source.name;
}
