import type { SyntaxNode, Tree } from "@lezer/common";
import { assignedExpression, assignedTargets, textOf } from "./python-syntax.js";

/**
 * The names to which a module assigns exactly once, at its top level, and which nothing in it changes afterwards, with
 * what is assigned. A name that is anything else anywhere in the module, as a parameter or a loop's variable, is left
 * out: which of the two is meant where would be a guess.
 */
export function constantsOf(tree: Tree, text: string): ReadonlyMap<string, SyntaxNode> {
  const assigned = new Map<string, SyntaxNode>();
  for (let statement = tree.topNode.firstChild; statement !== null; statement = statement.nextSibling) {
    if (statement.name !== "AssignStatement") continue;
    const value = assignedExpression(statement);
    const targets = assignedTargets(statement);
    if (value === undefined || statement.getChild(",") !== null) continue;
    for (const target of targets) if (target.name === "VariableName") assigned.set(textOf(target, text), value);
  }
  const changes = new Map<string, number>();
  tree.iterate({
    enter: (ref) => {
      if (ref.name !== "VariableName") return;
      const name = text.slice(ref.from, ref.to);
      if (assigned.has(name) && isChange(ref.node, text)) changes.set(name, (changes.get(name) ?? 0) + 1);
    },
  });
  return new Map([...assigned].filter(([name]) => changes.get(name) === 1));
}

/** Methods that leave a list or dictionary as it is. */
const READING = /^(?:get|items|keys|values|copy|index|count)$/;

/** Whether a name gets another value here, or what it stands for another content. */
function isChange(name: SyntaxNode, text: string): boolean {
  let node = name;
  while (node.parent?.name === "MemberExpression" && node.parent.firstChild?.from === node.from) node = node.parent;
  if (node !== name && node.parent?.name === "CallExpression" && node.parent.firstChild?.to === node.to) {
    return node.lastChild === null || !READING.test(textOf(node.lastChild, text));
  }
  // `(a, b) = ...` and the like.
  while (/^(?:Tuple|Array|Parenthesized)Expression$/.test(node.parent?.name ?? "") && node.parent !== null) {
    node = node.parent;
  }
  const { parent } = node;
  switch (parent?.name) {
    case "AssignStatement":
      return isBefore(node, "AssignOp");
    case "UpdateStatement":
    case "NamedExpression":
      return node.prevSibling === null;
    case "ForStatement":
    case "ArrayComprehensionExpression":
    case "SetComprehensionExpression":
    case "DictionaryComprehensionExpression":
    case "ComprehensionExpression":
      return isBefore(node, "in");
    case "ParamList":
      return node.prevSibling?.name !== "AssignOp";
    case "WithStatement":
    case "TryStatement":
      return node.prevSibling?.name === "as";
    case "ImportStatement":
    case "FunctionDefinition":
    case "ClassDefinition":
    case "TypeDefinition":
    case "ScopeStatement":
    case "DeleteStatement":
    case "CapturePattern":
    case "AsPattern":
      return true;
    default:
      return false;
  }
}

function isBefore(node: SyntaxNode, name: string): boolean {
  for (let next = node.nextSibling; next !== null; next = next.nextSibling) if (next.name === name) return true;
  return false;
}
