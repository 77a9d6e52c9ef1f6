import type { TextRange } from "../../text/source-text.js";
import { type DeploymentUnit, isPynencVariable } from "../environment.js";
import { startOfPynenc } from "../syntax/pynenc-command.js";
import { parseShell } from "../syntax/shell.js";
import { startedByShell } from "../syntax/shell-environment.js";

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
    const script = parseShell(command, match.index + all.length - command.length);
    comments.push(...script.comments);
    const started = startedByShell(script.commands, (each) => startOfPynenc(each) !== undefined);
    const starts = startOfPynenc(started?.command ?? "");
    const environment = started?.environment ?? [];
    if (starts === undefined && !environment.some(isPynencVariable)) return [];
    const range = { start: match.index, end: match.index + name.length };
    const unit: DeploymentUnit = {
      name: `process ${name}`,
      range,
      environment,
      replicas: undefined,
      ...(starts === "runner" ? { startsRunner: true } : {}),
      isNoRunner: starts === "other",
      environmentFiles: [{ name: ".env", range, isOptional: true }],
    };
    return [{ name, unit }];
  });
  return { processes, comments: comments.sort((one, other) => one.start - other.start) };
}

function rangeOf({ index, 0: all }: RegExpMatchArray): TextRange {
  const start = index ?? 0;
  return { start, end: start + all.length };
}
