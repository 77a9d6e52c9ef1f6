import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import type { TextRange } from "../source-text.js";
import type { EnvironmentVariable } from "./environment.js";
import type { ConfigNode, TableEntry } from "./tree.js";

/** Settings that a Python module makes. Only literals are read: nothing is executed, and nothing is guessed. */
export interface CodeSettings {
  /** `Pynenc(config_values={...})` and `.custom_config(...)`: weaker than any file. */
  readonly values: readonly TableEntry[];
  /** `Pynenc(config_filepath="...")`: stronger than `pyproject.toml`, weaker than the environment. */
  readonly files: readonly TableEntry[];
  /** `app.conf.<field> = ...`, where `app` is an application by all that the module says: stronger than anything else. */
  readonly assignments: readonly TableEntry[];
  /** `os.environ["PYNENC__..."] = ...` */
  readonly environment: readonly EnvironmentVariable[];
  readonly comments: readonly TextRange[];
}

/** Reads a Python module. The parser recovers from errors, so half of a module is still read. */
export function parsePython(text: string): CodeSettings {
  const values: TableEntry[] = [];
  const files: TableEntry[] = [];
  const assigned: ConfAssignment[] = [];
  const environment: EnvironmentVariable[] = [];
  const applications = new Set<string>();
  const comments: TextRange[] = [];
  parser.parse(text).iterate({
    enter: ({ name, node }) => {
      if (name === "AssignStatement") {
        assigned.push(...confAssignment(node, text));
        for (const name of namesOfApplication(node, text)) applications.add(name);
        environment.push(...environmentAssignment(node, text));
      } else if (name === "CallExpression") {
        values.push(...configValues(node, text));
        files.push(...configFile(node, text));
      } else if (name === "ImportStatement") {
        for (const name of importedApplications(node, text)) applications.add(name);
      } else if (name === "Comment") {
        comments.push(rangeOf(node));
      }
    },
  });
  const assignments = assigned.flatMap(({ owner, entry }) =>
    applications.has(owner) || /(?:^|\.)app$/.test(owner) ? [entry] : [],
  );
  return { values, files, assignments, environment, comments };
}

/** What may be a setting: whether its owner is an application, only the whole module tells. */
interface ConfAssignment {
  readonly owner: string;
  readonly entry: TableEntry;
}

/** `<owner>.conf.<field> = <literal>` */
function confAssignment(statement: SyntaxNode, text: string): readonly ConfAssignment[] {
  const target = statement.firstChild;
  const field = target?.name === "MemberExpression" ? target.lastChild : null;
  const object = target?.firstChild;
  if (field?.name !== "PropertyName" || object?.name !== "MemberExpression") return [];
  if (object.lastChild?.name !== "PropertyName" || textOf(object.lastChild, text) !== "conf") return [];
  const value = assignedValue(statement, text);
  if (value === undefined || object.firstChild === null) return [];
  const entry = { key: textOf(field, text), keyRange: rangeOf(field), value };
  return [{ owner: textOf(object.firstChild, text), entry }];
}

/** `<name> = Pynenc(...)` and `<name> = PynencBuilder()....build()`, `self.<name>` included. */
function namesOfApplication(statement: SyntaxNode, text: string): readonly string[] {
  const operators = statement.getChildren("AssignOp");
  if (!makesApplication(operators.at(-1)?.nextSibling ?? null, text)) return [];
  // Behind a target there may be its type.
  return operators.flatMap(({ prevSibling }) => {
    const target = prevSibling?.name === "TypeDef" ? prevSibling.prevSibling : prevSibling;
    return target === null || target === undefined ? [] : [textOf(target, text)];
  });
}

function makesApplication(value: SyntaxNode | null, text: string): boolean {
  if (value?.name === "ParenthesizedExpression") return makesApplication(value.getChild("CallExpression"), text);
  if (value?.name !== "CallExpression") return false;
  const called = calledName(value, text);
  if (called === "Pynenc") return true;
  if (called !== "build") return false;
  // Down the chain of calls, to what it begins with.
  for (let node = value.firstChild; node !== null; node = node.firstChild) {
    if (node.name === "CallExpression" && calledName(node, text) === "PynencBuilder") return true;
  }
  return false;
}

/** The last name of what is called: `Pynenc` of `pynenc.Pynenc(...)`. */
function calledName({ firstChild: callee }: SyntaxNode, text: string): string {
  const name = callee?.name === "MemberExpression" ? callee.lastChild : callee;
  return name === null ? "" : textOf(name, text);
}

/** `from tasks import orders_app`: by its name. What `import` alone gives is a module. */
function importedApplications(statement: SyntaxNode, text: string): readonly string[] {
  if (statement.firstChild?.name !== "from") return [];
  return statement
    .getChildren("VariableName", "import")
    .map((name) => textOf(name, text))
    .filter((name) => name.endsWith("app"));
}

/** `os.environ["NAME"] = "literal"` */
function environmentAssignment(statement: SyntaxNode, text: string): readonly EnvironmentVariable[] {
  const target = statement.firstChild;
  if (target?.name !== "MemberExpression" || target.firstChild === null) return [];
  if (!/(^|\.)environ$/.test(textOf(target.firstChild, text))) return [];
  const name = target.getChild("String");
  const decoded = name === null ? undefined : stringValue(textOf(name, text));
  const value = assignedValue(statement, text);
  if (name === null || decoded === undefined || value === undefined || value.range === undefined) return [];
  return [
    {
      name: decoded,
      nameRange: inner(rangeOf(name)),
      value: value.kind === "string" ? String(value.value) : undefined,
      valueRange: value.range,
    },
  ];
}

