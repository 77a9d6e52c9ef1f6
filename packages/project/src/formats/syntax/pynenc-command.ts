/** What a command line starts of pynenc's. */
export type PynencStart = "runner" | "other";

/**
 * What a command line starts of pynenc's, as `pynenc --app=tasks runner start` or `python -m pynenc` does; undefined for one
 * that names no program of that name. A script of one's own may start a runner as well, which nobody can tell from outside.
 */
export function startOfPynenc(command: string): PynencStart | undefined {
  const rest = wordsBehindPynenc(command);
  if (rest === undefined) return undefined;
  if (rest.some((word, index) => word === "runner" && rest[index + 1] === "start")) return "runner";
  return rest.some((word) => OTHERS.has(word)) ? "other" : undefined;
}

/** Where such a command says that its application is: `tasks.app`, `src/tasks.py`; undefined where it has to be looked for. */
export function applicationNamed(command: string): string | undefined {
  const rest = wordsBehindPynenc(command) ?? [];
  const at = rest.findLastIndex((word) => /^--app(?:=|$)/.test(word));
  const named = rest[at]?.includes("=") === true ? rest[at]?.slice("--app=".length) : rest[at + 1];
  return at === -1 || named === "" ? undefined : named;
}

function wordsBehindPynenc(command: string): readonly string[] | undefined {
  const words = command.slice(0, MOST_LOOKED_AT).split(/[\s"']+/);
  const at = words.findLastIndex((word) => /^(?:\S*[\\/])?pynenc(?:\.exe)?$/.test(word));
  return at === -1 ? undefined : words.slice(at + 1);
}

const OTHERS: ReadonlySet<string> = new Set(["monitor", "show_config", "status"]);
const MOST_LOOKED_AT = 10_000;
