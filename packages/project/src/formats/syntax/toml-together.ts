import type { TomlKeyValue, TomlPart } from "./toml-part.js";

/** How a name came to be: on the way to a header, as a header, as an array of tables, or by a key with a value. */
interface Named {
  readonly by: "implied" | "header" | "array" | "key";
  readonly part: TomlPart;
  readonly names: Map<string, Named>;
}

/**
 * Whether parts of which each is right by itself are surely right one behind the other. False does not say that they are
 * wrong: where two of them touch the same name, TOML's rules are the parser's.
 */
export function areRightTogether(parts: readonly TomlPart[]): boolean {
  const root = new Map<string, Named>();
  let names: Map<string, Named> | undefined = root;
  for (const part of parts) {
    if (part.header !== undefined) names = namesBelow(root, part);
    if (names === undefined || !haveRoom(names, part)) return false;
  }
  return true;
}

function namesBelow(root: Map<string, Named>, part: TomlPart): Map<string, Named> | undefined {
  const path = part.header?.path ?? [];
  let names = root;
  for (const { name } of path.slice(0, -1)) {
    const known = names.get(name);
    if (known?.by === "key") return undefined;
    names = (known ?? addName(names, name, { by: "implied", part, names: new Map() })).names;
  }
  const last = path.at(-1)?.name ?? "";
  const known = names.get(last);
  if (part.header?.isArray === true) {
    if (known !== undefined && known.by !== "array") return undefined;
    return addName(names, last, { by: "array", part, names: new Map() }).names;
  }
  if (known !== undefined && known.by !== "implied") return undefined;
  return addName(names, last, { by: "header", part, names: known?.names ?? new Map() }).names;
}

function addName(names: Map<string, Named>, name: string, named: Named): Named {
  names.set(name, named);
  return named;
}

/** The first name of a dotted key is enough: another part that uses it, too, is for the parser. */
function haveRoom(names: Map<string, Named>, part: TomlPart): boolean {
  return part.keyValues.every(({ path: [first] }: TomlKeyValue) => {
    const name = first?.name ?? "";
    const known = names.get(name);
    if (known === undefined) names.set(name, { by: "key", part, names: NONE });
    return known === undefined || (known.by === "key" && known.part === part);
  });
}

const NONE = new Map<string, Named>();
