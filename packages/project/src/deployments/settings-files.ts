import type { SettingsDocument } from "../documents/document.js";
import { filesNamedBy, type NamedFile } from "../finder/named-files.js";
import { rememberFor } from "../memory/remember.js";
import { uncertainTable } from "../tree/tree.js";

/** The settings files of what has this environment and code, weakest first, and behind them that itself. */
export type SourcesOf = (started: readonly SettingsDocument[]) => readonly SettingsDocument[];

/**
 * A `pyproject.toml` is everybody's, and any other settings file a source of what names it to pynenc. One with a name of
 * pynenc's own that is named for all classes is a source of those as well that name none.
 *
 * @param shared what belongs to nothing that is started alone, without the settings files that nothing names
 * @param claims all files that anything here names
 */
export function settingsFilesFor(shared: readonly SettingsDocument[], claims: readonly NamedFile[]): SourcesOf {
  const claimed = new Set(claims.map(({ path }) => path));
  const forAll = new Set(claims.filter(({ configClass }) => configClass === undefined).map(({ path }) => path));
  if (claimed.size === 0) return (started) => [...shared, ...started];
  const byPath = new Map(shared.map((document) => [document.path, document]));
  return (started) => {
    const named = filesNamedBy(started).flatMap(({ path, configClass, isUncertain }): SettingsDocument[] => {
      const found = path === undefined ? undefined : byPath.get(path);
      if (found === undefined) return [];
      const document = isUncertain ? uncertainFile(found) : found;
      const read = hasKnownExtension(document.path) ? document : { ...document, syntaxProblem: UNKNOWN_EXTENSION };
      return [configClass === undefined ? read : { ...read, onlyFor: configClass }];
    });
    const isTaken = named.some(({ onlyFor }) => onlyFor === undefined);
    // What is named for single classes alone is nobody's otherwise, whatever its name.
    const own = new Set(named.map(({ path }) => path));
    const isUnnamed = (path: string) =>
      !isTaken && !own.has(path) && forAll.has(path) && /(?:^|\/)pynenc\.[a-z]+$/.test(path);
    const general = shared.filter(({ path }) => path === "pyproject.toml" || !claimed.has(path) || isUnnamed(path));
    return [...general, ...named, ...started];
  };
}

/** A file that pynenc may read. */
const uncertainFile = rememberFor((document: SettingsDocument): SettingsDocument => {
  const { settings } = document;
  return settings === undefined ? document : { ...document, settings: uncertainTable(settings) };
});

/** pynenc's reader tells formats by nothing else. */
function hasKnownExtension(path: string): boolean {
  return /\.(?:toml|ya?ml|json)$/i.test(path);
}

const UNKNOWN_EXTENSION = {
  range: { start: 0, end: 0 },
  message: "A settings file is told by its extension, which has to be .toml, .yaml, .yml or .json",
};
