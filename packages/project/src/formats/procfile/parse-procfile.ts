import type { TextRange } from "../../text/source-text.js";
import { commandFields } from "../command-fields.js";
import { type DeploymentUnit, isPynencVariable } from "../environment.js";
import { commandText } from "../syntax/command-text.js";
import { startOfPynenc } from "../syntax/pynenc-command.js";
import { parseShell } from "../syntax/shell.js";
import { commandOfShell } from "../syntax/started-command.js";

/** What a Procfile starts, and where its comments are. */
export interface Procfile {
  readonly processes: readonly Process[];
  readonly comments: readonly TextRange[];
}

/** One of its lines. */
export interface Process {
  readonly name: string;
  readonly unit: DeploymentUnit;
}

/** Any other line foreman and honcho pass over. */
const PROCESS = /^([A-Za-z0-9_-]+):[^\S\r\n]*(\S[^\r\n]*)/gm;

/** The process types whose command or variables are pynenc's; the others are nobody's business here. */
export function parseProcfile(text: string): Procfile {
  const comments: TextRange[] = [...text.matchAll(/^[^\S\r\n]*#[^\r\n]*/gm)].map(rangeOf);
  const processes = [...text.matchAll(PROCESS)].flatMap((match): readonly Process[] => {
    const [all, name = "", command = ""] = match;
    const start = match.index + all.length - command.length;
    comments.push(...parseShell(command, start).comments);
    const started = commandOfShell([commandText(command, { start, end: start + command.length })]);
    const isOurs = started.starts === "runner" || startOfPynenc(command) !== undefined;
    if (!isOurs && !started.variables.some(isPynencVariable)) return [];
    const range = { start: match.index, end: match.index + name.length };
    const unit: DeploymentUnit = {
      name: `process ${name}`,
      range,
      ...commandFields([], started, { environmentFiles: [{ name: ".env", range, isOptional: true }] }),
      replicas: undefined,
      ...(started.folder === undefined ? {} : { startsIn: { name: started.folder, range } }),
    };
    return [{ name, unit }];
  });
  return { processes, comments: comments.sort((one, other) => one.start - other.start) };
}

function rangeOf({ index, 0: all }: RegExpMatchArray): TextRange {
  const start = index ?? 0;
  return { start, end: start + all.length };
}
