import type { SyntaxNode } from "@lezer/common";
import { APPLICATION_ARGUMENTS } from "@slotwise/pynenc";
import type { TextRange } from "../../text/source-text.js";
import { anyEntry } from "../../tree/tree.js";
import { type ApplicationAssignment, assign, assignInDoubt, entriesIn, setsOurs } from "./application-assignment.js";
import { boundArguments } from "./bound-arguments.js";
import {
  type Application,
  applicationOf,
  type CodeApplication,
  labelsOf,
  newApplication,
  settledOf,
} from "./code-application.js";
import type { ImportedNames } from "./imported-names.js";
import { ImportedThings } from "./imported-things.js";
import type { ModuleImport } from "./module-imports.js";
import { calledName, chainOf, namesGiven } from "./python-calls.js";
import { type CodePlace, nameKey, scopesOfName } from "./python-scopes.js";
import { rangeOf, statementOf, textOf } from "./python-syntax.js";
import type { PythonValues } from "./python-values.js";
import { isBuilderMethod, ToldBuilders } from "./told-builders.js";

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
  /** That of the module's own names which comes first: where pynenc is told a module, it starts that application. */
  #first: { readonly name: string; readonly application: Application } | undefined;
  readonly #imported = new ImportedThings();
  readonly #builders: ToldBuilders;
  readonly #assigned: ApplicationAssignment[] = [];
  /** Where something is asked of what may be an application for which it makes up its settings. */
  readonly #used: Use[] = [];

  /** @param onBuilder is told each name that a builder gets */
  constructor(values: PythonValues, text: string, imports: ImportedNames, onBuilder: (name: string) => void) {
    this.#reading = { values, text };
    this.#imports = imports;
    this.#builders = new ToldBuilders(this.#reading, this.#imported, onBuilder);
  }

  addImport(each: ModuleImport, range: TextRange): void {
    this.#imported.add(each, range);
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
    const handed = this.#builders.handedTo(calls[0]);
    let builder = handed ?? this.#builders.find(rootName, place);
    for (const [index, call] of calls.entries()) {
      const given = index === calls.length - 1 ? names : [];
      const name = called[index] ?? "";
      switch (name) {
        case "Pynenc":
          this.#construct(this.#make(given, call, place), call, place);
          break;
        case "PynencBuilder":
          builder = this.#builders.make(isBuilt ? [] : names, place);
          break;
        case "build":
          if (builder === undefined) break;
          builder.isBuilt = true;
          this.#make(given, call, place).builders.push(builder);
          // What follows is called on the application.
          builder = undefined;
          break;
        default:
          // What it was handed to is no method of it.
          if (handed !== undefined && index === 0) break;
          // Elsewhere methods may have such names as well.
          if (saysBuilder && isBuilderMethod(name))
            builder ??= this.#builders.goOn(rootName, calls.slice(0, index), place);
          if (builder !== undefined) this.#builders.tell(builder, name, call, place);
      }
    }
    // `configured = builder.custom_config(...)` is the very same builder.
    if (builder === undefined) return;
    for (const name of names) this.#builders.name(name, place, builder);
    this.#builders.handOver(builder, last, place);
  }

  /** The name of a builder that stands among the arguments of a call. */
  addMention(name: SyntaxNode, place: CodePlace): void {
    this.#builders.addMention(name, place);
  }

  /** The applications of which the module says anything. */
  all(): readonly CodeApplication[] {
    const unbuilt = this.#builders.unbuilt();
    const makers = this.#made.length > 0 ? this.#made : unbuilt.map(applicationOf);
    // What cannot be told apart belongs to the only application that there is.
    const only = makers.length === 1 ? makers[0] : undefined;
    if (only !== undefined && this.#made.length > 0) only.builders.push(...unbuilt);
    // Of several nobody knows here which of them a function is called for.
    if (only === undefined) this.#builders.tellAnything();
    const isToldApart = only === undefined && this.#made.length > 0 && !this.#builders.areOfFunctions;
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
    const first = this.#first?.application;
    return settled.map(({ application, settings }, index) => ({
      name: labels[index] ?? "",
      ...settings,
      ...(first !== undefined && settings.isMade === true && application !== first ? { isPassedOver: true } : {}),
    }));
  }

  /** Where an application of the module may first have made up its settings, as the module is loaded. */
  get madeUpAt(): number | undefined {
    const isOne = ({ owner, place }: Use) => place.scopes.length === 1 && this.#isApplication(owner, place);
    return this.#used.find(isOne)?.place.at;
  }

  #isApplication(owner: string, place: CodePlace): boolean {
    return (
      this.#find(owner, place) !== undefined || this.#imported.of(owner) !== undefined || /(?:^|\.)app$/.test(owner)
    );
  }

  /** Gives each assignment to its application; those of applications that come from elsewhere are returned. */
  #assign(only: Application | undefined): readonly Application[] {
    const foreign = new Map<string, Application>();
    const inDoubt = new Map<string, ApplicationAssignment>();
    const byText = new Map(this.#made.map((application) => [application.name, application]));
    const madeUpAt = this.madeUpAt ?? Number.POSITIVE_INFINITY;
    for (const assignment of this.#assigned) {
      const { owner, act } = assignment;
      const found = this.#imported.of(owner);
      // A module is no application.
      const imported = found?.name === "" ? undefined : found;
      const isCalledApp = (imported === undefined ? /(?:^|\.)app$/ : /app$/).test(owner);
      let application = this.#find(owner, act.place) ?? byText.get(owner);
      // Of what else has a `conf`, such as another library's application, the settings have other names.
      if (application === undefined && (isCalledApp || (imported !== undefined && setsOurs(assignment)))) {
        application =
          (imported === undefined ? only : undefined) ??
          foreign.get(owner) ??
          newApplication(owner, act.place.at, undefined, imported);
        if (application !== only) foreign.set(owner, application);
      }
      if (application !== undefined) assign(application, assignment, act.place.at > madeUpAt);
      // What has another name here, or is handed over, may be any of them.
      else if (setsOurs(assignment)) inDoubt.set(act.entry.key, assignment);
    }
    for (const each of inDoubt.values()) {
      for (const application of [...this.#made, ...foreign.values()]) assignInDoubt(application, each);
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
    if (file !== undefined && file.value.kind !== "null") application.files.push({ entry: file, place });
  }

  /** In a branch, a name that is taken already is another way to make the same application. */
  #make(names: readonly string[], call: SyntaxNode, place: CodePlace): Application {
    const before = names.map((name) => this.#names.get(nameKey(name, place))?.at(-1)).find(Boolean);
    if (before !== undefined && place.conditions.length > 0) {
      before.made.push(place.conditions);
      return before;
    }
    const made = newApplication(names[0], call.to, place.conditions);
    made.startsAt = statementOf(call).from;
    this.#made.push(made);
    for (const name of names) {
      const isPublic = place.scopes.length === 1 && /^[A-Za-z]\w*$/.test(name);
      if (isPublic && (this.#first === undefined || name < this.#first.name)) this.#first = { name, application: made };
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

function saysSomething(settings: Omit<CodeApplication, "name">): boolean {
  const { values, files, assignments, partAssignments, isGivenAnew } = settings;
  return isGivenAnew === true || values.length + files.length + assignments.length + partAssignments.length > 0;
}
