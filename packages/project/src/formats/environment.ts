import type { TextRange } from "../text/source-text.js";
import type { ConfigNode, TableEntry, TableNode } from "../tree/tree.js";

/** One environment variable as a file sets it. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly nameRange: TextRange;
  /** What the process gets; undefined where the file does not say, because it is taken from elsewhere. */
  readonly value: string | undefined;
  /** The value as it stands in the file, quotes included. */
  readonly valueRange: TextRange;
  /** The tree that it stands in, where that may be another file's: a manifest, the root of a Compose file. */
  readonly tree?: TableNode | undefined;
  /** Whether weaker values may count all the same, as of any entry. */
  readonly isUncertain?: boolean;
  /** Whether it counts only where nothing else sets it. */
  readonly isFallback?: boolean;
  /** Whether the command of the unit sets it, which beats whatever the unit is given. */
  readonly isOfCommand?: boolean;
  /** Whether files beat it that this command loads behind it. */
  readonly isBeforeFiles?: boolean;
}

/** How many runners a file starts. */
export interface Replicas {
  readonly least: number;
  readonly most: number;
  readonly range: TextRange;
  /** The tree that says so, where that may be another file's. */
  readonly tree?: TableNode | undefined;
  /** Where else a number stands that is about it: an autoscaler's least, and the number that an autoscaler takes over. */
  readonly others?: readonly Omit<Replicas, "least" | "most" | "others">[];
}

/** Something that a unit takes variables from, by the name that stands there. */
export interface NamedSource {
  readonly name: string;
  readonly range: TextRange;
  /** Why it was not read, as a clause; undefined for what is not among the files that are read here. */
  readonly reason?: string;
  readonly tree?: TableNode | undefined;
  /** Where it lies, from the project's folder; otherwise its name says so, from the folder of the file that has it. */
  readonly path?: string;
  /** Whether it beats what the unit sets itself. */
  readonly isStronger?: boolean;
  /** Whether it is read where it is there, and nobody names it: then nothing is told where it is missing. */
  readonly isOptional?: boolean;
  /** How a file is read that something else reads than the program which starts the unit; why it is not, as a clause. */
  readonly variablesIn?: (text: string) => readonly EnvironmentVariable[] | string;
}

/** A folder of a unit that is kept outside of it. */
export interface Mount {
  /** As the unit sees it, absolute. */
  readonly path: string;
  /** What keeps it: a volume, a folder of the machine. Units with the same share it. */
  readonly source: string;
  /** Whether each copy of the unit gets one of its own. */
  readonly isOfEachCopy?: boolean;
}

/** Something that a unit has in place of what its image has there. */
export interface CoveringMount extends NamedSource {
  /** As the unit sees it, absolute. */
  readonly path: string;
  /** Whether it hides all that lies below. */
  readonly isFolder: boolean;
  /** The files in it that are made of such of the project, by the paths that the unit sees. */
  readonly files: readonly { readonly path: string; readonly name: string; readonly tree: TableNode }[];
}

/** How an image is made. */
export interface ImageBuild {
  /** The stage that is built; the last one where nobody says. */
  readonly target: string | undefined;
  /** What is given for the arguments of the file; undefined what only whoever builds knows. */
  readonly args: ReadonlyMap<string, string | undefined>;
  /** Other images that are made here, by the names that the file may have for what it is built from. */
  readonly imageOf?: (name: string) => FoundImage;
}

/** What makes an image: a file, or what nobody reads here; nothing where it is only fetched. */
export interface FoundImage {
  readonly image?: BuiltImage;
  readonly unknown?: NamedSource;
  /** The folder that it is made of, which its application is in. */
  readonly folder?: NamedSource;
}

/** An image, by the path of what it is made from as it is written. */
export interface BuiltImage extends NamedSource, ImageBuild {
  /** Whether a unit starts what the image says, and no command of its own. */
  readonly runsAsIs?: boolean;
}

/** An image as a file makes it. */
export interface MadeImage extends DeploymentUnit {
  /** What it is built on, where that is made here as well. */
  readonly below: FoundImage;
}

