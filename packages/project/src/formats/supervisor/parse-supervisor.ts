import type { TextRange } from "../../text/source-text.js";
import type { SyntaxProblem, TableEntry, TableNode } from "../../tree/tree.js";
import { type IniFile, type IniOption, iniOption, parseIni } from "../syntax/ini.js";
import { type Expansions, environmentPairs } from "./environment-pairs.js";

/** A file of supervisord's. */
export interface SupervisorFile {
  /** A table for each section that matters, with what matters in it. */
  readonly root: TableNode;
  readonly comments: readonly TextRange[];
  readonly problem: SyntaxProblem | undefined;
}

export const PROGRAM: RegExp = /^(?:fcgi-)?program:(.+)$/;

/** Options whose text matters. */
const TEXTS: readonly string[] = ["autostart", "command", "directory", "files", "numprocs"];

/** Parses a file; what supervisord stops at is told, and the rest read all the same. */
export function parseSupervisor(text: string): SupervisorFile {
  const ini = parseIni(text, true);
  const problems: SyntaxProblem[] = [];
  const names = [...new Map(ini.sections.map(({ name, nameRange }) => [name, nameRange]))];
  const entries = names.flatMap(([name, keyRange]): readonly TableEntry[] => {
    if (!isOurs(name)) return [];
    const value = sectionTable(ini, name, problems);
    const problem = numberProblem(ini, name);
    if (problem !== undefined) problems.push(problem);
    return [{ key: name, keyRange, value }];
  });
  const [problem] = problems.sort((one, other) => one.range.start - other.range.start);
  return { root: { kind: "table", entries, range: { start: 0, end: 0 } }, comments: ini.comments, problem };
}

function isOurs(section: string): boolean {
  return PROGRAM.test(section) || section === "supervisord" || section === "include";
}

function sectionTable(ini: IniFile, section: string, problems: SyntaxProblem[]): TableNode {
  const environment = iniOption(ini, section, "environment");
  const entries: TableEntry[] = TEXTS.flatMap((key) => {
    const option = iniOption(ini, section, key);
    return option === undefined ? [] : [textEntry(option)];
  });
  if (environment !== undefined) {
    const { key, keyRange, value } = environment;
    const pairs = environmentPairs(value, expansionsFor(ini, section));
    if (pairs.stopsAt !== undefined) {
      const message = 'environment is no list of KEY="value" with commas between them, or a % in it is not doubled';
      problems.push({ range: pairs.stopsAt, message, tolerated: true });
    }
    entries.push({ key, keyRange, value: { kind: "table", entries: pairs.entries, range: keyRange } });
  }
  return { kind: "table", entries, range: undefined };
}

function textEntry({ key, keyRange, value: { text, rangeOf } }: IniOption): TableEntry {
  return { key, keyRange, value: { kind: "string", value: text, range: rangeOf(0, text.length) } };
}

/** The number of one process of several is one of its own for each; what the environment holds only supervisord knows. */
function expansionsFor(ini: IniFile, section: string): Expansions {
  const name = PROGRAM.exec(section)?.[1];
  const count = iniOption(ini, section, "numprocs")?.value.text ?? "1";
  const first = iniOption(ini, section, "numprocs_start")?.value.text ?? "0";
  const isOne = count === "1" && /^\d+$/.test(first);
  return (expansion) => {
    if (expansion === "program_name") return name;
    if (expansion === "numprocs") return /^\d+$/.test(count) ? count : undefined;
    return expansion === "process_num" && isOne ? first : undefined;
  };
}

/** supervisord starts nothing where processes of one program would have one name. */
function numberProblem(ini: IniFile, section: string): SyntaxProblem | undefined {
  const numprocs = iniOption(ini, section, "numprocs");
  const name = iniOption(ini, section, "process_name");
  if (numprocs === undefined || !(Number(numprocs.value.text) > 1) || name?.value.text.includes("%(process_num)"))
    return undefined;
  const { rangeOf, text } = numprocs.value;
  const message = "process_name has to have %(process_num)s in it where numprocs is more than 1";
  return PROGRAM.test(section) ? { range: rangeOf(0, text.length), message, tolerated: true } : undefined;
}
