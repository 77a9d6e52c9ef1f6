import { describe, expect, it } from "vitest";
import { circlesOf } from "./circles.js";
import { importName, MOST_LINES, PACKAGES, ROOMS, SUBPATHS } from "./plan.js";
import { importsIn, type Source, sources } from "./sources.js";

const all = sources();
const named: readonly string[] = Object.keys(PACKAGES);

describe("the house", () => {
  it("has the packages of its plan, and no others", () => {
    expect([...new Set(all.map((source) => source.package))].sort()).toEqual([...named].sort());
  });

  it("has no source file that is too long", () => {
    expect(
      all
        .filter(({ path, lines }) => lines > MOST_LINES && !path.endsWith("python-applications.ts"))
        .map(({ path, lines }) => `${path}: ${lines}`),
    ).toEqual([]);
  });

  it("has no circle, types included", () => {
    const arrows = new Map(all.map(({ path, imports }) => [path, imports.flatMap((each) => each.path ?? [])]));
    expect(circlesOf(arrows).filter((circle) => !circle.some((path) => NOT_YET.test(path)))).toEqual([]);
  });
});

describe("between packages", () => {
  it("arrows run down", () => {
    for (const [index, name] of named.entries()) {
      expect(named.slice(0, index), name).toEqual(expect.arrayContaining([...PACKAGES[name as keyof typeof PACKAGES]]));
    }
  });

  it("a package uses those that the plan gives it, and by their entries", () => {
    expect(all.flatMap(strangeImports)).toEqual([]);
  });

  it("the plan gives none that is not used", () => {
    const unused = Object.entries(PACKAGES).flatMap(([name, given]) => {
      const used = all.filter((source) => source.package === name).flatMap(({ imports }) => imports.map(packageOf));
      return given.filter((each) => !used.includes(each)).map((each) => `${name} -> ${each}`);
    });
    expect(unused).toEqual([]);
  });
});

describe("between the rooms of a package", () => {
  it.each(Object.keys(ROOMS))("arrows run down: %s", (name) => {
    const rooms = ROOMS[name] ?? [];
    const own = all.filter((source) => source.package === name);
    expect([...new Set(own.map(({ room }) => topOf(room)))].sort()).toEqual([...rooms].sort());
    const rank = (path: string) => rooms.indexOf(topOf(own.find((source) => source.path === path)?.room ?? ""));
    const upwards = own.flatMap(({ path, imports }) =>
      imports.flatMap((each) =>
        each.path !== undefined && rank(each.path) > rank(path) ? `${path} -> ${each.path}` : [],
      ),
    );
    expect(upwards).toEqual([]);
  });
});

describe("what is read of a file", () => {
  it("is every form of import", () => {
    const text = `import type { A } from "./a.js";
import { b, type C } from "../b.js";
export { d } from "@slotwise/core";
export type * from "./e.js";
const f = await import("./f.js");
`;
    expect(importsIn("packages/x/src/y/z.ts", text)).toEqual([
      { specifier: "./a.js", path: "packages/x/src/y/a.ts", isType: true },
      { specifier: "../b.js", path: "packages/x/src/b.ts", isType: false },
      { specifier: "@slotwise/core", path: undefined, isType: false },
      { specifier: "./e.js", path: "packages/x/src/y/e.ts", isType: true },
      { specifier: "./f.js", path: "packages/x/src/y/f.ts", isType: false },
    ]);
  });
});

/** Being taken apart. */
const NOT_YET = /^(?:extension|packages\/(?:cli|language-server|simulator|timeline))\//;

function topOf(room: string): string {
  return room.split("/")[0] ?? "";
}

/** The package of ours that an import names. */
function packageOf({ specifier }: { readonly specifier: string }): string | undefined {
  return named.find((name) => specifier === importName(name) || specifier.startsWith(`${importName(name)}/`));
}

function strangeImports({ path, package: own, imports }: Source): readonly string[] {
  const given: readonly string[] = PACKAGES[own as keyof typeof PACKAGES];
  return imports.flatMap((each) => {
    const home = own === "extension" ? "extension/src/" : `packages/${own}/src/`;
    if (each.path !== undefined)
      return each.path.startsWith(home) ? [] : [`${path} leaves its package: ${each.specifier}`];
    const used = packageOf(each);
    if (used === undefined) return [];
    if (!given.includes(used)) return [`${path} uses ${used}, which is not given to ${own}`];
    const entries = [importName(used), ...(SUBPATHS[used] ?? []).map((subpath) => `${importName(used)}/${subpath}`)];
    return entries.includes(each.specifier) ? [] : [`${path} does not enter by an entry: ${each.specifier}`];
  });
}
