import { requirementsBySay } from "@slotwise/project";
import {
  nameOfReleases,
  neededBeside,
  PLUGINS,
  pluginBeside,
  pluginProblem,
  pluginReleases,
  pynencsFor,
} from "@slotwise/pynenc";
import type { Rule, RuleContext } from "./rule.js";

/** A plugin and a pynenc that do not start together. */
export const incompatiblePlugin: Rule = {
  name: "incompatible-plugin",
  summary: "releases of pynenc and of a plugin that do not start together",
  severity: "error",
  group: "settings",
  *check({ documents, releases }) {
    for (const plugin of PLUGINS) {
      const [requirement] = requirementsBySay(documents, plugin).find((each) => each.length > 0) ?? [];
      const pynenc = releases.releases.at(-1);
      if (requirement === undefined || pynenc === undefined) continue;
      const installed = pluginBeside(plugin, requirement.specifier, pynenc);
      if (installed === undefined) continue;
      const problem = pluginProblem(plugin, installed, pynenc);
      if (problem === undefined) continue;
      yield {
        document: requirement.document,
        range: requirement.range,
        message: `${plugin} ${installed} does not start with pynenc ${pynenc}${why(releases)}: ${problem}; ${wayOut(plugin, installed, pynenc)}`,
        related:
          releases.requirement === undefined
            ? []
            : [
                {
                  document: releases.requirement.document,
                  range: releases.requirement.range,
                  message: `${pynenc} is the newest pynenc that is allowed here`,
                },
              ],
      };
    }
  },
};

function why({ reason }: RuleContext["releases"]): string {
  return reason === "newest" ? ", the newest, which gets installed where nothing else is asked for" : "";
}

/** What works instead: other releases of pynenc, or of the plugin. */
function wayOut(plugin: string, installed: string, pynenc: string): string {
  const working = pynencsFor(plugin, installed);
  const newest = working.at(-1);
  if (newest !== undefined) {
    const beside = neededBeside(plugin, installed, newest);
    return `it works with pynenc ${nameOfReleases(working)}${beside === undefined ? "" : ` and ${beside}`}`;
  }
  const other = pluginReleases(plugin).findLast((release) => pluginProblem(plugin, release, pynenc) === undefined);
  return other === undefined
    ? "no release of pynenc was found that it works with"
    : `${plugin} ${other} works with that pynenc`;
}
