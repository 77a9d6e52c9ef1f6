import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode, TableEntry } from "../../tree/tree.js";
import { type EnvironmentVariable, entryOfVariable } from "../environment.js";
import { type CodeAct, settled } from "./python-acts.js";
import { Applications, type CodeApplication } from "./python-applications.js";
import { callOf, lastOfChain } from "./python-calls.js";
import { type CodeCron, CodeCrons } from "./python-crons.js";
import { Scopes } from "./python-scopes.js";
import { assignedExpression, assignedTargets, rangeOf, textOf } from "./python-syntax.js";
import { type PythonValues, pythonValues } from "./python-values.js";

/** Settings that a Python module makes. Only literals are read: nothing is executed, and nothing is guessed. */
export interface CodeSettings extends Omit<CodeApplication, "name"> {
  /** Each with its part of the above. */
  readonly applications: readonly CodeApplication[];
  /** `os.environ["PYNENC__..."] = ...` */
  readonly environment: readonly EnvironmentVariable[];
  /** `on_cron("0 3 * * *")` */
  readonly crons: readonly CodeCron[];
  readonly comments: readonly TextRange[];
}

/** Reads a Python module. The parser recovers from errors, so half of a module is still read. */
export function parsePython(text: string): CodeSettings {
  const tree = parser.parse(text);
  const values = pythonValues(tree, text);
  const found = new Applications(values, text);
  const crons = new CodeCrons(values, text);
  const variables: SetVariable[] = [];
  const comments: TextRange[] = [];
  const scopes = new Scopes(text);
  const read = new Set<number>();
  const isFirst = ({ from }: SyntaxNode) => read.size !== read.add(from).size;
  tree.iterate({
    enter: (ref) => {
      switch (ref.name) {
        case "FunctionDefinition":
        case "ClassDefinition":
          scopes.enter(ref.name, ref.from);
          break;
        case "VariableName":
        case "PropertyName": {
          // Most statements and calls are nobody's here: these words tell those that may be ours.
          const word = WORDS.get(ref.to - ref.from)?.find((each) => text.startsWith(each, ref.from));
          if (word === undefined) break;
          if (word === "conf" || word === "environ") {
            const statement = assignmentTo(ref.node);
            if (statement === undefined || !isFirst(statement)) break;
            for (const { owner, act } of confAssignments(statement, values, scopes, text)) {
              found.addAssignment(owner, act);
            }
            variables.push(...environmentAssignments(statement, values, scopes, text));
          } else {
            const call = callOf(ref.node);
            if (word === "on_cron" || word === "TriggerBuilder") {
              if (call === undefined) break;
              if (word === "on_cron") crons.addCron(call);
              else crons.addBuilder(call);
              break;
            }
            const last = call === undefined ? undefined : lastOfChain(call);
            if (last !== undefined && isFirst(last)) found.addCalls(last, scopes.placeOf(last));
          }
          break;
        }
        case "ImportStatement":
          found.addImport(ref.node);
          crons.addImport(ref.node);
          break;
        case "Comment":
          comments.push({ start: ref.from, end: ref.to });
          break;
      }
    },
    leave: ({ name }) => {
      if (name === "FunctionDefinition" || name === "ClassDefinition") scopes.leave();
      else if (name === "ReturnStatement") scopes.leaveEarly();
    },
  });
  const applications = found.all();
  return {
    applications,
    values: together(applications.map((each) => each.values)),
    files: together(applications.map((each) => each.files)),
    assignments: together(applications.map((each) => each.assignments)),
    environment: settledVariables(variables),
    crons: crons.all(),
    comments,
  };
}

/** By their length. */
const WORDS: ReadonlyMap<number, readonly string[]> = new Map([
  [4, ["conf"]],
  [5, ["build"]],
  [6, ["Pynenc"]],
  [7, ["environ", "on_cron"]],
  [13, ["custom_config", "PynencBuilder"]],
  [14, ["TriggerBuilder"]],
]);

