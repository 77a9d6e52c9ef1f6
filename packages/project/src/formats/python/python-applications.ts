import type { SyntaxNode } from "@lezer/common";
import { APPLICATION_ARGUMENTS, builderMethod } from "@slotwise/pynenc";
import { FIELDS } from "../../fields/classes.js";
import type { TextRange } from "../../text/source-text.js";
import { ANY_KEY, anyEntry, type TableEntry, uncertainEntry } from "../../tree/tree.js";
import { boundArguments } from "./bound-arguments.js";
import { builderSettings } from "./builder-settings.js";
import {
  type Application,
  applicationOf,
  type CodeApplication,
  type ImportedThing,
  labelsOf,
  newApplication,
  settledOf,
} from "./code-application.js";
import type { ImportedNames } from "./imported-names.js";
import type { ModuleImport } from "./module-imports.js";
import type { CodeAct } from "./python-acts.js";
import { PARTS } from "./python-assignments.js";
import { type Builder, Builders } from "./python-builders.js";
import { argumentsOf, calledName, chainOf, namesGiven } from "./python-calls.js";
import { type CodePlace, nameKey, scopesOfName } from "./python-scopes.js";
import { rangeOf, textOf } from "./python-syntax.js";
import type { PythonValues } from "./python-values.js";

/** Something that is assigned to what may be an application. */
export interface ApplicationAssignment {
  /** As it is written: `app`. */
  readonly owner: string;
  /** `config_filepath`; of `conf` the setting is the entry's name. */
  readonly attribute: "conf" | "config_filepath" | "config_values";
  /** The part whose `conf` it is, where it is not the application's own. */
  readonly part?: string | undefined;
  readonly act: CodeAct;
}

/** Where something is asked of what may be an application. */
interface Use {
  readonly owner: string;
  readonly place: CodePlace;
}

/** Tells the applications of a module apart. It is given the module's statements in their order. */
export class Applications {
  readonly #reading: { readonly values: PythonValues; readonly text: string };
  readonly #imports: ImportedNames;
  readonly #made: Application[] = [];
  readonly #names = new Map<string, Application[]>();
  readonly #builders: Builders;
  /** By what they are called here. */
  readonly #imported = new Map<string, ImportedThing>();
  /** A module of which all names are here. */
  #all: ImportedThing | undefined;
  /** Those that a function of the module gives, each with what stands for all that it may have told them. */
  readonly #fromFunctions: { readonly builder: Builder; readonly act: CodeAct }[] = [];
  /** Those that are handed to a call, by where that begins. */
  readonly #handed = new Map<number, Builder>();
  readonly #assigned: ApplicationAssignment[] = [];
  /** Where something is asked of what may be an application for which it makes up its settings. */
  readonly #used: Use[] = [];

  /** @param onBuilder is told each name that a builder gets */
  constructor(values: PythonValues, text: string, imports: ImportedNames, onBuilder: (name: string) => void) {
    this.#reading = { values, text };
    this.#imports = imports;
    this.#builders = new Builders(onBuilder);
  }

  /** `from tasks import orders_app` */
  addImport({ module, taken, as }: ModuleImport, range: TextRange): void {
    if (taken === "*") this.#all = { module, name: "", range };
    else if (as !== undefined) this.#imported.set(as, { module, name: taken ?? "", range });
  }

  /** `<owner>.conf.<field> = ...`: whether the owner is an application, only the whole module tells. */
  addAssignment(assignment: ApplicationAssignment): void {
    this.#assigned.push(assignment);
  }

  /** `<owner>.conf`, `<owner>.logger`: of an application, it has its settings from here on. */
  addUse(owner: string, place: CodePlace): void {
    this.#used.push({ owner, place });
  }

  /** `builder: PynencBuilder` among the parameters of a function. */
  addBuilder(name: string, place: CodePlace): void {
    this.#builders.name(name, place, this.#builders.make([name], place));
  }

