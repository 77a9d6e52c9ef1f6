import type { SyntaxNode } from "@lezer/common";
import type { TextRange } from "../../text/source-text.js";
import { ANY_KEY, type ConfigNode, type TableEntry } from "../../tree/tree.js";
import { type EnvironmentVariable, entryOfVariable } from "../environment.js";
import type { NamesGiven } from "./names-given.js";
import { type CodeAct, settled } from "./python-acts.js";
import { assignmentTargets, assignmentTo, valueGiven } from "./python-assignments.js";
import { argumentsOf, namesGiven } from "./python-calls.js";
import type { CodePlace, Scopes } from "./python-scopes.js";
import { rangeOf, textOf } from "./python-syntax.js";
import type { PythonValues } from "./python-values.js";

/** The variables that a module sets for the process that it runs in, which pynenc reads when it needs a setting first. */
export class CodeEnvironment {
  readonly #values: PythonValues;
  readonly #text: string;
  readonly #given: NamesGiven;
  /** Other names of `os.environ` that may be something else as well. */
  readonly #inDoubt = new Set<string>();
  #isInDoubt = false;
  /** What only the process has: `os.environ` does not know of it. */
  readonly #put = new Set<string>();
  readonly #set: { readonly variable: EnvironmentVariable; readonly act: CodeAct }[] = [];

  constructor(values: PythonValues, text: string, given: NamesGiven) {
    this.#values = values;
    this.#text = text;
    this.#given = given;
  }

