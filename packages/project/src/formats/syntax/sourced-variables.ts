import type { EnvironmentVariable } from "../environment.js";
import { parseShell, type ShellCommand } from "./shell.js";
import { ExportedVariables, exportBy, exportsAllAfter, variableOf } from "./shell-environment.js";

/** What sets no variable, and may stand in a file of some. */
const SILENT: ReadonlySet<string> = new Set([":", "echo", "set", "true", "umask"]);

/**
 * The variables of a file that a shell takes in, as the shell reads them. What it does not export counts only where the process
 * has a variable of that name already.
 *
 * @param exportsAll whether the shell exports whatever it is told to set
 * @returns why it is not read, as a clause, where it is a script that does more
 */
export function sourcedVariables(text: string, exportsAll: boolean): readonly EnvironmentVariable[] | string {
  const variables = new ExportedVariables();
  const exported = new Set<string>();
  let all = exportsAll;
  for (const command of parseShell(text).commands) {
    const { words, isConditional } = command;
    const said = words[0]?.text ?? "";
    if (words.every(({ assignment }) => assignment !== undefined)) {
      for (const { assignment } of words) {
        if (assignment === undefined) continue;
        const isExported = all || exported.has(assignment.name);
        variables.set(variableOf(assignment, isConditional || !isExported));
      }
    } else if (said === "unset" || (said === "export" && isPlain(command))) {
      exportBy(command, variables);
      if (said === "unset" || isConditional) continue;
      for (const { text: name = "", assignment } of words.slice(1)) {
        exported.add(assignment?.name ?? name);
        if (assignment === undefined) variables.handOn(name);
      }
    } else if (!SILENT.has(said)) return "it is a script that does more than set variables";
    all = exportsAllAfter(command, all);
  }
  return variables.all();
}

/** What the shell fills in among names may be any of them. */
function isPlain({ words }: ShellCommand): boolean {
  return words.every(({ text, assignment }) => text !== undefined || assignment !== undefined);
}
