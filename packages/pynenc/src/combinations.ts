import { PLUGIN_COMBINATIONS, STORE_COMBINATIONS } from "./combinations.generated.js";
import { RELEASES } from "./release.js";
import { allowsRelease } from "./versions.js";

/** The packages that bring pynenc a store of their own, by their names on PyPI. */
export const PLUGINS: readonly string[] = [...new Set(PLUGIN_COMBINATIONS.map(({ plugin }) => plugin))];

/** One release of a plugin, tried with every release of pynenc. */
export interface PluginCombination {
  /** Its name on PyPI. */
  readonly plugin: string;
  readonly release: string;
  /** What else was installed, where it matters. */
  readonly with?: Readonly<Record<string, string>>;
  /** What it asks of pynenc, as PEP 440 has it, where that is known: nothing else gets installed with it. */
  readonly asked?: string;
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

/** The releases of pynenc that a release of a plugin starts with, of those that it lets itself be installed with. */
export function pynencsFor(plugin: string, release: string): readonly string[] {
  return RELEASES.filter(
    (pynenc) => mayBeBeside(plugin, release, pynenc) && pluginProblem(plugin, release, pynenc) === undefined,
  );
}

/**
 * The release of a plugin that a package manager takes beside a release of pynenc: the newest that may be installed with it.
 * Where none may, the newest of all; undefined where none is known that is allowed.
 *
 * @param specifier which releases of the plugin are allowed, as PEP 440 has it
 */
export function pluginBeside(plugin: string, specifier: string, pynenc: string): string | undefined {
  const allowed = pluginReleases(plugin).filter((release) => allowsRelease(specifier, release));
  return allowed.findLast((release) => mayBeBeside(plugin, release, pynenc)) ?? allowed.at(-1);
}

/** Whether a release of a plugin lets itself be installed with a release of pynenc. */
function mayBeBeside(plugin: string, release: string, pynenc: string): boolean {
  const asked = PLUGIN_COMBINATIONS.find((each) => each.plugin === plugin && each.release === release)?.asked ?? "";
  return allowsRelease(asked, pynenc);
}

/** What else has to be there for that, such as `rustvello 0.1.6 or 0.4.0`; undefined where anything that was tried will do. */
export function neededBeside(plugin: string, release: string, pynenc: string): string | undefined {
  const tried = PLUGIN_COMBINATIONS.filter((each) => each.plugin === plugin && each.release === release);
  const working = tried.filter(({ refused }) => problemWith(refused, pynenc) === undefined);
  if (working.length === tried.length) return undefined;
  const [name] = Object.keys(working[0]?.with ?? {});
  return name === undefined ? undefined : `${name} ${working.map((each) => each.with?.[name]).join(" or ")}`;
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
