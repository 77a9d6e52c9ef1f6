import type { SyntaxNode } from "@lezer/common";
import { textOf } from "./python-syntax.js";

/** Other names that a module gives to what it imports: `from pynenc import Pynenc as P`. */
export class ImportedNames {
  readonly #text: string;
  readonly #names = new Map<string, string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads one import; the names that are new, each with what it stands for. */
  add(statement: SyntaxNode): readonly (readonly [string, string])[] {
    if (statement.firstChild?.name !== "from") return [];
    const added = statement.getChildren("as").flatMap((as): readonly (readonly [string, string])[] => {
      const { prevSibling: name, nextSibling: alias } = as;
      return name === null || alias === null ? [] : [[textOf(alias, this.#text), textOf(name, this.#text)]];
    });
    for (const [alias, name] of added) this.#names.set(alias, name);
    return added;
  }

  /** What a name that stands alone was called where it comes from. */
  original(name: string): string {
    return this.#names.get(name) ?? name;
  }
}
