import type { SyntaxNode } from "@lezer/common";
import { APPLICATION_ARGUMENTS } from "@slotwise/pynenc";
import type { TextRange } from "../../text/source-text.js";
import { ANY_KEY, type TableEntry } from "../../tree/tree.js";
import { boundArguments } from "./bound-arguments.js";
import { builderSettings } from "./builder-settings.js";
import {
  type Application,
  applicationOf,
  type CodeApplication,
  labelsOf,
  newApplication,
  settledOf,
} from "./code-application.js";
import type { ImportedNames } from "./imported-names.js";
import type { CodeAct } from "./python-acts.js";
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
  readonly #imported = new Set<string>();
  readonly #assigned: ApplicationAssignment[] = [];
  /** Where something is asked of what may be an application for which it makes up its settings. */
  readonly #used: Use[] = [];

  /** @param onBuilder is told each name that a builder gets */
  constructor(values: PythonValues, text: string, imports: ImportedNames, onBuilder: (name: string) => void) {
    this.#reading = { values, text };
    this.#imports = imports;
    this.#builders = new Builders(onBuilder);
  }

  /** `from tasks import orders_app`: an application, by its name. What `import` alone gives is a module. */
  addImport(statement: SyntaxNode): void {
    if (statement.firstChild?.name !== "from") return;
    for (const name of statement.getChildren("VariableName", "import")) {
      const imported = textOf(name, this.#reading.text);
      if (imported.endsWith("app")) this.#imported.add(imported);
    }
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
    let builder = this.#builders.find(rootName, place);
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
          this.#make(given, call.to, place).builders.push({ builder, until: call.to });
          // What follows is called on the application.
          builder = undefined;
          break;
        default:
          // This one only a builder has.
          if (name === "custom_config") builder ??= this.#builders.named(rootName, place);
          if (builder !== undefined) this.#tell(builder, name, call, place);
      }
    }
    // `configured = builder.custom_config(...)` is the very same builder.
    if (builder === undefined) return;
    for (const name of names) this.#builders.name(name, place, builder);
  }

  /** The applications of which the module says anything. */
  all(): readonly CodeApplication[] {
    const unbuilt = this.#builders.unbuilt();
    const makers = this.#made.length > 0 ? this.#made : unbuilt.map(applicationOf);
    // What cannot be told apart belongs to the only application that there is.
    const only = makers.length === 1 ? makers[0] : undefined;
    if (only !== undefined && this.#made.length > 0) {
      only.builders.push(...unbuilt.map((builder) => ({ builder, until: Number.POSITIVE_INFINITY })));
    }
    const all = [
      ...makers,
      ...(only === undefined && this.#made.length > 0 ? unbuilt.map(applicationOf) : []),
      ...this.#assign(only),
    ];
    const settled = all
      .map((application) => ({ application, settings: settledOf(application) }))
      .filter(({ settings }) => Object.values(settings).some((entries) => entries.length > 0))
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
    return this.#find(owner, place) !== undefined || this.#imported.has(owner) || /(?:^|\.)app$/.test(owner);
  }

  /** Gives each assignment to its application; those of applications that come from elsewhere are returned. */
  #assign(only: Application | undefined): readonly Application[] {
    const foreign = new Map<string, Application>();
    const byText = new Map(this.#made.map((application) => [application.name, application]));
    const madeUpAt = this.madeUpAt ?? Number.POSITIVE_INFINITY;
    for (const assignment of this.#assigned) {
      const { owner, act } = assignment;
      const isImported = this.#imported.has(owner);
      let application = this.#find(owner, act.place) ?? byText.get(owner);
      if (application === undefined && (isImported || /(?:^|\.)app$/.test(owner))) {
        application =
          (isImported ? undefined : only) ?? foreign.get(owner) ?? newApplication(owner, act.place.at, undefined);
        if (application !== only) foreign.set(owner, application);
      }
      if (application !== undefined) assign(application, assignment, act.place.at > madeUpAt);
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
    if (file?.value.kind === "string") application.files.push({ entry: file, place });
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

/** What a dictionary holds that is given as a whole. */
function entriesIn({ keyRange, value }: TableEntry): readonly TableEntry[] {
  if (value.kind === "null") return [];
  return value.kind === "table" ? value.entries : [anyEntry(value.range ?? keyRange)];
}

/** Keys that only the running program knows: any setting may be one of them, or none. */
function anyEntry(range: TextRange): TableEntry {
  return { key: ANY_KEY, keyRange: range, value: { kind: "unknown", value: null, range }, isUncertain: true };
}

/** @param isLate whether the application may have its settings already, and what else is made of it not */
function assign(application: Application, { attribute, part, act }: ApplicationAssignment, isLate: boolean): void {
  const { entry, place } = act;
  if (attribute === "conf") {
    if (part === undefined) application.assignments.push(act);
    else application.partAssignments.push({ part, act });
    return;
  }
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
