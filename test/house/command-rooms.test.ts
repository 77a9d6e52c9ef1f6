import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sources } from "./sources.js";

const all = sources().filter((source) => source.package === "cli");

/** `lint` for `packages/cli/src/commands/lint/reports/json.ts`; undefined for what belongs to no command. */
function commandOf(path: string): string | undefined {
  return /^packages\/cli\/src\/commands\/([^/]+)\//.exec(path)?.[1];
}

function importsOf(wanted: (command: string | undefined) => boolean): readonly string[] {
  return all
    .filter(({ path }) => wanted(commandOf(path)))
    .flatMap(({ imports }) => imports.flatMap(({ path }) => path ?? []));
}

describe("the rooms of the command", () => {
  const names = [...new Set(all.flatMap(({ path }) => commandOf(path) ?? []))];

  it.each(names)("%s is whole: it imports no other command's folder", (name) => {
    const targets = importsOf((command) => command === name);
    expect(targets.filter((target) => ![undefined, name].includes(commandOf(target)))).toEqual([]);
    // What was looked at is what is there: a room that imports nothing was not read.
    expect(targets.length).toBeGreaterThan(0);
  });

  it("are entered by their command alone", () => {
    const entered = importsOf((command) => command === undefined).filter((path) => commandOf(path) !== undefined);
    expect([...new Set(entered)].toSorted()).toEqual(
      names.map((name) => `packages/cli/src/commands/${name}/command.ts`).toSorted(),
    );
  });

  it("are shown by the README, each at work", () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    expect(names.filter((name) => !new RegExp(`slotwise ${name}\\b`).test(readme))).toEqual([]);
  });
});
