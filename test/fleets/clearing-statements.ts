import { readFileSync } from "node:fs";

const PAGE = new URL("../../docs/rules/lock-outlives-owner.md", import.meta.url);

/**
 * What ends the record of an owner that is gone: the very statements that the rule's page tells people to use, with
 * EXECUTIONS_TABLE for the page's name of the table and APP_ID for its name of the application.
 */
export function clearingStatements(): { readonly sqlite: string; readonly redis: string } {
  const page = readFileSync(PAGE, "utf8");
  return {
    sqlite: found(page, /UPDATE \w+_atomic_service_executions\b[^;]*/)
      .replace(/\w+_atomic_service_executions/, "EXECUTIONS_TABLE")
      .replaceAll(/\s+/g, " "),
    redis: found(page, /DEL __pynenc__:\w+:orchestrator:\w+/).replace(/:\w+:orchestrator/, ":APP_ID:orchestrator"),
  };
}

function found(page: string, pattern: RegExp): string {
  const [statement] = pattern.exec(page) ?? [];
  if (statement === undefined) throw new Error(`${PAGE.pathname} has no statement like ${pattern}`);
  return statement;
}
