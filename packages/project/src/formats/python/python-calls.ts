import type { SyntaxNode } from "@lezer/common";
import type { ImportedNames } from "./imported-names.js";
import { assignedExpression, assignedTargets, textOf } from "./python-syntax.js";

/** The last name of what is called: `Pynenc` of `pynenc.Pynenc(...)`, and of what stands alone the one that it was imported by. */
export function calledName({ firstChild: callee }: SyntaxNode, text: string, imports: ImportedNames): string {
  if (callee === null) return "";
  const { name, lastChild } = callee;
  if (name !== "MemberExpression") return imports.original(textOf(callee, text));
  return lastChild === null ? "" : textOf(lastChild, text);
}

/** The call of what has this name: of `Pynenc` in `pynenc.Pynenc(...)`. */
export function callOf(name: SyntaxNode): SyntaxNode | undefined {
  const isMember = name.parent?.name === "MemberExpression" && name.nextSibling === null;
  const callee = isMember ? name.parent : name;
  return callee?.parent?.name === "CallExpression" && callee.prevSibling === null ? callee.parent : undefined;
}

/** The call of a method of what has this name: `a.b()` of `a`, and of `a` in `self.a.b()`. */
export function methodCallOf(name: SyntaxNode): SyntaxNode | undefined {
  const isMember = name.parent?.name === "MemberExpression" && name.nextSibling === null;
  const object = isMember ? name.parent : name;
  const method = object?.parent;
  if (method?.name !== "MemberExpression" || object?.prevSibling !== null) return undefined;
  return method.parent?.name === "CallExpression" && method.prevSibling === null ? method.parent : undefined;
}

/** The last call of the chain of calls that a call is in: `a.b().c()` of `a.b()`. */
export function lastOfChain(call: SyntaxNode): SyntaxNode {
  let last = call;
  for (;;) {
    const member = last.parent;
    if (member?.name !== "MemberExpression" || last.prevSibling !== null) return last;
    if (member.parent?.name !== "CallExpression" || member.prevSibling !== null) return last;
    last = member.parent;
  }
}

/** The calls of a chain, first to last, and what the first of them is called on. */
export function chainOf(last: SyntaxNode): {
  readonly root: SyntaxNode | undefined;
  readonly calls: readonly SyntaxNode[];
} {
  const calls: SyntaxNode[] = [];
  let node: SyntaxNode | null = last;
  while (node?.name === "CallExpression") {
    calls.push(node);
    const callee: SyntaxNode | null = node.firstChild;
    node = callee?.name === "MemberExpression" ? callee.firstChild : null;
  }
  return { root: node ?? undefined, calls: calls.reverse() };
}

/** The names that get what an expression gives. */
export function namesGiven(expression: SyntaxNode, text: string): readonly string[] {
  let node = expression;
  while (node.parent !== null && /^(?:Parenthesized|Conditional|Await)Expression$/.test(node.parent.name)) {
    node = node.parent;
  }
  const { parent } = node;
  if (parent?.name === "NamedExpression" && parent.firstChild !== null) return [textOf(parent.firstChild, text)];
  if (parent?.name !== "AssignStatement" || assignedExpression(parent)?.from !== node.from) return [];
  return parent.getChild(",") === null ? assignedTargets(parent).map((target) => textOf(target, text)) : [];
}

export interface Argument {
  /** The keyword, or the stars before it. */
  readonly name: SyntaxNode | undefined;
  readonly value: SyntaxNode;
}

export function argumentsOf(call: SyntaxNode): readonly Argument[] {
  const list = call.getChild("ArgList");
  const found: Argument[] = [];
  for (let child = list?.firstChild ?? null; child !== null; child = child.nextSibling) {
    if (/^(?:[(),]|Comment|AssignOp|⚠|\*\*?)$/.test(child.name)) continue;
    const { prevSibling, nextSibling } = child;
    if (nextSibling?.name === "AssignOp") continue;
    const isNamed = prevSibling?.name === "AssignOp" && prevSibling.prevSibling !== null;
    const stars = prevSibling?.name === "*" || prevSibling?.name === "**" ? prevSibling : undefined;
    found.push({ name: (isNamed ? prevSibling.prevSibling : stars) ?? undefined, value: child });
  }
  return found;
}
