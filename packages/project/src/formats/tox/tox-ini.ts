import type { TextRange } from "../../text/source-text.js";
import type { DeploymentUnit, EnvironmentVariable, NamedSource } from "../environment.js";
import { type IniFile, type IniOption, iniOption, parseIni } from "../syntax/ini.js";
import type { JoinedText } from "../syntax/joined-text.js";
import { NOTHING_SET, type SetEnv, toxUnit, toxValue } from "./tox-environments.js";

const GENERAL = "testenv";
const OWN = /^testenv:(.+)$/;

/** The environments of a `tox.ini`, and where its comments are. */
export function toxIni(text: string): {
  readonly units: readonly DeploymentUnit[];
  readonly comments: readonly TextRange[];
} {
  const ini = parseIni(text, false);
  const comments = [...ini.comments];
  const setEnvs = new SetEnvs(ini);
  const sections = new Map(ini.sections.map(({ name, nameRange }) => [name, nameRange]));
  const units = [...sections].flatMap(([name, range]): readonly DeploymentUnit[] => {
    const environment = name === GENERAL ? "" : OWN.exec(name)?.[1];
    if (environment === undefined) return [];
    const option = setEnvOf(ini, name);
    if (option !== undefined) for (const comment of commentsIn(option.value)) comments.push(comment);
    return [toxUnit(environment, range, setEnvs.inForce(name), setEnvs.commandsOf(name))];
  });
  return { units, comments: comments.sort((one, other) => one.start - other.start) };
}

function setEnvOf(ini: IniFile, section: string): IniOption | undefined {
  return iniOption(ini, section, "set_env") ?? iniOption(ini, section, "setenv");
}

/** The `set_env` of each section, read once: sections may take each other in, and in turn. */
class SetEnvs {
  readonly #ini: IniFile;
  readonly #known = new Map<string, SetEnv>();

  constructor(ini: IniFile) {
    this.#ini = ini;
  }

  /** Its own, else that of what it builds on: of `[testenv]`, where it does not name another. */
  inForce(section: string): SetEnv {
    return this.#first(section, (at) => this.of(at)) ?? NOTHING_SET;
  }

  /** What it runs, found in the same way. */
  commandsOf(section: string): readonly string[] {
    const said = this.#first(section, (at) => iniOption(this.#ini, at, "commands")?.value.text);
    const lines = (said ?? "").replaceAll(/\\\r?\n\s*/g, " ").split("\n");
    return lines.map((line) => line.replace(COMMENT, "").replace(FACTORS, "").trim()).filter((line) => line !== "");
  }

  #first<Value>(section: string, saidBy: (section: string) => Value | undefined): Value | undefined {
    const seen = new Set<string>();
    for (let at: string | undefined = section; at !== undefined && !seen.has(at); at = this.#baseOf(at)) {
      seen.add(at);
      const value = saidBy(at);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** Undefined where it has none. What takes itself in tox refuses. */
  of(section: string): SetEnv | undefined {
    const known = this.#known.get(section);
    if (known !== undefined) return known;
    const option = setEnvOf(this.#ini, section);
    if (option === undefined) return undefined;
    this.#known.set(section, NOTHING_SET);
    const read = readLines(option.value, this);
    this.#known.set(section, read);
    return read;
  }

  #baseOf(section: string): string | undefined {
    if (section === GENERAL) return undefined;
    const bases = iniOption(this.#ini, section, "base")?.value.text.split(/[\s,]+/) ?? [GENERAL];
    const names = bases.flatMap((base) => [`${GENERAL}:${base}`, base]);
    return names.find((name) => this.#ini.inForce.has(name));
  }
}

const COMMENT = /\s*(?<!\\)#.*$/;
/** A condition on the name of the environment: `py312: `. */
const FACTORS = /^[\w{}.,! -]+:\s+/;
/** Nobody sets so many; sections that take in all that came before double them each time. */
const MOST_TAKEN_IN = 1000;

function readLines(value: JoinedText, setEnvs: SetEnvs): SetEnv {
  const variables: EnvironmentVariable[] = [];
  const taken: EnvironmentVariable[] = [];
  const files: NamedSource[] = [];
  const unknown: NamedSource[] = [];
  let beaten = 0;
  for (const { index, 0: whole } of value.text.matchAll(/[^\n]+/g)) {
    const line = whole.replace(COMMENT, "").trimEnd();
    const start = index + (FACTORS.exec(line)?.[0].length ?? 0);
    const said = line.slice(start - index);
    if (said === "") continue;
    const isUncertain = start > index;
    const source = { name: said, range: value.rangeOf(start, start + said.length) };
    const reference = /^\{\[([^\]]+)\]\s*(?:set_env|setenv)\}$/.exec(said)?.[1];
    if (said.startsWith("file|")) {
      files.push({ ...source, name: said.slice("file|".length), isOptional: isUncertain });
      // It beats what was set before it.
      beaten = variables.length;
    } else if (reference !== undefined) {
      const other = setEnvs.of(reference);
      if (other === undefined || taken.length > MOST_TAKEN_IN) unknown.push(source);
      else {
        for (const each of other.variables) taken.push(isUncertain ? uncertain(each) : each);
        files.push(...other.files);
        unknown.push(...other.unknown);
      }
    } else {
      const variable = variableIn(said, start, value);
      if (variable === undefined) unknown.push(source);
      else variables.push(isUncertain ? uncertain(variable) : variable);
    }
  }
  // A line wins over what is taken in, wherever that stands.
  const own = variables.map((each, at) => (at < beaten ? uncertain(each) : each));
  return { variables: [...taken, ...own], files: distinct(files), unknown: distinct(unknown) };
}

function uncertain(variable: EnvironmentVariable): EnvironmentVariable {
  return { ...variable, isUncertain: true };
}

function distinct(sources: readonly NamedSource[]): readonly NamedSource[] {
  return [...new Map(sources.map((source) => [source.name, source])).values()].slice(0, MOST_TAKEN_IN);
}

function variableIn(line: string, start: number, value: JoinedText): EnvironmentVariable | undefined {
  const [, name = "", between = "", said = ""] = /^([A-Za-z_][\w#.]*)(\s*=\s*)(.*)$/.exec(line) ?? [];
  if (name === "") return undefined;
  const from = start + name.length + between.length;
  return {
    name,
    nameRange: value.rangeOf(start, start + name.length),
    value: toxValue(said),
    valueRange: value.rangeOf(from, from + said.length),
  };
}

function commentsIn(value: JoinedText): readonly TextRange[] {
  return [...value.text.matchAll(/(?<=^|\s)#[^\n]*/g)].map(({ index, 0: all }) =>
    value.rangeOf(index, index + all.length),
  );
}
