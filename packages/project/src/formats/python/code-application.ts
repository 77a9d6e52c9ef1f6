import { type TableEntry, uncertainEntry } from "../../tree/tree.js";
import type { ImportedThing } from "./imported-things.js";
import { type CodeAct, settled } from "./python-acts.js";
import type { Builder } from "./python-builders.js";

/** What code assigns to the settings of a part of an application: `app.runner.conf.<field> = ...` */
export interface PartAssignment {
  /** As the application calls it: `runner`. */
  readonly part: string;
  readonly entry: TableEntry;
}

/** One application that a module makes or configures, with all that the module says of it, weakest first. */
export interface CodeApplication {
  /** As the module calls it; two of one name have their lines besides. */
  readonly name: string;
  /** Where the statement begins that makes it, or first speaks of it; absent of all that a module says together. */
  readonly startsAt?: number;
  /** `Pynenc(config_values={...})` and what a builder is told: weaker than any file. */
  readonly values: readonly TableEntry[];
  /** `Pynenc(config_filepath="...")`: stronger than `pyproject.toml`, weaker than the environment. */
  readonly files: readonly TableEntry[];
  /** `app.conf.<field> = ...`: stronger than anything else. */
  readonly assignments: readonly TableEntry[];
  /** The same for its parts. */
  readonly partAssignments: readonly PartAssignment[];
  /** Where another module makes it, or what builds it: that one's settings are beneath these. */
  readonly imported?: readonly ImportedThing[];
  /** Whether the module makes it, and does not only say something of one that is made elsewhere. */
  readonly isMade?: boolean;
  /** Whether pynenc starts another application where it is told the module: the one whose name comes first. */
  readonly isPassedOver?: boolean;
  /** Whether it is a builder that nothing here builds. */
  readonly isBuilder?: boolean;
  /** Whether what another module gave it may be replaced: `app.config_values = ...` */
  readonly isGivenAnew?: boolean;
}

/** An application, as a walk through its module finds it. */
export interface Application {
  readonly name: string | undefined;
  readonly at: number;
  /** Where the statement begins that makes it, or first speaks of it. */
  startsAt: number;
  /** What the making of it depends on, for each call that may make it. */
  readonly made: (readonly number[])[];
  readonly values: CodeAct[];
  readonly files: CodeAct[];
  readonly assignments: CodeAct[];
  readonly partAssignments: { readonly part: string; readonly act: CodeAct }[];
  /** Those that it is built by: it has the very dictionary of each, so that what one is told later counts as well. */
  readonly builders: Builder[];
  /** Where it is made, if that is another module. */
  readonly imported?: ImportedThing | undefined;
  readonly isBuilder?: boolean;
  isGivenAnew?: boolean;
}

export function newApplication(
  name: string | undefined,
  at: number,
  conditions: readonly number[] | undefined,
  imported?: ImportedThing,
): Application {
  const made = conditions === undefined ? [] : [conditions];
  return {
    ...{ name, at, startsAt: at, made, imported },
    ...{ values: [], files: [], assignments: [], partAssignments: [], builders: [] },
  };
}

/** A builder that nothing builds here stands for the application that is built elsewhere. */
export function applicationOf(builder: Builder): Application {
  return { ...newApplication(builder.name, builder.at, undefined), builders: [builder], isBuilder: true };
}

/**
 * All that a module says of an application, in its order.
 *
 * @param madeUpAt where it may have made up its settings: what its builders are told later may come too late
 */
export function settledOf(application: Application, madeUpAt: number): Omit<CodeApplication, "name"> {
  const { startsAt, made, values, files, assignments, partAssignments, builders } = application;
  const distinct = [...new Set(builders)];
  const built = distinct.flatMap(({ acts }) =>
    acts.map((act) => (act.place.at < madeUpAt ? act : { ...act, entry: uncertainEntry(act.entry) })),
  );
  const imported = [application, ...distinct].flatMap((each) => each.imported ?? []);
  const parts = [...new Set(partAssignments.map(({ part }) => part))];
  return {
    startsAt,
    values: settled([...values, ...built], made),
    files: settled(files, made),
    assignments: settled(assignments, made),
    partAssignments: parts.flatMap((part) => {
      const acts = partAssignments.filter((each) => each.part === part).map(({ act }) => act);
      return settled(acts, made).map((entry) => ({ part, entry }));
    }),
    ...(imported.length === 0 ? {} : { imported }),
    ...(made.length === 0 ? {} : { isMade: true }),
    ...(application.isBuilder === true ? { isBuilder: true } : {}),
    ...(application.isGivenAnew === true && made.length === 0 ? { isGivenAnew: true } : {}),
  };
}

/** Their names, with the line where that alone does not tell them apart. */
export function labelsOf(applications: readonly Application[], text: string): readonly string[] {
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
