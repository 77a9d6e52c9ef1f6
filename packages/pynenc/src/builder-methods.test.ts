import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { BuilderMethod } from "./builder-method.js";
import { builderMethod, builderMethodsOf } from "./builder-methods.js";

interface Builder {
  readonly package: string;
  readonly methods: readonly (Omit<BuilderMethod, "parameters"> & { readonly parameters: readonly object[] })[];
}

const read: readonly Builder[] = JSON.parse(readFileSync(new URL("../data/builder.json", import.meta.url), "utf8"));

describe("the methods of the builder", () => {
  it.each(read)("of $package are what was read of them", ({ package: name, methods }) => {
    const known = builderMethodsOf(name).map(({ parameters, ...method }) => {
      return { ...method, parameters: parameters.map((each) => JSON.parse(JSON.stringify(each))) };
    });
    const byKey = (values: object) => Object.fromEntries(Object.entries(values).sort());
    const sorted = (each: Pick<BuilderMethod, "sets">) =>
      each.sets.map((group) => ({ ...group, values: byKey(group.values) }));
    expect(known.map((each) => ({ ...each, sets: sorted(each) }))).toEqual(
      methods.map((each) => ({ ...each, sets: sorted(each) })),
    );
    for (const method of methods) expect(builderMethod(method.name)?.name).toBe(method.name);
  });

  it("are none by other names", () => {
    expect(builderMethod("redis_arg_cache")).toBeUndefined();
    expect(builderMethod("build")).toBeUndefined();
    expect(builderMethodsOf("pynenc-kafka")).toEqual([]);
  });
});
