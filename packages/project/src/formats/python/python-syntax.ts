import type { SyntaxNode } from "@lezer/common";
import type { TextRange } from "../../text/source-text.js";

export function textOf(node: SyntaxNode, text: string): string {
  return text.slice(node.from, node.to);
}

export function rangeOf(node: SyntaxNode): TextRange {
  return { start: node.from, end: node.to };
}

/** The statement that something stands in; of several one within another the innermost. */
export function statementOf(node: SyntaxNode): SyntaxNode {
  let statement = node;
  while (statement.parent !== null && !/Statement$/.test(statement.name)) statement = statement.parent;
  return statement.parent === null ? node : statement;
}

/** What stands in any number of parentheses. */
export function withoutParentheses(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.name === "ParenthesizedExpression") {
    const content = inner.firstChild?.nextSibling;
    // Half of a pair, or a comment before the content.
    if (content === null || content === undefined || content.nextSibling?.name !== ")") return inner;
    inner = content;
  }
  return inner;
}

/** What an assignment assigns, where that is one expression: what stands behind the last `=`. */
export function assignedExpression(statement: SyntaxNode): SyntaxNode | undefined {
  const value = statement.getChildren("AssignOp").at(-1)?.nextSibling;
  return value === null || value === undefined || value.nextSibling !== null ? undefined : value;
}

/** What an assignment assigns to: everything that stands before an `=`, types left out. */
export function assignedTargets(statement: SyntaxNode): readonly SyntaxNode[] {
  const last = statement.getChildren("AssignOp").at(-1);
  const targets: SyntaxNode[] = [];
  for (let child = statement.firstChild; child !== null && last !== undefined; child = child.nextSibling) {
    if (child.from >= last.from) break;
    if (/Expression$|^VariableName$/.test(child.name)) targets.push(child);
  }
  return targets;
}
