/** What a command line starts of pynenc's. */
export type PynencStart = "runner" | "other";

/**
 * What a command line starts of pynenc's, as `pynenc --app=tasks runner start` or `python -m pynenc` does; undefined for one
 * that names no program of that name. A script of one's own may start a runner as well, which nobody can tell from outside.
 */
export function startOfPynenc(command: string): PynencStart | undefined {
  const words = command.slice(0, MOST_LOOKED_AT).split(/[\s"']+/);
  const at = words.findLastIndex((word) => /^(?:\S*[\\/])?pynenc(?:\.exe)?$/.test(word));
  if (at === -1) return undefined;
  const rest = words.slice(at + 1);
  if (rest.some((word, index) => word === "runner" && rest[index + 1] === "start")) return "runner";
  return rest.some((word) => OTHERS.has(word)) ? "other" : undefined;
}

const OTHERS: ReadonlySet<string> = new Set(["monitor", "show_config", "status"]);
const MOST_LOOKED_AT = 10_000;
