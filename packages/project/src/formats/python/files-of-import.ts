import type { ModuleImport } from "./module-imports.js";

/**
 * Where the files of an imported module may lie, from the folder of the module that imports it: beside that, or where people
 * start Python, in the project's folder or its `src`.
 *
 * @param path of the module that imports it, from the project's folder
 */
export function filesOfImport({ module, taken }: ModuleImport, path: string): readonly string[] {
  const [, dots = "", name = ""] = /^(\.*)(.*)$/s.exec(module) ?? [];
  const depth = path.split("/").length - 1;
  if (dots.length - 1 > depth) return [];
  const up = (steps: number) => "../".repeat(steps);
  const folders = dots === "" ? ["", ...(depth > 0 ? [up(depth)] : []), `${up(depth)}src/`] : [up(dots.length - 1)];
  const parts = name === "" ? [] : name.split(".");
  const modules = taken === undefined || taken === "*" ? [parts] : [parts, [...parts, taken]];
  return folders.flatMap((folder) =>
    modules.flatMap((each) => {
      const file = folder + each.join("/");
      return each.length === 0 ? [`${file}__init__.py`] : [`${file}.py`, `${file}/__init__.py`];
    }),
  );
}
