import type { TextRange } from "../../text/source-text.js";
import type { DeploymentUnit, EnvironmentVariable, NamedSource } from "../environment.js";
import { uncertainly } from "../syntax/handed-on.js";
import { fileNamed, type Loaded, loadedBy } from "../syntax/loaded-files.js";
import { parseShell, type ShellCommand, type ShellWord } from "../syntax/shell.js";
import { ExportedVariables, exportBy, exportsAllAfter, variableOf } from "../syntax/shell-environment.js";
import { sourcedVariables } from "../syntax/sourced-variables.js";

/** What a `.envrc` sets for whatever is started in its folder, and where its comments are. */
export interface Envrc {
  readonly unit: DeploymentUnit;
  readonly comments: readonly TextRange[];
}

/** What it names a file of variables with: without a path it is `.env`. */
const LOADING: ReadonlySet<string> = new Set(["dotenv", "dotenv_if_exists"]);
/** By these something else is run, which may set anything. */
const RUNNING: ReadonlySet<string> = new Set(["direnv_load", "source_up", "source_up_if_exists", "source_url"]);
/** By these another such file is run, or one of a folder. */
const TAKING_IN: ReadonlySet<string> = new Set(["source_env", "source_env_if_exists"]);
const RUN = "what that runs is not read here";

/** Reads a script of bash as direnv runs it, without running it: what is computed, or set in a branch, is not known. */
export function parseEnvrc(text: string): Envrc {
  const { commands, comments } = parseShell(text);
  const exported = new ExportedVariables();
  const assigned = new Map<string, EnvironmentVariable>();
  const environmentFiles: NamedSource[] = [];
  const unknownSources: NamedSource[] = [];
  let exportsAll = false;
  /** How many were set before each variable, and before each file. */
  const places = new Map<EnvironmentVariable | NamedSource, number>();
  const set = (variable: EnvironmentVariable) => {
    places.set(variable, exported.size);
    exported.set(variable);
  };
  const load = (file: NamedSource) => {
    places.set(file, exported.size);
    environmentFiles.push(file);
  };
  for (const command of commands) {
    const [first, second] = command.words;
    if (first === undefined) continue;
    const said = first.text ?? "";
    if (first.assignment !== undefined && command.words.every(({ assignment }) => assignment !== undefined)) {
      for (const variable of assignmentsIn(command)) {
        assigned.set(variable.name, variable);
        if (exportsAll || exported.has(variable.name)) set(variable);
      }
      continue;
    }
    const loaded = TAKING_IN.has(said) ? takenIn(command, exportsAll) : loadedBy(command, exportsAll);
    if (loaded?.kind === "unread") unknownSources.push(loaded.source);
    exportsAll = exportsAllAfter(command, exportsAll);
    if (loaded?.kind === "file") {
      // It is looked for beside this one.
      const { path: _path, ...named } = command.isConditional ? uncertainly(loaded).source : loaded.source;
      load({ ...named, isOptional: command.isConditional || said.endsWith("_if_exists") });
    } else if (said === "export" && second?.text !== "-n") {
      for (const variable of [...assignmentsIn(command), ...namesIn(command, assigned)]) set(variable);
    } else if (LOADING.has(said)) {
      const isOptional = said !== "dotenv" || command.isConditional;
      load({ ...sourceOf(second ?? first, second?.text ?? ".env"), isOptional });
    } else if (RUNNING.has(said))
      unknownSources.push({ ...sourceOf(second ?? first, second?.text ?? said), reason: RUN });
    else exportBy(command, exported);
  }
  // A file beats what was set before it. Between two that are set nobody has a place, so that what it may beat is not known.
  const isBetween = (place: number) => place > 0 && place < exported.size;
  const beaten = environmentFiles.map((file) => places.get(file) ?? 0).findLast(isBetween) ?? 0;
  const unit: DeploymentUnit = {
    name: ".envrc",
    range: { start: 0, end: 0 },
    environment: exported
      .all()
      .map((each) => ((places.get(each) ?? beaten) < beaten ? { ...each, isUncertain: true } : each)),
    replicas: undefined,
    environmentFiles: environmentFiles.map((file) => {
      const place = places.get(file) ?? 0;
      return { ...file, isStronger: place > 0 && !isBetween(place) };
    }),
    unknownSources,
  };
  return { unit, comments };
}

function assignmentsIn({ words, isConditional }: ShellCommand): readonly EnvironmentVariable[] {
  return words.flatMap(({ assignment }) => (assignment === undefined ? [] : [variableOf(assignment, isConditional)]));
}

/** `export NAME`, of what was set before. */
function namesIn(
  { words, isConditional }: ShellCommand,
  assigned: ReadonlyMap<string, EnvironmentVariable>,
): readonly EnvironmentVariable[] {
  return words.slice(1).flatMap(({ text, assignment }) => {
    const variable = assignment === undefined ? assigned.get(text ?? "") : undefined;
    if (variable === undefined) return [];
    return [isConditional ? { ...variable, isUncertain: true } : variable];
  });
}

/** Another file of direnv's is read as this one, as far as it only sets variables; that of a folder is none of this folder's. */
function takenIn({ words }: ShellCommand, exportsAll: boolean): Loaded | undefined {
  const [first, second] = words;
  const word = second ?? first;
  if (word === undefined) return undefined;
  if (second?.text !== undefined && !/(?:^|\/)(?:\.{0,2}|\.envrc)$/.test(second.text))
    return fileNamed(second, second.text, (text) => sourcedVariables(text, exportsAll));
  return { kind: "unread", source: { ...sourceOf(word, word.text ?? word.written), reason: RUN } };
}

function sourceOf({ range }: ShellWord, name: string): NamedSource {
  return { name, range };
}
