import type { SyntaxNode } from "@lezer/common";
import { ANY_KEY, type TableEntry } from "../../tree/tree.js";
import { type CodeAct, settled } from "./python-acts.js";
import { argumentsOf, calledName, chainOf, namesGiven } from "./python-calls.js";
import type { CodePlace } from "./python-scopes.js";
import { rangeOf, textOf } from "./python-syntax.js";
import type { PythonValues } from "./python-values.js";

/** One application that a module makes or configures, with all that the module says of it, weakest first. */
export interface CodeApplication {
  /** As the module calls it; two of one name have their lines besides. */
  readonly name: string;
  /** `Pynenc(config_values={...})` and `.custom_config(...)`: weaker than any file. */
  readonly values: readonly TableEntry[];
  /** `Pynenc(config_filepath="...")`: stronger than `pyproject.toml`, weaker than the environment. */
  readonly files: readonly TableEntry[];
  /** `app.conf.<field> = ...`: stronger than anything else. */
  readonly assignments: readonly TableEntry[];
}

interface Builder {
  readonly name: string | undefined;
  readonly at: number;
  readonly acts: CodeAct[];
  isBuilt: boolean;
}

interface Application {
  readonly name: string | undefined;
  readonly at: number;
  /** What the making of it depends on, for each call that may make it. */
  readonly made: (readonly number[])[];
  readonly values: CodeAct[];
  readonly files: CodeAct[];
  readonly assignments: CodeAct[];
  /** Those that it is built by: what one is told later comes too late. */
  readonly builders: { readonly builder: Builder; readonly until: number }[];
}

/** Tells the applications of a module apart. It is given the module's statements in their order. */
export class Applications {
  readonly #values: PythonValues;
  readonly #text: string;
  readonly #made: Application[] = [];
  readonly #builders: Builder[] = [];
  readonly #applicationNames = new Map<string, Application[]>();
  readonly #builderNames = new Map<string, Builder>();
  readonly #imported = new Set<string>();
  readonly #assigned: { readonly owner: string; readonly act: CodeAct }[] = [];

  constructor(values: PythonValues, text: string) {
    this.#values = values;
    this.#text = text;
  }

  /** `from tasks import orders_app`: an application, by its name. What `import` alone gives is a module. */
  addImport(statement: SyntaxNode): void {
    if (statement.firstChild?.name !== "from") return;
    for (const name of statement.getChildren("VariableName", "import")) {
      const imported = textOf(name, this.#text);
      if (imported.endsWith("app")) this.#imported.add(imported);
    }
  }

  /** `<owner>.conf.<field> = ...`: whether the owner is an application, only the whole module tells. */
  addAssignment(owner: string, act: CodeAct): void {
    this.#assigned.push({ owner, act });
  }

  /** A chain of calls that may make or configure an application, given by its last call. */
  addCalls(last: SyntaxNode, place: CodePlace): void {
    const { root, calls } = chainOf(last);
    const called = calls.map((call) => calledName(call, this.#text));
    const names = namesGiven(last, this.#text);
    const rootName = root === undefined ? undefined : textOf(root, this.#text);
    const isBuilt = called.includes("build");
    let builder: Builder | undefined;
    for (const [index, call] of calls.entries()) {
      const given = index === calls.length - 1 ? names : [];
      switch (called[index]) {
        case "Pynenc":
          this.#construct(this.#make(given, call.to, place), call, place);
          break;
        case "PynencBuilder":
          builder = this.#newBuilder(isBuilt ? [] : names, place);
          break;
        case "custom_config": {
          builder ??= this.#builderNamed(rootName, place);
          const name = call.firstChild?.lastChild ?? call;
          for (const entry of this.#configured(call)) {
            builder.acts.push({ entry, place: { ...place, at: name.from } });
          }
          break;
        }
        case "build":
          if (rootName !== undefined) builder ??= this.#findBuilder(rootName, place);
          if (builder === undefined) break;
          builder.isBuilt = true;
          this.#make(given, call.to, place).builders.push({ builder, until: call.to });
          break;
      }
    }
    // `configured = builder.custom_config(...)` is the very same builder.
    if (builder === undefined || isBuilt) return;
    for (const name of names) this.#builderNames.set(keyOf(name, place), builder);
  }

  /** The applications of which the module says anything. */
  all(): readonly CodeApplication[] {
    const unbuilt = this.#builders.filter(({ isBuilt, acts }) => !isBuilt && acts.length > 0);
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
      .filter(({ settings: { values, files, assignments } }) => values.length + files.length + assignments.length > 0)
      .sort((first, second) => first.application.at - second.application.at);
    const labels = labelsOf(
      settled.map(({ application }) => application),
      this.#text,
    );
    return settled.map(({ settings }, index) => ({ name: labels[index] ?? "", ...settings }));
  }

  /** Gives each assignment to its application; those of applications that come from elsewhere are returned. */
  #assign(only: Application | undefined): readonly Application[] {
    const foreign = new Map<string, Application>();
    const byText = new Map(this.#made.map((application) => [application.name, application]));
    for (const { owner, act } of this.#assigned) {
      const isImported = this.#imported.has(owner);
      let application = this.#findApplication(owner, act.place) ?? byText.get(owner);
      if (application === undefined && (isImported || /(?:^|\.)app$/.test(owner))) {
        application =
          (isImported ? undefined : only) ?? foreign.get(owner) ?? newApplication(owner, act.place.at, undefined);
        if (application !== only) foreign.set(owner, application);
      }
      application?.assignments.push(act);
    }
    return [...foreign.values()];
  }

  #construct(application: Application, call: SyntaxNode, place: CodePlace): void {
    for (const { name, value } of argumentsOf(call)) {
      const key = name === undefined ? "" : textOf(name, this.#text);
      // `Pynenc(**options)` may give a dictionary, as any other option.
      if (key === "config_values" || key === "**") {
        const entries = key === "**" ? this.#optionsIn(value) : this.#values.entriesOf(value);
        for (const entry of entries) application.values.push({ entry, place });
      } else if (key === "config_filepath" && name !== undefined) {
        const entry = this.#values.entryOf(key, rangeOf(name), value);
        if (entry.value.kind === "string") application.files.push({ entry, place });
      }
    }
  }

  #optionsIn(options: SyntaxNode): readonly TableEntry[] {
    return this.#values.entriesOf(options).flatMap((entry) => {
      if (entry.key === "config_values" && entry.value.kind === "table") return entry.value.entries;
      return entry.value.kind === "unknown" && (entry.key === "config_values" || entry.key === ANY_KEY)
        ? [{ ...entry, key: ANY_KEY }]
        : [];
    });
  }

  /** `.custom_config(name=...)`, or `.custom_config({...})`. */
  #configured(call: SyntaxNode): readonly TableEntry[] {
    return argumentsOf(call).flatMap(({ name, value }) => {
      const isDictionary = name === undefined || name.name === "**" || name.name === "*";
      if (isDictionary) return this.#values.entriesOf(value);
      return [this.#values.entryOf(textOf(name, this.#text), rangeOf(name), value)];
    });
  }

  /** In a branch, a name that is taken already is another way to make the same application. */
  #make(names: readonly string[], at: number, place: CodePlace): Application {
    const before = names.map((name) => this.#applicationNames.get(keyOf(name, place))?.at(-1)).find(Boolean);
    if (before !== undefined && place.conditions.length > 0) {
      before.made.push(place.conditions);
      return before;
    }
    const made = newApplication(names[0], at, place.conditions);
    this.#made.push(made);
    for (const name of names) {
      const key = keyOf(name, place);
      const known = this.#applicationNames.get(key) ?? [];
      this.#applicationNames.set(key, known);
      known.push(made);
    }
    return made;
  }

  #findApplication(name: string, place: CodePlace): Application | undefined {
    for (const scope of scopesOf(name, place)) {
      const known = this.#applicationNames.get(`${scope} ${name}`);
      // A function may stand above what it uses.
      if (known !== undefined) return known.findLast(({ at }) => at <= place.at) ?? known[0];
    }
    return undefined;
  }

  #newBuilder(names: readonly string[], place: CodePlace): Builder {
    const before = names.map((name) => this.#builderNames.get(keyOf(name, place))).find(Boolean);
    if (before !== undefined && place.conditions.length > 0) return before;
    const builder: Builder = { name: names[0], at: place.at, acts: [], isBuilt: false };
    this.#builders.push(builder);
    return builder;
  }

  #findBuilder(name: string, place: CodePlace): Builder | undefined {
    for (const scope of scopesOf(name, place)) {
      const known = this.#builderNames.get(`${scope} ${name}`);
      if (known !== undefined) return known;
    }
    return undefined;
  }

