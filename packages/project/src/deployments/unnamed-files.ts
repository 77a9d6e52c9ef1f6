import type { SettingsDocument } from "../documents/document.js";
import type { NamedFile } from "../finder/named-files.js";
import { baseNameOf } from "../finder/paths.js";
import { isBelowTool } from "../formats/below-tool.js";

/**
 * The settings files that nothing names to pynenc: it reads none but `pyproject.toml` by itself, whatever their names. One
 * that may be meant by a name which is only known elsewhere counts as named.
 *
 * @param claims all files that anything here names
 */
export function unnamedFiles(
  documents: readonly SettingsDocument[],
  claims: readonly NamedFile[],
): ReadonlySet<SettingsDocument> {
  const paths = new Set(claims.map(({ path }) => path));
  const elsewhere = claims.filter(({ path }) => path === undefined).map(({ entry }) => entry.value);
  const mayBeMeant = (path: string) =>
    elsewhere.some((value) => value.kind !== "string" || baseNameOf(String(value.value)) === baseNameOf(path));
  return new Set(
    documents.filter(
      ({ format, path }) =>
        format?.isReadOnceNamed === true && !isBelowTool(path) && !paths.has(path) && !mayBeMeant(path),
    ),
  );
}
