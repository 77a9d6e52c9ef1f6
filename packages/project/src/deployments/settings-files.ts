import type { SettingsDocument } from "../documents/document.js";
import { filesNamedBy, filesNamedIn } from "../finder/named-files.js";

/** The settings files of what has this environment and code, weakest first, and behind them that itself. */
export type SourcesOf = (started: readonly SettingsDocument[]) => readonly SettingsDocument[];

/**
 * A settings file is everybody's, unless something names it to pynenc: then it is a source of what names it. One with a
 * name of pynenc's own that is named for all classes is a source of those as well that name none.
 */
export function settingsFilesFor(
  shared: readonly SettingsDocument[],
  documents: readonly SettingsDocument[],
): SourcesOf {
  const claims = documents.flatMap(filesNamedIn);
  const claimed = new Set(claims.map(({ path }) => path));
  const forAll = new Set(claims.filter(({ configClass }) => configClass === undefined).map(({ path }) => path));
  if (claimed.size === 0) return (started) => [...shared, ...started];
  const byPath = new Map(shared.map((document) => [document.path, document]));
  return (started) => {
    const named = filesNamedBy(started).flatMap(({ path, configClass }): SettingsDocument[] => {
      const document = path === undefined ? undefined : byPath.get(path);
      if (document === undefined) return [];
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

/** pynenc's reader tells formats by nothing else. */
function hasKnownExtension(path: string): boolean {
  return /\.(?:toml|ya?ml|json)$/i.test(path);
}

const UNKNOWN_EXTENSION = {
  range: { start: 0, end: 0 },
  message: "A settings file is told by its extension, which has to be .toml, .yaml, .yml or .json",
};
