import type { SettingsDocument } from "@slotwise/project";
import {
  entryOf,
  type IgnorePatterns,
  ignorePatterns,
  isIgnored,
  type ListNode,
  mayMatchWithin,
  type ScalarNode,
} from "@slotwise/project";
import { isRuleName } from "./rule-names.js";
import type { Suppressions } from "./suppression.js";

/**
 * What `[tool.slotwise.ignore]` accepts, file by file: JSON has no comments, and some files nobody may edit. Patterns are
 * those of `.gitignore`, relative to the folder of the file they stand in. They reach into projects within that folder,
 * which are judged on their own: whether one that may be about those is of any use is not known here.
 *
 * @param project the documents of the project that is judged
 */
export function fileSuppressionsOf(document: SettingsDocument, project: readonly SettingsDocument[]): Suppressions {
  const table = document.declarations === undefined ? undefined : entryOf(document.declarations, "ignore")?.value;
  if (table?.kind !== "table") return NONE;
  const { projectFolder } = document;
  const folder = projectFolder === undefined ? folderOf(document.source.name) : "";
  const inner = innerProjectsOf(document);
  const accepted = table.entries.flatMap(({ key, value }) => {
    const patterns = ignorePatterns(folder, key);
    const mayBeOfUse = projectFolder !== undefined || inner.some((each) => mayMatchWithin(key, each));
    return ruleNamesIn(value).map((name) => ({
      ...{ rule: String(name.value), range: name.range, patterns, mayBeOfUse },
      used: false,
    }));
  });
  const pathOf = (file: string) =>
    projectFolder === undefined
      ? file
      : projectFolder + (project.find(({ source }) => source.name === file)?.path ?? file);
  return {
    get all() {
      return accepted
        .filter(({ used, mayBeOfUse }) => used || !mayBeOfUse)
        .map(({ rule, range, used }) => ({ document, range, rule, used }));
    },
    suppresses: ({ rule, place }) => {
      const path = pathOf(place.file);
      const matching = accepted.filter((each) => each.rule === rule && matches(path, each.patterns));
      for (const each of matching) each.used = true;
      return matching.length > 0;
    },
  };
}

const NONE: Suppressions = { all: [], suppresses: () => false };

/** The folders of projects within the folder of the document, from there. */
function innerProjectsOf({ path, innerProjects = [] }: SettingsDocument): readonly string[] {
  const folder = folderOf(path);
  return innerProjects.flatMap((each) =>
    each === "" ? [each] : each.startsWith(folder) ? [each.slice(folder.length)] : [],
  );
}

/** The names of rules; of any other name `slotwise-setting` tells. */
function ruleNamesIn(value: ScalarNode | ListNode | { readonly kind: "table" }): readonly ScalarNode[] {
  if (value.kind !== "list") return [];
  const texts = value.items.filter((item): item is ScalarNode => item.kind === "string");
  return texts.filter((item) => isRuleName(String(item.value)));
}

function matches(file: string, patterns: IgnorePatterns): boolean {
  const path = file.replaceAll("\\", "/");
  // A path that leads out of the folder is no file of it.
  const inside = path.startsWith(patterns.folder) ? path.slice(patterns.folder.length) : "";
  return inside !== "" && !inside.startsWith("/") && !inside.startsWith("..") && isIgnored(path, [patterns]);
}

function folderOf(name: string): string {
  const path = name.replaceAll("\\", "/");
  return path.slice(0, path.lastIndexOf("/") + 1);
}
