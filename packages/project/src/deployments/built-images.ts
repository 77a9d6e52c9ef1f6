import type { SettingsDocument } from "../documents/document.js";
import {
  type BuiltImage,
  type DeploymentUnit,
  type EnvironmentVariable,
  entryOfVariable,
} from "../formats/environment.js";
import type { UnitGroup } from "../formats/unit-group.js";
import { pathBeside } from "../text/path-beside.js";
import { startingOnly } from "./starting-only.js";
import type { UnknownSource } from "./unknown-source.js";

/** The images that units run and files here make. */
export interface BuiltImages {
  /** What the image of a unit gives to it; undefined where that is not made here. */
  imageOf(unit: DeploymentUnit): ReadImage | undefined;
  /** Whether some unit runs an image, or one that is built on it, which then is nobody's own fleet. */
  isRun(document: SettingsDocument, image: DeploymentUnit): boolean;
}

export interface ReadImage {
  /** Its variables and those of the images that it is built on, weakest first. */
  readonly sources: readonly SettingsDocument[];
  /** What of that was not read. */
  readonly unknown: readonly UnknownSource[];
  /** What it starts, where a unit says no command of its own. */
  readonly command?: ImageCommand | undefined;
}

/** A command, with its variables as a source. */
export interface ImageCommand {
  readonly starts: Pick<DeploymentUnit, "startsRunner" | "startsOther" | "application">;
  readonly source: SettingsDocument;
  readonly variables: readonly EnvironmentVariable[];
  /** What it loads, in the image. */
  readonly unknown: readonly UnknownSource[];
}

export const NO_IMAGES: BuiltImages = { imageOf: () => undefined, isRun: () => false };

/** Nobody builds an image on so many; those that are built on each other never end. */
const MOST_DEPTH = 16;

export function builtImages(
  groups: readonly UnitGroup<SettingsDocument>[],
  documents: readonly SettingsDocument[],
): BuiltImages {
  const makers = new Map(documents.flatMap((each) => (each.started?.imageOf === undefined ? [] : [[each.path, each]])));
  const read = new Map<DeploymentUnit, ReadImage>();
  const run = new Map<SettingsDocument, Set<string>>();
  for (const { units, documentOf } of groups) {
    for (const { document, unit } of units) {
      const holderOf = ({ tree }: Pick<BuiltImage, "tree">) =>
        (tree === undefined ? undefined : documentOf(tree)) ?? document;
      const readImage = (built: BuiltImage, depth: number): ReadImage => {
        const holder = holderOf(built);
        const maker = makers.get(built.path ?? pathBeside(holder.path, built.name));
        const image = maker?.started?.imageOf?.(built);
        if (maker === undefined || image === undefined || depth > MOST_DEPTH) {
          const reason = image === undefined ? `it has no stage ${built.target}` : "it is built on itself";
          const why = maker === undefined ? {} : { reason };
          return { sources: [], unknown: [{ ...built, document: holder, ...why }] };
        }
        run.set(maker, (run.get(maker) ?? new Set()).add(image.name));
        const { image: base, unknown } = image.below;
        const below = base === undefined ? undefined : readImage(base, depth + 1);
        const named = unknown === undefined ? [] : [{ ...unknown, document: holderOf(unknown) }];
        return {
          sources: [...(below?.sources ?? []), sourceOf(maker, image, false)],
          unknown: [...(below?.unknown ?? []), ...named],
          command: base?.runsAsIs === true ? below?.command : commandOf(maker, image),
        };
      };
      if (unit.image !== undefined) read.set(unit, readImage(unit.image, 0));
    }
  }
  return {
    imageOf: (unit) => read.get(unit),
    isRun: (document, image) => run.get(document)?.has(image.name) === true,
  };
}

function commandOf(maker: SettingsDocument, image: DeploymentUnit): ImageCommand {
  const { startsRunner, startsOther, application } = image;
  return {
    starts: {
      ...(startsRunner === true ? { startsRunner } : {}),
      ...(startsOther === true ? { startsOther } : {}),
      ...(application === undefined ? {} : { application }),
    },
    variables: variablesOf(image, true),
    source: sourceOf(maker, image, true),
    unknown: [...image.environmentFiles, ...(image.unknownSources ?? [])]
      .filter(({ isOptional }) => isOptional !== true)
      .map((each) => ({ reason: "what an image has in it is not read here", ...each, document: maker })),
  };
}

function sourceOf(maker: SettingsDocument, image: DeploymentUnit, isOfCommand: boolean): SettingsDocument {
  return { ...startingOnly(maker, []), environment: variablesOf(image, isOfCommand).map(entryOfVariable) };
}

function variablesOf({ environment }: DeploymentUnit, isOfCommand: boolean): readonly EnvironmentVariable[] {
  return environment.filter((each) => (each.isOfCommand === true) === isOfCommand);
}
