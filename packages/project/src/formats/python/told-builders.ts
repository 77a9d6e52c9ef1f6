import type { SyntaxNode } from "@lezer/common";
import { builderMethod } from "@slotwise/pynenc";
import { anyEntry, type TableEntry } from "../../tree/tree.js";
import { builderSettings } from "./builder-settings.js";
import type { ImportedThings } from "./imported-things.js";
import type { CodeAct } from "./python-acts.js";
import { type Builder, Builders } from "./python-builders.js";
import { argumentsOf, namesGiven } from "./python-calls.js";
import type { CodePlace } from "./python-scopes.js";
import { rangeOf, textOf } from "./python-syntax.js";
import type { PythonValues } from "./python-values.js";

/** The builders of a module, with what they are told here, and where else they may be told something. */
export class ToldBuilders extends Builders {
  readonly #reading: { readonly values: PythonValues; readonly text: string };
  readonly #imported: ImportedThings;
  /** Those that a function of the module gives, each with what stands for all that it may have told them. */
  readonly #fromFunctions: { readonly builder: Builder; readonly act: CodeAct }[] = [];
  /** Those that are handed to a call, by where that begins. */
  readonly #handed = new Map<number, Builder>();
  #functions: ReadonlySet<string> | undefined;

  /** @param onName is told each name that a builder gets */
  constructor(
    reading: { readonly values: PythonValues; readonly text: string },
    imported: ImportedThings,
    onName: (name: string) => void,
  ) {
    super(onName);
    this.#reading = reading;
    this.#imported = imported;
  }

  /** What a call was handed, and may give back. */
  handedTo(call: SyntaxNode | undefined): Builder | undefined {
    return call === undefined ? undefined : this.#handed.get(call.from);
  }

  /** Whether a function of the module gives one: what stands in it is told that one. */
  get areOfFunctions(): boolean {
    return this.#fromFunctions.length > 0;
  }

  /** Where nobody knows here which of them a function is called for. */
  tellAnything(): void {
    for (const { builder, act } of this.#fromFunctions) builder.acts.unshift(act);
  }

  /** `configured(builder)`, given the name of a builder. */
  addMention(name: SyntaxNode, place: CodePlace): void {
    const builder = this.find(textOf(name, this.#reading.text), place);
    if (builder !== undefined) this.handOver(builder, name, place);
  }

  /** What a builder is handed to may tell it something, and give it back. */
  handOver(builder: Builder, given: SyntaxNode, place: CodePlace): void {
    const { text } = this.#reading;
    const list = given.parent?.name === "AssignOp" ? null : given.parent;
    const call = list?.name === "ArgList" ? list.parent : null;
    const callee = call?.firstChild;
    if (call === null || call === undefined || callee === null || callee === undefined) return;
    const name = textOf(callee, text);
    const imported = this.#imported.of(name);
    const act = { entry: anyEntry(rangeOf(callee)), place: { ...place, at: call.from } };
    if (this.#isFunction(name)) this.#fromFunctions.push({ builder, act });
    else if (imported !== undefined && builder.acts.length === 0 && builder.imported === undefined)
      builder.imported = imported;
    else builder.acts.push(act);
    this.#handed.set(call.from, builder);
    for (const each of namesGiven(call, text)) this.name(each, place, builder);
  }

  /** The builder that a chain goes on with: that of a name, or of what the calls before give, which may be told anything. */
  goOn(rootName: string | undefined, before: readonly SyntaxNode[], place: CodePlace): Builder {
    const { text } = this.#reading;
    const [first, ...further] = before;
    const callee = first?.firstChild ?? undefined;
    const origin = callee === undefined ? rootName : textOf(callee, text);
    const imported = origin === undefined || further.length > 0 ? undefined : this.#imported.of(origin);
    if (first === undefined && imported === undefined) return this.named(rootName, place);
    const builder = this.make([], place);
    if (imported !== undefined) builder.imported = imported;
    else {
      const act = { entry: anyEntry({ start: callee?.from ?? place.at, end: callee?.to ?? place.at }), place };
      // What a function here gives is told in it what it is told.
      if (further.length === 0 && this.#isFunction(origin ?? "")) this.#fromFunctions.push({ builder, act });
      else builder.acts.push(act);
    }
    return builder;
  }

  /** Whether a function of the module has a name, which may be a method's. */
  #isFunction(name: string): boolean {
    this.#functions ??= new Set([...this.#reading.text.matchAll(/\bdef[ \t]+(\w+)/g)].map(([, own = ""]) => own));
    return this.#functions.has(/^(?:\w+\.)?(\w+)$/.exec(name)?.[1] ?? "");
  }

  /** A call of one of its methods. */
  tell(builder: Builder, method: string, call: SyntaxNode, place: CodePlace): void {
    const name = call.firstChild?.lastChild ?? call;
    const entries =
      method === "custom_config" ? this.#configured(call) : builderSettings(method, rangeOf(name), call, this.#reading);
    for (const entry of entries) builder.acts.push({ entry, place: { ...place, at: name.from } });
  }

  /** `.custom_config(name=...)`, or `.custom_config({...})`. */
  #configured(call: SyntaxNode): readonly TableEntry[] {
    const { values, text } = this.#reading;
    return argumentsOf(call).flatMap(({ name, value }) => {
      const isDictionary = name === undefined || name.name === "**" || name.name === "*";
      if (isDictionary) return values.entriesOf(value);
      return [values.entryOf(textOf(name, text), rangeOf(name), value)];
    });
  }
}

/** Whether a builder of pynenc's, or of a plugin's, has such a method. */
export function isBuilderMethod(name: string): boolean {
  return name === "custom_config" || builderMethod(name) !== undefined;
}
