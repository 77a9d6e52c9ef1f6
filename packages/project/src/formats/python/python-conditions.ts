import type { SyntaxNode } from "@lezer/common";
import { textOf } from "./python-syntax.js";

/** The branches that a place of a module is in, each told by where it begins. What is in none is done in any case. */
export function branchesAround(place: SyntaxNode, text: string): readonly number[] {
  const branches: number[] = [];
  for (let node = place; node.parent !== null; node = node.parent) {
    if (isBranch(node, node.parent, text)) branches.push(node.from);
  }
  return branches;
}

function isBranch(node: SyntaxNode, parent: SyntaxNode, text: string): boolean {
  switch (parent.name) {
    case "IfStatement":
      return node.name === "Body" && !isSurelyTaken(node, text);
    case "TryStatement":
      // Without an `except`, what goes wrong ends it all.
      return node.name === "Body" && parent.getChild("except") !== null && node.prevSibling?.name !== "finally";
    case "ForStatement":
    case "WhileStatement":
    case "MatchClause":
      return node.name === "Body";
    case "ConditionalExpression":
      return node.prevSibling?.name !== "if";
    default:
      return false;
  }
}

/** What is only done where the module is the program, or only for a type checker, is no choice between settings. */
function isSurelyTaken({ prevSibling }: SyntaxNode, text: string): boolean {
  if (prevSibling === null || prevSibling.prevSibling?.name !== "if") return false;
  return /^\(?\s*(?:__name__\s*==\s*(["'])__main__\1|(?:\w+\.)?TYPE_CHECKING)\s*\)?$/.test(textOf(prevSibling, text));
}