  /** A chain of calls that may make or configure an application, given by its last call. */
  addCalls(last: SyntaxNode, place: CodePlace): void {
    const { text } = this.#reading;
    const { root, calls } = chainOf(last);
    const called = calls.map((call) => calledName(call, text, this.#imports));
    const names = namesGiven(last, text);
    const rootName = root === undefined ? undefined : textOf(root, text);
    const isBuilt = called.includes("build");
    const saysBuilder = isBuilt || called.includes("custom_config");
    const handed = calls[0] === undefined ? undefined : this.#handed.get(calls[0].from);
    let builder = handed ?? this.#builders.find(rootName, place);
    for (const [index, call] of calls.entries()) {
      const given = index === calls.length - 1 ? names : [];
      const name = called[index] ?? "";
      switch (name) {
        case "Pynenc":
          this.#construct(this.#make(given, call.to, place), call, place);
          break;
        case "PynencBuilder":
          builder = this.#builders.make(isBuilt ? [] : names, place);
          break;
        case "build":
          if (builder === undefined) break;
          builder.isBuilt = true;
          this.#make(given, call.to, place).builders.push(builder);
          // What follows is called on the application.
          builder = undefined;
          break;
        default:
          // What it was handed to is no method of it.
          if (handed !== undefined && index === 0) break;
          // Elsewhere methods may have such names as well.
          if (saysBuilder && isBuilderMethod(name)) builder ??= this.#builderOf(rootName, calls.slice(0, index), place);
          if (builder !== undefined) this.#tell(builder, name, call, place);
      }
    }
    // `configured = builder.custom_config(...)` is the very same builder.
    if (builder === undefined) return;
    for (const name of names) this.#builders.name(name, place, builder);
    this.#handOver(builder, last, place);
  }

  /** `configured(builder)`, given the name of a builder. */
  addMention(name: SyntaxNode, place: CodePlace): void {
    const builder = this.#builders.find(textOf(name, this.#reading.text), place);
    if (builder !== undefined) this.#handOver(builder, name, place);
  }

  /** What a builder is handed to may tell it something, and give it back. */
  #handOver(builder: Builder, given: SyntaxNode, place: CodePlace): void {
    const { text } = this.#reading;
    const list = given.parent?.name === "AssignOp" ? null : given.parent;
    const call = list?.name === "ArgList" ? list.parent : null;
    const callee = call?.firstChild;
    if (call === null || call === undefined || callee === null || callee === undefined) return;
    const name = textOf(callee, text);
    const imported = this.#importedOf(name);
    const act = { entry: anyEntry(rangeOf(callee)), place: { ...place, at: call.from } };
    if (this.#isFunction(name)) this.#fromFunctions.push({ builder, act });
    else if (imported !== undefined && builder.acts.length === 0 && builder.imported === undefined)
      builder.imported = imported;
    else builder.acts.push(act);
    this.#handed.set(call.from, builder);
    for (const each of namesGiven(call, text)) this.#builders.name(each, place, builder);
  }

  /** The applications of which the module says anything. */
  all(): readonly CodeApplication[] {
    const unbuilt = this.#builders.unbuilt();
    const makers = this.#made.length > 0 ? this.#made : unbuilt.map(applicationOf);
    // What cannot be told apart belongs to the only application that there is.
    const only = makers.length === 1 ? makers[0] : undefined;
    if (only !== undefined && this.#made.length > 0) only.builders.push(...unbuilt);
    // Of several nobody knows here which of them a function is called for.
    if (only === undefined) for (const { builder, act } of this.#fromFunctions) builder.acts.unshift(act);
    const isToldApart = only === undefined && this.#made.length > 0 && this.#fromFunctions.length === 0;
    const all = [...makers, ...(isToldApart ? unbuilt.map(applicationOf) : []), ...this.#assign(only)];
    const madeUpAt = this.madeUpAt ?? Number.POSITIVE_INFINITY;
    const settled = all
      .map((application) => ({ application, settings: settledOf(application, madeUpAt) }))
      .filter(({ settings }) => saysSomething(settings))
      .sort((first, second) => first.application.at - second.application.at);
    const labels = labelsOf(
      settled.map(({ application }) => application),
      this.#reading.text,
    );
    return settled.map(({ settings }, index) => ({ name: labels[index] ?? "", ...settings }));
  }

  /** Where an application of the module may first have made up its settings, as the module is loaded. */
  get madeUpAt(): number | undefined {
    const isOne = ({ owner, place }: Use) => place.scopes.length === 1 && this.#isApplication(owner, place);
    return this.#used.find(isOne)?.place.at;
  }

  #isApplication(owner: string, place: CodePlace): boolean {
    return (
      this.#find(owner, place) !== undefined || this.#importedOf(owner) !== undefined || /(?:^|\.)app$/.test(owner)
    );
  }

  /** Of what module a name, or an attribute of it, is; undefined for what is none of another module's. */
  #importedOf(name: string): ImportedThing | undefined {
    const [first = "", ...rest] = name.split(".");
    for (let length = rest.length; length >= 0; length--) {
      const found = this.#imported.get([first, ...rest.slice(0, length)].join("."));
      if (found === undefined) continue;
      return { ...found, name: [found.name, ...rest.slice(length)].filter((each) => each !== "").join(".") };
    }
    const isName = rest.length === 0 && /^\w+$/.test(name);
    return this.#all === undefined || !isName ? undefined : { ...this.#all, name };
  }

  /** The builder that a chain goes on with: that of a name, or of what the calls before give, which may be told anything. */
  #builderOf(rootName: string | undefined, before: readonly SyntaxNode[], place: CodePlace): Builder {
    const { text } = this.#reading;
    const [first, ...further] = before;
    const callee = first?.firstChild ?? undefined;
    const origin = callee === undefined ? rootName : textOf(callee, text);
    const imported = origin === undefined || further.length > 0 ? undefined : this.#importedOf(origin);
    if (first === undefined && imported === undefined) return this.#builders.named(rootName, place);
    const builder = this.#builders.make([], place);
    if (imported !== undefined) builder.imported = imported;
    else {
      const act = { entry: anyEntry({ start: callee?.from ?? place.at, end: callee?.to ?? place.at }), place };
      // What a function here gives is told in it what it is told.
      if (further.length === 0 && this.#isFunction(origin ?? "")) this.#fromFunctions.push({ builder, act });
      else builder.acts.push(act);
    }
    return builder;
  }

  #isFunction(name: string): boolean {
    const own = /^(?:\w+\.)?(\w+)$/.exec(name)?.[1];
    return own !== undefined && new RegExp(`^[ \\t]*def[ \\t]+${own}\\b`, "m").test(this.#reading.text);
  }

  /** Gives each assignment to its application; those of applications that come from elsewhere are returned. */
  #assign(only: Application | undefined): readonly Application[] {
    const foreign = new Map<string, Application>();
    const inDoubt: ApplicationAssignment[] = [];
    const byText = new Map(this.#made.map((application) => [application.name, application]));
    const madeUpAt = this.madeUpAt ?? Number.POSITIVE_INFINITY;
    for (const assignment of this.#assigned) {
      const { owner, act } = assignment;
      const found = this.#importedOf(owner);
      // A module is no application.
      const imported = found?.name === "" ? undefined : found;
      const isCalledApp = (imported === undefined ? /(?:^|\.)app$/ : /app$/).test(owner);
      let application = this.#find(owner, act.place) ?? byText.get(owner);
      // Of what else has a `conf`, such as another library's application, the settings have other names.
      if (application === undefined && (isCalledApp || (imported !== undefined && isOurs(assignment)))) {
        application =
          (imported === undefined ? only : undefined) ??
          foreign.get(owner) ??
          newApplication(owner, act.place.at, undefined, imported);
        if (application !== only) foreign.set(owner, application);
      }
      if (application !== undefined) assign(application, assignment, act.place.at > madeUpAt);
      // What has another name here, or is handed over, may be any of them.
      else if (isOurs(assignment)) inDoubt.push(assignment);
    }
    for (const each of inDoubt) {
      const act = { ...each.act, entry: uncertainEntry(each.act.entry) };
      for (const application of [...this.#made, ...foreign.values()]) {
        application.assignments.push(act);
        for (const part of PARTS) application.partAssignments.push({ part, act });
      }
    }
    return [...foreign.values()];
  }

  /** `Pynenc({...}, "pynenc.toml")`, or the same by names. */
  #construct(application: Application, call: SyntaxNode, place: CodePlace): void {
    const calledAt = rangeOf(call.firstChild?.lastChild ?? call);
    const known = new Set(APPLICATION_ARGUMENTS);
    const { given, anything } = boundArguments(call, APPLICATION_ARGUMENTS, known, calledAt, this.#reading);
    const values = given.get("config_values");
    for (const entry of values === undefined ? [] : entriesIn(values)) application.values.push({ entry, place });
    // What only the running program knows may be a dictionary, as any other argument.
    if (values === undefined && anything !== undefined) application.values.push({ entry: anyEntry(anything), place });
    const file = given.get("config_filepath");
    if (file !== undefined) application.files.push({ entry: file, place });
  }

  #tell(builder: Builder, method: string, call: SyntaxNode, place: CodePlace): void {
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

  /** In a branch, a name that is taken already is another way to make the same application. */
  #make(names: readonly string[], at: number, place: CodePlace): Application {
    const before = names.map((name) => this.#names.get(nameKey(name, place))?.at(-1)).find(Boolean);
    if (before !== undefined && place.conditions.length > 0) {
      before.made.push(place.conditions);
      return before;
    }
    const made = newApplication(names[0], at, place.conditions);
    this.#made.push(made);
    for (const name of names) {
      const key = nameKey(name, place);
      const known = this.#names.get(key) ?? [];
      this.#names.set(key, known);
      known.push(made);
    }
    return made;
  }

  #find(name: string, place: CodePlace): Application | undefined {
    for (const scope of scopesOfName(name, place)) {
      const known = this.#names.get(`${scope} ${name}`);
      // A function may stand above what it uses.
      if (known !== undefined) return known.findLast(({ at }) => at <= place.at) ?? known[0];
    }
    return undefined;
  }
}

/** Whether a builder of pynenc's, or of a plugin's, has such a method. */
function isBuilderMethod(name: string): boolean {
  return name === "custom_config" || builderMethod(name) !== undefined;
}

/** Whether pynenc has a setting of that name. */
function isOurs({ attribute, act }: ApplicationAssignment): boolean {
  return attribute === "conf" && (FIELDS.has(act.entry.key) || act.entry.key === ANY_KEY);
}

function saysSomething(settings: Omit<CodeApplication, "name">): boolean {
  const { values, files, assignments, partAssignments, isGivenAnew } = settings;
  return isGivenAnew === true || values.length + files.length + assignments.length + partAssignments.length > 0;
}

/** What a dictionary holds that is given as a whole. */
function entriesIn({ keyRange, value }: TableEntry): readonly TableEntry[] {
  if (value.kind === "null") return [];
  return value.kind === "table" ? value.entries : [anyEntry(value.range ?? keyRange)];
}

/** @param isLate whether the application may have its settings already, and what else is made of it not */
function assign(application: Application, { attribute, part, act }: ApplicationAssignment, isLate: boolean): void {
  const { entry, place } = act;
  if (attribute === "conf") {
    if (part === undefined) application.assignments.push(act);
    else application.partAssignments.push({ part, act });
    return;
  }
  application.isGivenAnew = true;
  const isSure = !isLate && place.conditions.length === 0;
  if (attribute === "config_filepath") {
    if (isSure) application.files.length = 0;
    if (isLate) application.files.push({ entry: { ...entry, isUncertain: true }, place });
    else if (entry.value.kind === "string" || !isSure) application.files.push(act);
  } else {
    if (isSure) application.values.length = application.builders.length = 0;
    const given = isLate ? [anyEntry(entry.keyRange)] : entriesIn(entry);
    for (const each of given) application.values.push({ entry: each, place });
  }
}