  /**
   * A statement or call that has the word `environ`, or another name of the same.
   *
   * @returns the names that it gives to `os.environ`: `env = os.environ`
   */
  addEnviron(word: SyntaxNode, scopes: Scopes): readonly string[] {
    const isMember = word.parent?.name === "MemberExpression" && word.nextSibling === null;
    const environ = isMember ? word.parent : word;
    if (environ === null) return [];
    const name = textOf(word, this.#text);
    this.#isInDoubt = this.#inDoubt.has(name);
    // An attribute may have the same name.
    if (isMember && name !== "environ") return [];
    const names = namesGiven(environ, this.#text).filter((each) => /^\w+$/.test(each));
    for (const each of names) if (this.#given.isGivenMore(each)) this.#inDoubt.add(each);
    const { parent } = environ;
    if (parent?.name === "UpdateStatement" && environ.prevSibling === null) {
      const operand = parent.lastChild;
      if (/^\|=/.test(this.#text.slice(environ.to).trimStart()) && operand !== null) {
        this.#addAll(operand, scopes.placeOf(parent));
      }
    } else if (parent?.name === "MemberExpression" && environ.prevSibling === null) {
      if (parent.parent?.name === "CallExpression" && parent.prevSibling === null) {
        this.#addCall(parent, parent.parent, scopes);
      } else if (parent.parent?.name === "DeleteStatement") this.#unset(parent.getChild("String"), parent, scopes);
      else this.#addAssignment(word, scopes);
    }
    return names;
  }

  /** `os.putenv("NAME", "value")` and `os.unsetenv("NAME")`: pynenc asks the process, not `os.environ`. */
  addProcessCall(call: SyntaxNode, isSet: boolean, scopes: Scopes): void {
    this.#isInDoubt = false;
    const [name, value] = argumentsOf(call).map((each) => each.value);
    if (isSet && value !== undefined) this.#setTo(name, value, scopes.placeOf(call));
    const written = isSet && name !== undefined ? this.#textIn(name) : undefined;
    if (written !== undefined) this.#put.add(written);
    else if (!isSet) this.#unset(name ?? null, call, scopes);
  }

  /**
   * In their order. What is set once the application has made up its settings may come too late for it.
   *
   * @param madeUpAt where that may be; undefined where the module does nothing that needs them
   */
  all(madeUpAt: number | undefined): readonly EnvironmentVariable[] {
    const variables = this.#set.toSorted((one, other) => one.act.place.at - other.act.place.at);
    const acts = variables.map(({ act }) => act);
    return settled(acts, []).map(({ isUncertain }, index) => {
      const variable = variables[index]?.variable as EnvironmentVariable;
      const isLate = madeUpAt !== undefined && variable.nameRange.start > madeUpAt;
      return isUncertain === true || isLate ? { ...variable, isUncertain: true } : variable;
    });
  }

  /** `os.environ["NAME"] = ...` */
  #addAssignment(word: SyntaxNode, scopes: Scopes): void {
    const statement = assignmentTo(word);
    const value = statement === undefined ? undefined : valueGiven(statement, this.#values);
    if (statement === undefined || value === undefined) return;
    for (const target of assignmentTargets(statement)) {
      // Of several targets only the one that the word stands in.
      const name = target.firstChild?.to === word.to ? target.getChild("[")?.nextSibling : null;
      if (name !== null && name !== undefined) this.#setNode(name, value, scopes.placeOf(statement));
    }
  }

  /** `os.environ.setdefault("NAME", "value")`, `os.environ.update(...)`, `os.environ.pop("NAME")` */
  #addCall(callee: SyntaxNode, call: SyntaxNode, scopes: Scopes): void {
    const method = callee.lastChild === null ? "" : textOf(callee.lastChild, this.#text);
    const place = scopes.placeOf(call);
    const given = argumentsOf(call);
    const [first, second] = given;
    switch (method) {
      case "setdefault":
        if (first !== undefined && second !== undefined) this.#setTo(first.value, second.value, place, true);
        break;
      case "pop":
        this.#unset(first?.value ?? null, call, scopes);
        break;
      case "update":
        for (const { name, value } of given) {
          if (name === undefined || name.name === "**") this.#addAll(value, place);
          else this.#push(textOf(name, this.#text), rangeOf(name), this.#values.nodeOf(value), place);
        }
        break;
    }
  }

  /** A dictionary of variables, or pairs; names that only the running program knows are nobody's here. */
  #addAll(expression: SyntaxNode, place: CodePlace): void {
    for (const { key, keyRange, value } of [...this.#values.entriesOf(expression), ...this.#pairsIn(expression)]) {
      if (key !== ANY_KEY) this.#push(key, keyRange, value, place);
    }
  }

  #pairsIn(expression: SyntaxNode): readonly TableEntry[] {
    if (!/^(?:Array|Tuple)Expression$/.test(expression.name)) return [];
    return expression.getChildren("TupleExpression").flatMap((pair) => {
      const [name, value] = pair.getChildren("String");
      return name === undefined || value === undefined
        ? []
        : [this.#values.entryOf(String(this.#textIn(name)), inQuotes(name), value)];
    });
  }

  #setTo(name: SyntaxNode | undefined, value: SyntaxNode, place: CodePlace, isFallback?: true): void {
    if (name !== undefined) this.#setNode(name, this.#values.nodeOf(value), place, isFallback);
  }

  #setNode(name: SyntaxNode, value: ConfigNode, place: CodePlace, isFallback?: true): void {
    const written = this.#textIn(name);
    if (written !== undefined) this.#push(written, inQuotes(name), value, place, isFallback);
  }

  #unset(name: SyntaxNode | null, node: SyntaxNode, scopes: Scopes): void {
    const written = name === null ? undefined : this.#textIn(name);
    if (name === null || written === undefined) return;
    // Whatever else gives it a value may have been meant to be taken back.
    this.#push(written, inQuotes(name), { kind: "unknown", value: null, range: rangeOf(name) }, scopes.placeOf(node));
  }

  #textIn(name: SyntaxNode): string | undefined {
    const node = this.#values.nodeOf(name);
    return node.kind === "string" ? String(node.value) : undefined;
  }

  #push(name: string, nameRange: TextRange, value: ConfigNode, place: CodePlace, isFallback?: true): void {
    if (value.range === undefined) return;
    const isText = value.kind === "string" && !this.#isInDoubt;
    const isOverPut = isFallback === true && this.#put.has(name);
    const variable: EnvironmentVariable = {
      name,
      nameRange,
      value: isText ? String(value.value) : undefined,
      valueRange: value.range,
      ...(isText && !isOverPut ? {} : { isUncertain: true }),
      ...(isFallback === true && !isOverPut ? { isFallback } : {}),
    };
    this.#set.push({ variable, act: { entry: entryOfVariable(variable), place: { ...place, at: nameRange.start } } });
  }
}

/** Without its quotes, where it is a string. */
function inQuotes(name: SyntaxNode): TextRange {
  return name.name === "String" ? { start: name.from + 1, end: name.to - 1 } : rangeOf(name);
}
