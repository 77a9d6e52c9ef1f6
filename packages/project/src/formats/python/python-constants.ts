import type { SyntaxNode, Tree } from "@lezer/common";
import { assignedExpression, assignedTargets, textOf, withoutParentheses } from "./python-syntax.js";

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
      const value = assigned.get(name);
      if (value === undefined) return;
      if (isChange(ref.node, text) || (isMutable(value) && isGivenAway(ref.node, text)))
        changes.set(name, (changes.get(name) ?? 0) + 1);
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

/** Whether what a name stands for can get another content by any other name. */
function isMutable(value: SyntaxNode): boolean {
  return /^(?:Dictionary|Array|Set)Expression$|^CallExpression$/.test(withoutParentheses(value).name);
}

/** Functions and methods that leave what they are given as it is. */
const LEAVING =
  /^(?:Pynenc|bool|copy|custom_config|deepcopy|dict|dumps|enumerate|extend|frozenset|info|debug|len|list|max|min|pformat|pprint|print|repr|set|sorted|str|tuple|update)$/;

/** Whether what has this name gets another one here: what is changed by that is changed by this. */
function isGivenAway(name: SyntaxNode, text: string): boolean {
  const { parent, prevSibling } = name;
  if (parent?.name === "AssignStatement") return !isBefore(name, "AssignOp");
  if (parent?.name !== "ArgList" || /^\*/.test(prevSibling?.name ?? "")) return false;
  const callee = parent.parent?.firstChild;
  const called = callee === null || callee === undefined ? "" : textOf(callee, text).replace(/^.*\./s, "");
  return !LEAVING.test(called) && !new RegExp(`\\bPynenc[ \\t]+as[ \\t]+${called}\\b`).test(text);
}

function isBefore(node: SyntaxNode, name: string): boolean {
  for (let next = node.nextSibling; next !== null; next = next.nextSibling) if (next.name === name) return true;
  return false;
}
