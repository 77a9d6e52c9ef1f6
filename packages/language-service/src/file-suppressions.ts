import type { SettingsDocument } from "./document.js";
import { entryOf, type ListNode, type ScalarNode } from "./formats/tree.js";
import { type IgnorePatterns, ignorePatterns, isIgnored } from "./sources/ignore-patterns.js";
import type { Suppressions } from "./suppression.js";

/**
 * What `[tool.slotwise.ignore]` accepts, file by file: JSON has no comments, and some files nobody may edit. Patterns are
 * those of `.gitignore`, relative to the folder of the file they stand in.
 */
export function fileSuppressionsOf(document: SettingsDocument): Suppressions {
  const table = document.declarations === undefined ? undefined : entryOf(document.declarations, "ignore")?.value;
  const folder = folderOf(document.source.name);
  const accepted = (table?.kind === "table" ? table.entries : []).flatMap(({ key, value }) => {
    const patterns = ignorePatterns(folder, key);
    return namesIn(value).map((name) => ({ rule: String(name.value), range: name.range, patterns, used: false }));
  });
  return {
    get all() {
      return accepted.map(({ rule, range, used }) => ({ document, range, rule, used }));
    },
    suppresses: ({ rule, place }) => {
      const matching = accepted.filter((each) => each.rule === rule && matches(place.file, each.patterns));
      for (const each of matching) each.used = true;
      return matching.length > 0;
    },
  };
}

function namesIn(value: ScalarNode | ListNode | { readonly kind: "table" }): readonly ScalarNode[] {
  if (value.kind !== "list") return [];
  return value.items.filter((item): item is ScalarNode => item.kind === "string");
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
