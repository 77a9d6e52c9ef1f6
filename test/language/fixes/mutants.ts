import type { Flaw } from "../../flawed-package.js";

function of(file: string, ...changes: readonly (readonly [string, string])[]): readonly Flaw[] {
  return changes.map(([find, replace]) => ({ file, find, replace }));
}

/** Of what is told of fixes, of what is offered, and of what is not. */
export const FIX_MUTANTS: readonly Flaw[] = [
  ...of(
    "fixes/fix-effect.ts",
    ["old.broken.has(promise) && !fresh.broken.has(promise)", "!fresh.broken.has(promise)"],
    [`if (old === fresh) return "cycle unchanged";`, ""],
    [
      "Math.max(0, ...fleets.map((fleet) => missedTurns(fleet).turns))",
      "Math.min(1, ...fleets.map((fleet) => missedTurns(fleet).turns))",
    ],
    ["if (from === to) return undefined;", "if (from !== to) return undefined;"],
    ["is > was === isMoreBetter", "is > was"],
    ["slice(0, 2), ...losses", "slice(0, 2)"],
  ),
  ...of(
    "fixes/no-worse.ts",
    ["if (more.some((key) => !isRemark(key) && !isUnmasked(key))) return false;", ""],
    ["&& !hasFewerProblems", ""],
    ["return keepsPromises && !losesMore(after, cronLosses(before));", "return keepsPromises;"],
  ),
  ...of(
    "rules/cron-fixes.ts",
    ["isNoWorse(field, value) && serves(value)", "isNoWorse(field, value)"],
    ["|| context.siblings.length > 1", ""],
  ),
  ...of(
    "rules/moved-cron.ts",
    ["|| sharedName(document, range) !== undefined", ""],
    [".find((each) => having.every((judgement) => serves(judgement, cron, each)))", "[0]"],
  ),
  ...of("rules/slot-review.ts", ["isFine && !isGraver(changed)", "isFine"]),
  ...of("fixes/holding-change.ts", ["if (isSafeNow) return holds(true);", ""]),
  ...of("editor/upgrade-words.ts", ["has(newer) ? gained(newer) : lost(older)", "lost(older)"]),
  ...of("editor/code-actions.ts", ["after !== undefined && isNoWorse(project, after)", "true"]),
];
