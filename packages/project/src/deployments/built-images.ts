import type { SettingsDocument } from "../documents/document.js";
import { type DeploymentUnit, type EnvironmentVariable, entryOfVariable } from "../formats/environment.js";
import type { UnitGroup } from "../formats/unit-group.js";
import { pathBeside } from "../text/path-beside.js";
import { startingOnly } from "./starting-only.js";

/** The images that units run and files here make. */
export interface BuiltImages {
  /** The variables of the image that a unit runs, as a source; undefined where it was not read. */
  sourceOf(unit: DeploymentUnit): SettingsDocument | undefined;
  /** Where a unit starts what its image says: that, with the variables of its command as a source. */
  commandOf(unit: DeploymentUnit): ImageCommand | undefined;
  /** Whether some unit runs an image, which then is nobody's own fleet. */
  isRun(document: SettingsDocument, image: DeploymentUnit): boolean;
}

export interface ImageCommand extends Pick<DeploymentUnit, "startsRunner" | "startsOther"> {
  readonly source: SettingsDocument;
  readonly variables: readonly EnvironmentVariable[];
}

export const NO_IMAGES: BuiltImages = { sourceOf: () => undefined, commandOf: () => undefined, isRun: () => false };

export function builtImages(
  groups: readonly UnitGroup<SettingsDocument>[],
  documents: readonly SettingsDocument[],
): BuiltImages {
  const makers = new Map(documents.flatMap((each) => (each.started?.imageOf === undefined ? [] : [[each.path, each]])));
  const sources = new Map<DeploymentUnit, SettingsDocument>();
  const commands = new Map<DeploymentUnit, ImageCommand>();
  const run = new Map<SettingsDocument, Set<string>>();
  if (makers.size > 0) {
    for (const { units, documentOf } of groups) {
      for (const { document, unit } of units) {
        if (unit.image === undefined) continue;
        const { name, path, tree, runsAsIs, ...build } = unit.image;
        const holder = (tree === undefined ? undefined : documentOf(tree)) ?? document;
        const maker = makers.get(path ?? pathBeside(holder.path, name));
        const image = maker?.started?.imageOf?.(build);
        if (maker === undefined || image === undefined) continue;
        const sourceOf = (isOfCommand: boolean) => {
          const variables = image.environment.filter((each) => (each.isOfCommand === true) === isOfCommand);
          return { variables, source: { ...startingOnly(maker, []), environment: variables.map(entryOfVariable) } };
        };
        sources.set(unit, sourceOf(false).source);
        const { startsRunner, startsOther } = image;
        if (runsAsIs === true) {
          commands.set(unit, {
            ...sourceOf(true),
            ...(startsRunner === true ? { startsRunner } : {}),
            ...(startsOther === true ? { startsOther } : {}),
          });
        }
        run.set(maker, (run.get(maker) ?? new Set()).add(image.name));
      }
    }
  }
  return {
    sourceOf: (unit) => sources.get(unit),
    commandOf: (unit) => commands.get(unit),
    isRun: (document, image) => run.get(document)?.has(image.name) === true,
  };
}
