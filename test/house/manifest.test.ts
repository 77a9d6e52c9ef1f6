import { readFileSync } from "node:fs";
import { isOwnName } from "@slotwise/project";
import { expect, it } from "vitest";

it("the extension starts for files that are ours or pynenc's by their name, all but everybody's pyproject.toml", () => {
  const { activationEvents } = JSON.parse(
    readFileSync(new URL("../../extension/package.json", import.meta.url), "utf8"),
  );
  const names = activationEvents.flatMap((event: string) => {
    const glob = /^workspaceContains:\*\*\/(.*)$/.exec(event)?.[1];
    return glob === undefined ? [] : expanded(glob);
  });
  const possible = ["pynenc", "slotwise"].flatMap((stem) => expanded(`${stem}.{toml,yaml,yml,json}`));
  expect(names).toEqual(possible.filter(isOwnName));
});

/** `a.{b,c}` as `a.b` and `a.c`. */
function expanded(glob: string): readonly string[] {
  const [, before = glob, choices, after = ""] = /^(.*)\{([^}]*)\}(.*)$/.exec(glob) ?? [];
  return choices === undefined ? [glob] : choices.split(",").map((choice) => `${before}${choice}${after}`);
}
