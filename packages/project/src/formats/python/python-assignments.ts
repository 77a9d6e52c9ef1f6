import type { SyntaxNode } from "@lezer/common";
import { anyEntry, type ConfigNode, type TableEntry } from "../../tree/tree.js";
import { type ApplicationAssignment, PARTS } from "./application-assignment.js";
import { argumentsOf } from "./python-calls.js";
import type { Scopes } from "./python-scopes.js";
import { assignedExpression, assignedTargets, rangeOf, textOf } from "./python-syntax.js";
import type { PythonValues } from "./python-values.js";

/** The statement that assigns to `<name>.<...>`, given one of the names. */
export function assignmentTo(name: SyntaxNode): SyntaxNode | undefined {
  let node = name;
  while (node.parent?.name === "MemberExpression") node = node.parent;
  const { parent } = node;
  return parent?.name === "AssignStatement" || parent?.name === "UpdateStatement" ? parent : undefined;
}

/** The attributes and items that a statement assigns to. */
export function assignmentTargets(statement: SyntaxNode): readonly SyntaxNode[] {
  const targets = statement.name === "AssignStatement" ? assignedTargets(statement) : [statement.firstChild];
  return targets.filter((target): target is SyntaxNode => target?.name === "MemberExpression");
}

/** What each target of a statement gets; `unknown` where that is a part (`a, b = ...`), or comes of what was there (`/=`). */
export function valueGiven(statement: SyntaxNode, values: PythonValues): ConfigNode | undefined {
  const isWhole = statement.name === "AssignStatement" && statement.getChild(",") === null;
  const expression = isWhole ? assignedExpression(statement) : undefined;
  if (expression !== undefined) return values.nodeOf(expression);
  const operator = statement.getChildren("AssignOp").at(-1) ?? statement.getChild("UpdateOp");
  const first = operator?.nextSibling;
  if (first === null || first === undefined) return undefined;
  return { kind: "unknown", value: null, range: { start: first.from, end: statement.to } };
}

/** A module as its statements are read. */
export interface ReadModule {
  readonly values: PythonValues;
  readonly scopes: Scopes;
  readonly text: string;
}

/** `<owner>.conf.<field> = ...`, `<owner>.runner.conf.<field> = ...`, `<owner>.config_filepath = ...`, given the word in it. */
export function applicationAssignments(
  word: SyntaxNode,
  attribute: ApplicationAssignment["attribute"],
  module: ReadModule,
): readonly ApplicationAssignment[] {
  return attributesAssigned(word, module).flatMap(({ target, act }) => {
    const object = attribute === "conf" ? target.firstChild : target;
    // Of several targets only the one that the word stands in.
    if (object?.to !== word.to || object.firstChild === null) return [];
    const { text } = module;
    const owned = attribute === "conf" ? partOf(object.firstChild, text) : { owner: textOf(object.firstChild, text) };
    return [{ ...owned, attribute, act }];
  });
}

/** `<name>.<field> = ...` of a name that a `conf` has. */
export function assignmentsByName(
  word: SyntaxNode,
  owned: Pick<ApplicationAssignment, "owner" | "part">,
  module: ReadModule,
): readonly ApplicationAssignment[] {
  return attributesAssigned(word, module).flatMap(({ target: { firstChild }, act }) =>
    firstChild?.from === word.from && firstChild.to === word.to ? [{ ...owned, attribute: "conf", act }] : [],
  );
}

/** The attributes that the statement assigns to which a word stands in. */
function attributesAssigned(word: SyntaxNode, { values, scopes, text }: ReadModule) {
  const statement = assignmentTo(word);
  const value = statement === undefined ? undefined : valueGiven(statement, values);
  if (statement === undefined || value === undefined) return [];
  return assignmentTargets(statement).flatMap((target) => {
    const name = target.lastChild;
    if (name?.name !== "PropertyName") return [];
    return [{ target, act: { entry: givenEntry(name, value, text), place: scopes.placeOf(statement) } }];
  });
}

/** `setattr(<owner>.conf, "<field>", ...)`, given what the first argument is. */
export function attributeSet(
  conf: SyntaxNode,
  owned: Pick<ApplicationAssignment, "owner" | "part">,
  { values, scopes, text }: ReadModule,
): readonly ApplicationAssignment[] {
  const call = conf.parent?.name === "ArgList" ? conf.parent.parent : null;
  if (call?.firstChild == null || textOf(call.firstChild, text) !== "setattr") return [];
  const [first, name, value] = argumentsOf(call).map((each) => each.value);
  if (first?.from !== conf.from || name === undefined || value === undefined) return [];
  const key = values.nodeOf(name);
  const range = name.name === "String" ? { start: name.from + 1, end: name.to - 1 } : rangeOf(name);
  const entry = key.kind === "string" ? values.entryOf(String(key.value), range, value) : anyEntry(rangeOf(name));
  return [{ ...owned, attribute: "conf", act: { entry, place: scopes.placeOf(call) } }];
}

/** What is computed may be computed from any weaker value, which then counts all the same. */
function givenEntry(name: SyntaxNode, value: ConfigNode, text: string): TableEntry {
  const isUncertain = value.kind === "unknown";
  return { key: textOf(name, text), keyRange: rangeOf(name), value, ...(isUncertain ? { isUncertain } : {}) };
}

/** `app.runner` is a part of `app`. */
function partOf(object: SyntaxNode, text: string): Pick<ApplicationAssignment, "owner" | "part"> {
  const { firstChild: owner, lastChild: name } = object;
  const isPart =
    object.name === "MemberExpression" && owner !== null && name !== null && PARTS.includes(textOf(name, text));
  return isPart ? { owner: textOf(owner, text), part: textOf(name, text) } : { owner: textOf(object, text) };
}

/** `app` of `app.conf`, and of `app.runner.conf`, with the part. */
export function ownerOf(word: SyntaxNode, text: string): Pick<ApplicationAssignment, "owner" | "part"> {
  const owner = word.parent?.name === "MemberExpression" && word.nextSibling === null ? word.parent.firstChild : null;
  return owner === null ? { owner: "" } : partOf(owner, text);
}
