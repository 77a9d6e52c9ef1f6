import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../../packages/cli/src", import.meta.url));
const commands = join(source, "commands");

/** Every file of the command below a folder, relative to the command's sources. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(source, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** The files of the command that a file names, imports of types and imports that wait included. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(source, file), "utf8");
  return [...text.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*["'](\.[^"']+)["']/g)].map(([, name = ""]) =>
    relative(source, resolve(source, dirname(file), name))
      .split(sep)
      .join("/"),
  );
}

/** `lint` for `commands/lint/reports/json.ts`; undefined for what belongs to no command. */
function commandOf(file: string): string | undefined {
  return /^commands\/([^/]+)\//.exec(file)?.[1];
}

describe("the rooms of the command", () => {
  const names = readdirSync(commands);

  it.each(names)("%s is whole: it imports no other command's folder", (name) => {
    const arrows = filesBelow(join(commands, name)).flatMap((file) =>
      importsOf(file).map((target) => ({ file, target })),
    );
    expect(arrows.filter(({ target }) => ![undefined, name].includes(commandOf(target)))).toEqual([]);
    // What was looked at is what is there: a room that imports nothing was not read.
    expect(arrows.length).toBeGreaterThan(0);
  });

  it("are entered by their command alone", () => {
    const entered = filesBelow(source)
      .filter((file) => commandOf(file) === undefined)
      .flatMap(importsOf)
      .filter((target) => commandOf(target) !== undefined);
    expect([...new Set(entered)].toSorted()).toEqual(names.map((name) => `commands/${name}/command.js`).toSorted());
  });
});
