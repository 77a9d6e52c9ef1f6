import { type SettingsDocument, setsInCode } from "../documents/document.js";
import { filesNamedIn, type NamedFile } from "../finder/named-files.js";
import { type ApplicationOf, applicationsOfUnits } from "./applications-of-units.js";
import { LoadedModules } from "./loaded-modules.js";
import { readAsNamed } from "./read-as-named.js";
import { type SourcesOf, settingsFilesFor } from "./settings-files.js";
import { startedModules } from "./started-modules.js";
import { unnamedFiles } from "./unnamed-files.js";

/** What the application in a folder brings with it. */
export interface ApplicationFolder {
  readonly sourcesOf: SourcesOf;
  readonly applicationOf: ApplicationOf;
}

/**
 * The applications of other projects that something here starts, by their folders from this project's, with slashes at their
 * ends.
 *
 * @param documents those of other projects
 * @param claims the settings files that anything here names: whoever is started in a folder means one from there
 */
export function applicationFolders(
  documents: readonly SettingsDocument[],
  claims: readonly NamedFile[],
): ReadonlyMap<string, ApplicationFolder> {
  const byFolder = new Map<string, SettingsDocument[]>();
  for (const document of documents) {
    const { ofProject } = document;
    if (ofProject === undefined) continue;
    byFolder.set(ofProject, [...(byFolder.get(ofProject) ?? []), document]);
  }
  return new Map(
    [...byFolder].map(([folder, given]) => {
      const own = readAsNamed(given, new Set());
      const all = [...claims, ...own.flatMap(filesNamedIn)];
      const settings = own.filter((document) => !setsInCode(document) && document.code === undefined);
      const unnamed = unnamedFiles(settings, all);
      const sourcesOf = settingsFilesFor(
        settings.filter((document) => !unnamed.has(document)),
        all,
      );
      const loaded = new LoadedModules(own);
      return [folder, { sourcesOf, applicationOf: applicationsOfUnits(startedModules(own, loaded), loaded.paths) }];
    }),
  );
}
