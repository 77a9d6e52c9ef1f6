import type { SyntaxNode } from "@lezer/common";
import type { TextRange } from "../../text/source-text.js";
import type { ImportedNames } from "./imported-names.js";
import { argumentsOf, calledName, chainOf, lastOfChain, namesGiven } from "./python-calls.js";
import { textOf } from "./python-syntax.js";
import type { PythonValues } from "./python-values.js";

/** A cron that code gives to a task: `on_cron("0 3 * * *")`. */
export interface CodeCron {
  /** As it is written: whether it is one, and when it ticks, is for others to say. */
  readonly expression: string;
  /** The literal, quotes included: of a constant, where that gets it. */
  readonly range: TextRange;
  /** Whether the task starts when the cron ticks; otherwise it waits for something else as well, an event or a result. */
  readonly isEnough: boolean;
}

/** Finds the crons of a module. It is given what stands in the module in its order. */
export class CodeCrons {
  readonly #values: PythonValues;
  readonly #text: string;
  readonly #imports: ImportedNames;
  /** What is pynenc's by an import. */
  readonly #imported = new Set<string>();
  /** What holds a builder of triggers. */
  readonly #builders = new Set<string>();
  readonly #calls: SyntaxNode[] = [];

  constructor(values: PythonValues, text: string, imports: ImportedNames) {
    this.#values = values;
    this.#text = text;
    this.#imports = imports;
  }

  /** `from pynenc.trigger.trigger_builder import on_cron` */
  addImport(statement: SyntaxNode): void {
    if (!/^from\s+pynenc\b/.test(textOf(statement, this.#text))) return;
    for (const name of statement.getChildren("VariableName", "import")) this.#imported.add(textOf(name, this.#text));
  }

  /** `nightly = TriggerBuilder()` */
  addBuilder(call: SyntaxNode): void {
    for (const name of namesGiven(lastOfChain(call), this.#text)) this.#builders.add(name);
  }

  /** A call of something named `on_cron`: whether it is pynenc's, only the whole module tells. */
  addCron(call: SyntaxNode): void {
    this.#calls.push(call);
  }

  all(): readonly CodeCron[] {
    return this.#calls.filter((call) => this.#isOurs(call)).flatMap((call) => this.#cronOf(call));
  }

  #isOurs(call: SyntaxNode): boolean {
    if (this.#isForTriggers(call)) return true;
    const { root, calls } = chainOf(call);
    const [first] = calls;
    const name = first === undefined ? "" : calledName(first, this.#text, this.#imports);
    // `on_event("...").on_cron("...")`: the first call makes the builder.
    if (first?.firstChild?.name === "VariableName") return name === "TriggerBuilder" || this.#imported.has(name);
    if (name === "TriggerBuilder") return true;
    return root !== undefined && this.#builders.has(textOf(root, this.#text));
  }

  /** `@app.task(triggers=...)`: nothing else is given there. */
  #isForTriggers(call: SyntaxNode): boolean {
    for (let node: SyntaxNode | null = call; node !== null; node = node.parent) {
      const { parent, prevSibling: sign } = node;
      const name = sign?.name === "AssignOp" ? sign.prevSibling : null;
      if (parent?.name === "ArgList" && name !== null && textOf(name, this.#text) === "triggers") return true;
    }
    return false;
  }

  #cronOf(call: SyntaxNode): readonly CodeCron[] {
    const given = argumentsOf(call).find(
      ({ name }) => name === undefined || textOf(name, this.#text) === "cron_expression",
    );
    const value = given === undefined ? undefined : this.#values.nodeOf(given.value);
    if (value?.kind !== "string") return [];
    return [{ expression: String(value.value), range: value.range, isEnough: this.#isEnough(call) }];
  }

  /** The conditions of one builder hold together, unless it says `with_logic("or")`. */
  #isEnough(call: SyntaxNode): boolean {
    const { calls } = chainOf(lastOfChain(call));
    const isOther = (name: string) => (name.startsWith("on_") && name !== "on_cron") || name === "add_condition";
    if (!calls.some((each) => isOther(calledName(each, this.#text, this.#imports)))) return true;
    return calls.some((each) => {
      const [logic] = calledName(each, this.#text, this.#imports) === "with_logic" ? argumentsOf(each) : [];
      return logic !== undefined && /\bor\b/i.test(textOf(logic.value, this.#text));
    });
  }
}