/** `Pynenc(config_values={...})` and `.custom_config(name=...)`, or `.custom_config({...})`. */
function configValues(call: SyntaxNode, text: string): readonly TableEntry[] {
  const list = call.getChild("ArgList");
  if (list === null) return [];
  const called = calledName(call, text);
  if (called !== "Pynenc" && called !== "custom_config") return [];
  const named = keywordArguments(list, text);
  if (called === "Pynenc") return named.find(({ key }) => key === "config_values")?.entries ?? [];
  const dictionaries = list.getChildren("DictionaryExpression").flatMap((each) => dictionaryEntries(each, text));
  return [...dictionaries, ...named.flatMap(({ entry }) => (entry === undefined ? [] : [entry]))];
}

/** `Pynenc(config_filepath="...")` */
function configFile(call: SyntaxNode, text: string): readonly TableEntry[] {
  const list = call.getChild("ArgList");
  if (list === null || calledName(call, text) !== "Pynenc") return [];
  const given = keywordArguments(list, text).find(({ key }) => key === "config_filepath")?.entry;
  return given?.value.kind === "string" ? [given] : [];
}

interface KeywordArgument {
  readonly key: string;
  /** With a literal value. */
  readonly entry: TableEntry | undefined;
  /** With a dictionary as its value: what it holds. */
  readonly entries: readonly TableEntry[];
}

function keywordArguments(list: SyntaxNode, text: string): readonly KeywordArgument[] {
  return list.getChildren("VariableName").flatMap((name) => {
    if (name.nextSibling?.name !== "AssignOp") return [];
    const argument = name.nextSibling.nextSibling;
    if (argument === null) return [];
    const key = textOf(name, text);
    const value = literal(argument, text);
    return [
      {
        key,
        entry: value === undefined ? undefined : { key, keyRange: rangeOf(name), value },
        entries: argument.name === "DictionaryExpression" ? dictionaryEntries(argument, text) : [],
      },
    ];
  });
}

function dictionaryEntries(dictionary: SyntaxNode, text: string): readonly TableEntry[] {
  const entries: TableEntry[] = [];
  for (let colon = dictionary.firstChild; colon !== null; colon = colon.nextSibling) {
    if (colon.name !== ":" || colon.prevSibling === null || colon.nextSibling === null) continue;
    const key = colon.prevSibling.name === "String" ? stringValue(textOf(colon.prevSibling, text)) : undefined;
    const value = literal(colon.nextSibling, text);
    if (key !== undefined && value !== undefined) {
      entries.push({ key, keyRange: inner(rangeOf(colon.prevSibling)), value });
    }
  }
  return entries;
}

/** What stands behind the last `=`, where it is a literal. */
function assignedValue(statement: SyntaxNode, text: string): ConfigNode | undefined {
  const operator = statement.getChildren("AssignOp").at(-1);
  const value = operator?.nextSibling;
  return value === undefined || value === null || value.nextSibling !== null ? undefined : literal(value, text);
}

function literal(node: SyntaxNode, text: string): ConfigNode | undefined {
  const range = rangeOf(node);
  const written = textOf(node, text);
  switch (node.name) {
    case "Number":
    case "UnaryExpression":
      return numberLiteral(written, range);
    case "Boolean":
      return { kind: "boolean", value: written === "True", range };
    case "None":
      return { kind: "null", value: null, range };
    case "String": {
      const value = stringValue(written);
      return value === undefined ? undefined : { kind: "string", value, range };
    }
    case "ArrayExpression":
    case "TupleExpression":
    case "SetExpression":
      return listLiteral(node, text, range);
    case "DictionaryExpression":
      return { kind: "table", entries: dictionaryEntries(node, text), range };
    default:
      return undefined;
  }
}

function listLiteral(node: SyntaxNode, text: string, range: TextRange): ConfigNode | undefined {
  const items: ConfigNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (/^[[\](){},]$/.test(child.name)) continue;
    const item = literal(child, text);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return { kind: "list", items, range };
}

/** Decimal numbers, with a sign and underscores; others (`0x10`, `1j`) nobody writes into settings. */
function numberLiteral(written: string, range: TextRange): ConfigNode | undefined {
  const compact = written.replaceAll(/[_\s]/g, "");
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(compact)) return undefined;
  return { kind: /[.eE]/.test(compact) ? "float" : "integer", value: Number(compact), range };
}

/** A plain string without escapes or placeholders; undefined for any other. */
function stringValue(written: string): string | undefined {
  const match = /^[uU]?("""|'''|"|')([\s\S]*)\1$/.exec(written);
  const content = match?.[2];
  return content === undefined || content.includes("\\") ? undefined : content;
}

/** Within one pair of quotes. */
function inner({ start, end }: TextRange): TextRange {
  return { start: start + 1, end: end - 1 };
}

function textOf(node: SyntaxNode, text: string): string {
  return text.slice(node.from, node.to);
}

function rangeOf(node: SyntaxNode): TextRange {
  return { start: node.from, end: node.to };
}
