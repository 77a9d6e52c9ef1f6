import type { SyntaxNode } from "@lezer/common";
import { branchesAround } from "./python-conditions.js";

/** Where in a module something stands. */
export interface CodePlace {
  readonly at: number;
  /** The functions and classes around it, innermost first; the module is the last of them. */
  readonly scopes: readonly string[];
  /** The innermost class, whose `self` is meant; the module where there is none. */
  readonly selfScope: string;
  /** The branches around it, and what returned before it was reached: whether it is done depends on them. */
  readonly conditions: readonly number[];
}

/** The functions and classes that a walk through a module is in. */
export class Scopes {
  readonly #text: string;
  readonly #open: { readonly name: string; readonly from: number; hasReturned: boolean }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  enter(name: string, from: number): void {
    this.#open.push({ name, from, hasReturned: false });
  }

  leave(): void {
    this.#open.pop();
  }

  /** What stands behind a `return` is done only where that was not reached. */
  leaveEarly(): void {
    const innermost = this.#open.at(-1);
    if (innermost !== undefined) innermost.hasReturned = true;
  }

  placeOf(node: SyntaxNode): CodePlace {
    const paths = [""];
    let selfScope = "";
    let path = "";
    const returned: number[] = [];
    for (const { name, from, hasReturned } of this.#open) {
      path += `/${from}`;
      paths.unshift(path);
      if (name === "ClassDefinition") selfScope = path;
      if (hasReturned) returned.push(from);
    }
    return {
      at: node.from,
      scopes: paths,
      selfScope,
      conditions: [...branchesAround(node, this.#text), ...returned],
    };
  }
}

/** The scopes in which a name is looked for, innermost first. */
export function scopesOfName(name: string, { scopes, selfScope }: CodePlace): readonly string[] {
  return /^(?:self|cls)\./.test(name) ? [selfScope] : scopes;
}

/** A name in the innermost scope that it may be of. */
export function nameKey(name: string, place: CodePlace): string {
  return `${scopesOfName(name, place)[0] ?? ""} ${name}`;
}