/** One builder, or one constant, may be of several applications. */
function together(lists: readonly (readonly TableEntry[])[]): readonly TableEntry[] {
  if (lists.length === 1) return lists[0] ?? [];
  return [...new Map(lists.flat().map((entry) => [`${entry.keyRange.start} ${entry.key}`, entry])).values()];
}

/** The statement that assigns to `<name>.<...>`, given one of the names. */
function assignmentTo(name: SyntaxNode): SyntaxNode | undefined {
  let node = name;
  while (node.parent?.name === "MemberExpression") node = node.parent;
  const { parent } = node;
  return parent?.name === "AssignStatement" || parent?.name === "UpdateStatement" ? parent : undefined;
}

/** `<owner>.conf.<field> = ...` */
function confAssignments(
  statement: SyntaxNode,
  values: PythonValues,
  scopes: Scopes,
  text: string,
): readonly { readonly owner: string; readonly act: CodeAct }[] {
  const value = valueGiven(statement, values);
  const place = scopes.placeOf(statement);
  return targetsOf(statement).flatMap((target) => {
    const field = target.lastChild;
    const object = target.firstChild;
    if (field?.name !== "PropertyName" || object?.name !== "MemberExpression" || object.firstChild === null) return [];
    if (object.lastChild?.name !== "PropertyName" || textOf(object.lastChild, text) !== "conf") return [];
    if (value === undefined) return [];
    // What is computed may be computed from any weaker value, which then counts all the same.
    const isUncertain = value.kind === "unknown";
    const entry = {
      key: textOf(field, text),
      keyRange: rangeOf(field),
      value,
      ...(isUncertain ? { isUncertain } : {}),
    };
    return [{ owner: textOf(object.firstChild, text), act: { entry, place } }];
  });
}

interface SetVariable {
  readonly variable: EnvironmentVariable;
  readonly act: CodeAct;
}

/** `os.environ["NAME"] = ...` */
function environmentAssignments(
  statement: SyntaxNode,
  values: PythonValues,
  scopes: Scopes,
  text: string,
): readonly SetVariable[] {
  const value = valueGiven(statement, values);
  const place = scopes.placeOf(statement);
  return targetsOf(statement).flatMap((target) => {
    if (target.firstChild === null || !/(^|\.)environ$/.test(textOf(target.firstChild, text))) return [];
    const name = target.getChild("String");
    const decoded = name === null ? undefined : values.nodeOf(name);
    if (name === null || decoded?.kind !== "string" || value?.range === undefined) return [];
    const isText = value.kind === "string";
    const variable: EnvironmentVariable = {
      name: String(decoded.value),
      nameRange: { start: name.from + 1, end: name.to - 1 },
      value: isText ? String(value.value) : undefined,
      valueRange: value.range,
      ...(isText ? {} : { isUncertain: true }),
    };
    return [{ variable, act: { entry: entryOfVariable(variable), place } }];
  });
}

function settledVariables(variables: readonly SetVariable[]): readonly EnvironmentVariable[] {
  const acts = variables.map(({ act }) => act);
  return settled(acts, []).map(({ isUncertain }, index) => {
    const variable = variables[index]?.variable as EnvironmentVariable;
    return isUncertain === true ? { ...variable, isUncertain } : variable;
  });
}

function targetsOf(statement: SyntaxNode): readonly SyntaxNode[] {
  const targets = statement.name === "AssignStatement" ? assignedTargets(statement) : [statement.firstChild];
  return targets.filter((target): target is SyntaxNode => target?.name === "MemberExpression");
}

/** What each target of a statement gets; `unknown` where that is a part (`a, b = ...`), or comes of what was there (`/=`). */
function valueGiven(statement: SyntaxNode, values: PythonValues): ConfigNode | undefined {
  const isWhole = statement.name === "AssignStatement" && statement.getChild(",") === null;
  const expression = isWhole ? assignedExpression(statement) : undefined;
  if (expression !== undefined) return values.nodeOf(expression);
  const operator = statement.getChildren("AssignOp").at(-1) ?? statement.getChild("UpdateOp");
  const first = operator?.nextSibling;
  if (first === null || first === undefined) return undefined;
  return { kind: "unknown", value: null, range: { start: first.from, end: statement.to } };
}
