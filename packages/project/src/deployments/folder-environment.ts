import type { SettingsDocument } from "../documents/document.js";
import type { UnitGroup } from "../formats/unit-group.js";
import { NO_IMAGES } from "./built-images.js";
import { startedUnit } from "./started-unit.js";
import type { UnknownSource } from "./unknown-source.js";

/** What holds for whatever is started in a folder. */
export interface FolderEnvironment {
  /** Weakest first. */
  readonly documents: readonly SettingsDocument[];
  readonly unknown: readonly UnknownSource[];
}

/** The `.env` files, and behind them what sets a folder's variables by a file of its own. */
export function folderEnvironment(
  groups: readonly UnitGroup<SettingsDocument>[],
  environments: readonly SettingsDocument[],
): FolderEnvironment {
  const local = environments.filter(({ source }) => /(^|[\\/])\.env$/.test(source.name));
  const setting = groups.flatMap((group) =>
    group.units.map((each) =>
      startedUnit(each, group, { sourcesOf: (sources) => sources, environments, images: NO_IMAGES }),
    ),
  );
  const all = [...local, ...setting.flatMap(({ sources }) => sources)];
  // What is loaded again is as strong as there.
  const documents = all.filter((document, at) => all.findLastIndex(({ path }) => path === document.path) === at);
  return { documents, unknown: setting.flatMap(({ unknown }) => unknown) };
}

/** Whether units only set variables for their folder. */
export function setsItsFolder({ units }: UnitGroup<SettingsDocument>): boolean {
  return units.some(({ document }) => document.format?.setsItsFolder === true);
}
