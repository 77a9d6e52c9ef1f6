import { entryOf, type TableNode } from "../tree/tree.js";
import { nameOnPyPI, PACKAGES } from "./packages.js";
import type { Requirement } from "./requirements.js";

/** Tables of a Pipfile that list no packages; all others do, whatever they are called. */
const NO_CATEGORIES: ReadonlySet<string> = new Set(["source", "requires", "pipenv", "scripts"]);

/** The requirements of a Pipfile. What the application depends on is first. */
export function pipfileRequirements(root: TableNode): readonly Requirement[] {
  const categories = root.entries.filter(({ key }) => !NO_CATEGORIES.has(key));
  const inOrder = [...categories].sort((one, other) => Number(other.key === MAIN) - Number(one.key === MAIN));
  return inOrder.flatMap(({ value }) => (value.kind === "table" ? requirementsIn(value) : []));
}

const MAIN = "packages";

/** A specifier, or a table with one; `*` is any. */
function requirementsIn(category: TableNode): readonly Requirement[] {
  return category.entries.flatMap(({ key, value }) => {
    const name = nameOnPyPI(key);
    if (!PACKAGES.includes(name)) return [];
    const version = value.kind === "table" ? entryOf(value, "version")?.value : value;
    if (version?.kind === "string") {
      const specifier = String(version.value).trim();
      return [{ text: `${name} ${specifier === "*" ? "" : specifier}`, range: version.range }];
    }
    const ref = value.kind === "table" ? entryOf(value, "ref")?.value : undefined;
    return ref?.kind === "string" ? [{ text: `${name} @ git@${ref.value}`, range: ref.range }] : [];
  });
}
