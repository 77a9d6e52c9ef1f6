import { describe, expect, it } from "vitest";
import { circlesOf } from "./circles.js";
import { folderOf, HOUSE, MOST_LINES, type PackagePlan } from "./plan.js";
import { packageNamed, roomOf, type Source, sources } from "./sources.js";

const all = sources();

describe("the house", () => {
  it("has the packages of its plan, and no others", () => {
    expect([...new Set(all.map((source) => source.package))].sort()).toEqual(HOUSE.map(({ name }) => name).sort());
  });

  it("has no source file that is too long", () => {
    const long = all.filter(({ lines }) => lines > MOST_LINES);
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  it("has no circle, types included", () => {
    const arrows = new Map(all.map(({ path, imports }) => [path, imports.flatMap((each) => each.path ?? [])]));
    expect(circlesOf(arrows)).toEqual([]);
  });
});

describe("between packages", () => {
  it("arrows run down", () => {
    for (const [index, { name, uses }] of HOUSE.entries()) {
      const lower = HOUSE.slice(0, index).map((each) => each.name);
      expect(lower, name).toEqual(expect.arrayContaining([...uses]));
    }
  });

  it.each(HOUSE)("$name uses those that the plan gives it, and by their entries", (plan) => {
    expect(ownSources(plan).flatMap((source) => strangeImports(source, plan))).toEqual([]);
  });

  it.each(HOUSE)("$name is given none that it does not use", (plan) => {
    const used = ownSources(plan).flatMap(({ imports }) =>
      imports.map(({ specifier }) => packageNamed(specifier)?.name),
    );
    expect(plan.uses.filter((each) => !used.includes(each))).toEqual([]);
  });
});

describe("between the rooms of a package", () => {
  it.each(HOUSE)("arrows run down: $name", (plan) => {
    if (plan.rooms === undefined) return;
    const rooms = Object.keys(plan.rooms);
    const own = ownSources(plan);
    expect([...new Set(own.map(roomOf))].sort()).toEqual([...rooms].sort());
    const rank = new Map(own.map((source) => [source.path, rooms.indexOf(roomOf(source))]));
    const upwards = own.flatMap(({ path, imports }) =>
      imports
        .filter((each) => (rank.get(each.path ?? "") ?? 0) > (rank.get(path) ?? 0))
        .map((each) => `${path} -> ${each.path}`),
    );
    expect(upwards).toEqual([]);
  });
});

function ownSources({ name }: PackagePlan): readonly Source[] {
  return all.filter((source) => source.package === name);
}

function strangeImports({ path, imports }: Source, { name, uses }: PackagePlan): readonly string[] {
  const home = `${folderOf(name)}/src/`;
  return imports.flatMap((each) => {
    if (each.path !== undefined)
      return each.path.startsWith(home) ? [] : [`${path} leaves its package: ${each.specifier}`];
    const used = packageNamed(each.specifier);
    if (used === undefined) return [];
    if (!uses.includes(used.name)) return [`${path} uses ${used.name}, which is not given to ${name}`];
    const entries = ["", ...(used.subpaths ?? []).map((subpath) => `/${subpath}`)].map((end) => used.importName + end);
    return entries.includes(each.specifier) ? [] : [`${path} does not enter by an entry: ${each.specifier}`];
  });
}
