import type { ImportedThing } from "./imported-things.js";
import type { CodeAct } from "./python-acts.js";
import { type CodePlace, nameKey, scopesOfName } from "./python-scopes.js";

/** A `PynencBuilder`, with what it is told. */
export interface Builder {
  readonly name: string | undefined;
  readonly at: number;
  readonly acts: CodeAct[];
  isBuilt: boolean;
  /** Where it comes from, if another module has told it something before. */
  imported?: ImportedThing;
}

/** The builders of a module, by the names that it has for them. */
export class Builders {
  readonly #all: Builder[] = [];
  readonly #byName = new Map<string, Builder>();
  readonly #onName: (name: string) => void;

  /** @param onName is told each name that a builder gets */
  constructor(onName: (name: string) => void) {
    this.#onName = onName;
  }

  /** In a branch, a name that is taken already is another way to make the same builder. */
  make(names: readonly string[], place: CodePlace): Builder {
    const before = names.map((name) => this.#byName.get(nameKey(name, place))).find(Boolean);
    if (before !== undefined && place.conditions.length > 0) return before;
    const builder: Builder = { name: names[0], at: place.at, acts: [], isBuilt: false };
    this.#all.push(builder);
    return builder;
  }

  name(name: string, place: CodePlace, builder: Builder): void {
    this.#byName.set(nameKey(name, place), builder);
    this.#onName(name);
  }

  find(name: string | undefined, place: CodePlace): Builder | undefined {
    for (const scope of name === undefined ? [] : scopesOfName(name, place)) {
      const known = this.#byName.get(`${scope} ${name}`);
      if (known !== undefined) return known;
    }
    return undefined;
  }

  /** What has this name, whatever made it. */
  named(name: string | undefined, place: CodePlace): Builder {
    const known = this.find(name, place);
    if (known !== undefined) return known;
    const builder = this.make(name === undefined ? [] : [name], place);
    if (name !== undefined) this.name(name, place, builder);
    return builder;
  }

  /** Those that are told something, and that the module does not build. */
  unbuilt(): readonly Builder[] {
    return this.#all.filter(({ isBuilt, acts }) => !isBuilt && acts.length > 0);
  }
}
