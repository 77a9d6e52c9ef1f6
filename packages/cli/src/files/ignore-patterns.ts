import { relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

/** Patterns in the manner of `.gitignore`, with the folder that they are relative to. */
export interface IgnorePatterns {
  readonly folder: string;
  readonly patterns: Ignore;
}

export function ignorePatterns(folder: string, lines: string | readonly string[]): IgnorePatterns {
  return { folder, patterns: ignore().add(lines) };
}

/**
 * Whether a path is left out. As git has it, the pattern of the innermost folder that says anything decides, so that
 * it can let in again what an outer one leaves out.
 * @param path a folder's path ends in a separator
 * @param outermostFirst patterns of folders that the path lies in
 */
export function isIgnored(path: string, outermostFirst: readonly IgnorePatterns[]): boolean {
  for (const { folder, patterns } of outermostFirst.toReversed()) {
    const inside = relative(folder, path).split(sep).join("/");
    if (inside === "" || inside.startsWith("../")) continue;
    const { ignored, unignored } = patterns.test(path.endsWith(sep) ? `${inside}/` : inside);
    if (ignored || unignored) return ignored;
  }
  return false;
}
