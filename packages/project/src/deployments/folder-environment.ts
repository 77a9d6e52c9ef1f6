import type { SettingsDocument } from "../documents/document.js";
import type { UnitGroup } from "../formats/unit-group.js";
import { NO_IMAGES } from "./built-images.js";
import { type Started, startedUnit } from "./started-unit.js";
import type { UnknownSource } from "./unknown-source.js";

/** What holds for whatever is started in a folder. */
export interface FolderEnvironment {
  /** Weakest first. */
  readonly documents: readonly SettingsDocument[];
  readonly unknown: readonly UnknownSource[];
}

/**
 * The `.env`, and behind it what sets the variables of the project's folder by a file of its own. What lies in a folder
 * below holds there, and not here.
 */
export function folderEnvironment(
  groups: readonly UnitGroup<SettingsDocument>[],
  environments: readonly SettingsDocument[],
): FolderEnvironment {
  const local = environments.filter(({ path }) => path === ".env");
  const setting = settingUnits(groups, environments).filter(({ document }) => !isBelow(document));
  const all = [...local, ...setting.flatMap(({ sources }) => sources)];
  // What is loaded again is as strong as there.
  const documents = all.filter((document, at) => all.findLastIndex(({ path }) => path === document.path) === at);
  return { documents, unknown: setting.flatMap(({ unknown }) => unknown) };
}

/** What sets the variables of folders below the project's, each by itself. */
export function environmentsBelow(
  groups: readonly UnitGroup<SettingsDocument>[],
  environments: readonly SettingsDocument[],
): readonly Started[] {
  return settingUnits(groups, environments).filter(({ document }) => isBelow(document));
}

function settingUnits(
  groups: readonly UnitGroup<SettingsDocument>[],
  environments: readonly SettingsDocument[],
): readonly Started[] {
  return groups
    .filter(setsItsFolder)
    .flatMap((group) =>
      group.units.map((each) =>
        startedUnit(each, group, { sourcesOf: (sources) => sources, environments, images: NO_IMAGES }),
      ),
    );
}

function isBelow({ path }: SettingsDocument): boolean {
  return path.includes("/");
}

/** Whether units only set variables for their folder. */
export function setsItsFolder({ units }: UnitGroup<SettingsDocument>): boolean {
  return units.some(({ document }) => document.format?.setsItsFolder === true);
}