  #builderNamed(name: string | undefined, place: CodePlace): Builder {
    const known = name === undefined ? undefined : this.#findBuilder(name, place);
    if (known !== undefined) return known;
    const builder = this.#newBuilder(name === undefined ? [] : [name], place);
    if (name !== undefined) this.#builderNames.set(keyOf(name, place), builder);
    return builder;
  }
}

function settledOf({ made, values, files, assignments, builders }: Application): Omit<CodeApplication, "name"> {
  const built = builders.flatMap(({ builder, until }) => builder.acts.filter(({ place }) => place.at < until));
  return {
    values: settled([...values, ...new Set(built)], made),
    files: settled(files, made),
    assignments: settled(assignments, made),
  };
}

function newApplication(name: string | undefined, at: number, conditions: readonly number[] | undefined): Application {
  const made = conditions === undefined ? [] : [conditions];
  return { name, at, made, values: [], files: [], assignments: [], builders: [] };
}

/** A builder that nothing builds here stands for the application that is built elsewhere. */
function applicationOf(builder: Builder): Application {
  const application = newApplication(builder.name, builder.at, undefined);
  application.builders.push({ builder, until: Number.POSITIVE_INFINITY });
  return application;
}

/** Their names, with the line where that alone does not tell them apart. */
function labelsOf(applications: readonly Application[], text: string): readonly string[] {
  const counts = new Map<string | undefined, number>();
  for (const { name } of applications) counts.set(name, (counts.get(name) ?? 0) + 1);
  let line = 1;
  let counted = 0;
  return applications.map(({ name, at }) => {
    for (; counted < at; counted++) if (text.charCodeAt(counted) === 10) line++;
    if (name === undefined) return `line ${line}`;
    return counts.get(name) === 1 ? name : `${name}, line ${line}`;
  });
}

/** The scopes in which a name is looked for, innermost first. */
function scopesOf(name: string, { scopes, selfScope }: CodePlace): readonly string[] {
  return /^(?:self|cls)\./.test(name) ? [selfScope] : scopes;
}

function keyOf(name: string, place: CodePlace): string {
  return `${scopesOf(name, place)[0] ?? ""} ${name}`;
}