/** One thing that a file starts with an environment of its own: a Compose service, a container, a job. */
export interface DeploymentUnit {
  /** `service worker`, `Deployment worker` */
  readonly name: string;
  readonly range: TextRange;
  /** In the order in which they apply: the later one wins. */
  readonly environment: readonly EnvironmentVariable[];
  readonly replicas: Replicas | undefined;
  /** Whether it starts a number of runners that no file tells. */
  readonly isNumberUnknown?: boolean;
  /** Whether it only prepares or describes what runs: then it has settings, but adds nobody to a fleet. */
  readonly isNoRunner?: boolean;
  /** Whether its command starts a runner of pynenc's, whatever variables it sets. */
  readonly startsRunner?: boolean;
  /** Whether its command plainly starts something else: then it has settings, but takes no turns. */
  readonly startsOther?: boolean;
  /** The application that its command names to pynenc: `tasks.app`, `src/tasks.py`. */
  readonly application?: string;
  /** Whether it is only a part of what is started: whatever else that has is not known, and so are its slots. */
  readonly isPart?: boolean;
  /** Whether it has pynenc's variables only as others beside it have: where one of those starts a runner, it is none of ours. */
  readonly isBystander?: boolean;
  /** What has to be asked for by its name to start it at all: it counts with those alone that are started so. */
  readonly onlyWith?: string | undefined;
  /** What makes the image that it runs, whose variables are weaker than all others. */
  readonly image?: BuiltImage | undefined;
  /** The folder that its application is started in, or that its image is made of; undefined for that of the project. */
  readonly startsIn?: NamedSource | undefined;
  /** The tree that it stands in, where that may be another file's. */
  readonly tree?: TableNode | undefined;
  /** Files of variables that it reads as well, weaker than its own where they do not say otherwise: paths as they are written. */
  readonly environmentFiles: readonly NamedSource[];
  /** What it takes variables from as well, and nobody here knows. */
  readonly unknownSources?: readonly NamedSource[];
  /** The folders that outlast it or that others may see; undefined where the file does not say, or says it elsewhere. */
  readonly mounts?: readonly Mount[] | undefined;
  /** What is mounted over files of its image. */
  readonly covered?: readonly CoveringMount[];
  /** The folder that it is started in, where that is said. */
  readonly workingFolder?: string | undefined;
  /** What short names of hosts are looked up in, where files of the same kind may be about several: a namespace. */
  readonly network?: string | undefined;
}

/** Whether a variable is pynenc's. */
export function isPynencVariable({ name }: Pick<EnvironmentVariable, "name">): boolean {
  return name.startsWith("PYNENC__");
}

/** A value with `$` in it is filled in by whoever starts the process: what it will be the file does not say. */
export function literalValue(text: string): string | undefined {
  return /\$\{|\$\(|\$[A-Za-z_{]/.test(text) ? undefined : text;
}

/** A variable as an entry: to Python every value is a string. */
export function entryOfVariable(variable: EnvironmentVariable): TableEntry {
  const { name, nameRange, value, valueRange, isUncertain, isFallback } = variable;
  return {
    key: name,
    keyRange: nameRange,
    ...(isUncertain === true ? { isUncertain } : {}),
    ...(isFallback === true ? { isFallback } : {}),
    value:
      value === undefined
        ? { kind: "unknown", value: null, range: valueRange }
        : { kind: "string", value, range: valueRange },
  };
}

/** One entry of a mapping; without a value it is taken from whoever calls Compose. */
export function variableOfEntry({ key, keyRange, value }: TableEntry): EnvironmentVariable {
  const isScalar = "value" in value && value.kind !== "null" && value.kind !== "unknown";
  return {
    name: key,
    nameRange: keyRange,
    value: isScalar ? literalValue(scalarText(value)) : undefined,
    valueRange: value.range ?? keyRange,
  };
}

/** A process gets text: whoever starts it writes a whole float as an integer, `5` for `5.0`. */
function scalarText(value: ConfigNode): string {
  return "value" in value ? String(value.value) : "";
}

/** A whole number of runners, where the file says one; none is one as well. */
export function countOf(node: ConfigNode | undefined): Replicas | undefined {
  if (node === undefined || node.range === undefined || !("value" in node)) return undefined;
  const written = String(node.value ?? "").trim();
  const count = Number(written);
  if (written === "" || !Number.isSafeInteger(count) || count < 0) return undefined;
  return { least: count, most: count, range: node.range };
}
