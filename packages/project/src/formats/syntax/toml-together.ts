import type { TomlHeader, TomlPart } from "./toml-part.js";

/** What stands at the end of a header's path. */
class Place {
  /** How it came to be: on the way to a longer header, as a header, or as an array of tables. */
  readonly by: "implied" | "header" | "array";
  /** Where headers lead on from here. */
  readonly below: Map<string, Place>;
  /** What is written here. Most tables are of one part, and nobody asks for its names. */
  #part: TomlPart | undefined;
  #names: Set<string> | undefined;

  constructor(by: Place["by"], below: Map<string, Place> = new Map()) {
    this.by = by;
    this.below = below;
  }

  isWritten(name: string): boolean {
    this.#names ??= new Set(this.#part === undefined ? [] : firstNames(this.#part));
    return this.#names.has(name);
  }

  /** Writes a part's names down, unless one of them is taken. */
  write(part: TomlPart): boolean {
    if (this.#part === undefined && this.below.size === 0) {
      this.#part = part;
      return true;
    }
    const names = firstNames(part);
    if (names.some((name) => this.below.has(name) || this.isWritten(name))) return false;
    for (const name of names) this.#names?.add(name);
    return true;
  }
}

/** The first name of a dotted key is enough: another part that uses it, too, is for the parser. */
function firstNames({ keyValues }: TomlPart): readonly string[] {
  return keyValues.map(({ path: [first] }) => first?.name ?? "");
}

/**
 * Whether parts of which each is right by itself are surely right one behind the other. False does not say that they are
 * wrong: where two of them touch the same name, TOML's rules are the parser's.
 */
export function areRightTogether(parts: readonly TomlPart[]): boolean {
  const root = new Place("header");
  let place: Place | undefined = root;
  for (const part of parts) {
    if (part.header !== undefined) place = placeOf(root, part.header);
    if (place === undefined || !place.write(part)) return false;
  }
  return true;
}

function placeOf(root: Place, { path, isArray }: TomlHeader): Place | undefined {
  let place = root;
  for (const [index, { name }] of path.entries()) {
    if (place.isWritten(name)) return undefined;
    const known = place.below.get(name);
    const next = index < path.length - 1 ? (known ?? new Place("implied")) : placeAtEnd(known, isArray);
    if (next === undefined) return undefined;
    place.below.set(name, next);
    place = next;
  }
  return place;
}

/** A table comes once, be it behind one of its own; an array as often as it has tables. */
function placeAtEnd(known: Place | undefined, isArray: boolean): Place | undefined {
  if (isArray) return known === undefined || known.by === "array" ? new Place("array") : undefined;
  return known === undefined || known.by === "implied" ? new Place("header", known?.below) : undefined;
}
