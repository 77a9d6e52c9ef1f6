import { PLUGIN_COMBINATIONS, STORE_COMBINATIONS } from "./combinations.generated.js";

/** The packages that bring pynenc a store of their own, by their names on PyPI. */
export const PLUGINS: readonly string[] = [...new Set(PLUGIN_COMBINATIONS.map(({ plugin }) => plugin))];

/** One release of a plugin, tried with every release of pynenc. */
export interface PluginCombination {
  /** Its name on PyPI. */
  readonly plugin: string;
  readonly release: string;
  /** What else was installed, where it matters. */
  readonly with?: Readonly<Record<string, string>>;
  /** False for one that no package manager can install, since it asks for what was never published. */
  readonly isInstallable?: boolean;
  /** The releases of pynenc that it stops, and how. One that is not here works. */
  readonly refused: readonly Refusal[];
}

/** One release of pynenc, tried with a SQLite store that each other one has made. */
export interface StoreCombination {
  readonly usedBy: string;
  /** The releases whose store stops it, and how. */
  readonly refused: readonly Refusal[];
}

/** One error, and the releases that it comes with. */
export interface Refusal {
  readonly problem: string;
  readonly releases: readonly string[];
}

/**
 * What stops a release of pynenc with a release of a plugin; undefined where they work together, or where that was not
 * tried. Where it depends on a third package, only what stops all of them counts.
 */
export function pluginProblem(plugin: string, release: string, pynenc: string): string | undefined {
  const tried = PLUGIN_COMBINATIONS.filter((each) => each.plugin === plugin && each.release === release);
  const problems = tried.map(({ refused }) => problemWith(refused, pynenc));
  return problems.includes(undefined) ? undefined : problems[0];
}

/** The releases of a plugin that can be installed, oldest first; none for a package that is no known plugin. */
export function pluginReleases(plugin: string): readonly string[] {
  const found = PLUGIN_COMBINATIONS.filter((each) => each.plugin === plugin && each.isInstallable !== false);
  return [...new Set(found.map(({ release }) => release))];
}

/** The error with which a release stops at a SQLite store that another one has made; undefined where it does not. */
export function storeProblem(madeBy: string, usedBy: string): string | undefined {
  return problemWith(STORE_COMBINATIONS.find((each) => each.usedBy === usedBy)?.refused ?? [], madeBy);
}

function problemWith(refused: readonly Refusal[], release: string): string | undefined {
  return refused.find(({ releases }) => releases.includes(release))?.problem;
}
