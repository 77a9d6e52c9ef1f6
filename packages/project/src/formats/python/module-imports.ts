import type { SyntaxNode } from "@lezer/common";
import { textOf } from "./python-syntax.js";

/** A name that a module gets from another one. */
export interface ModuleImport {
  /** As it is written, with its leading dots: `shop.settings`, `.settings`. */
  readonly module: string;
  /** What is taken from it, `*` for all that it has; undefined for the module itself. */
  readonly taken: string | undefined;
  /** What it is called here; undefined where everything has its own name. */
  readonly as: string | undefined;
}

/** What a statement such as `from .settings import MARGIN as margin, app` or `import shop.settings` imports. */
export function importsOf(statement: SyntaxNode, text: string): readonly ModuleImport[] {
  const written = textOf(statement, text)
    .replaceAll(/#[^\n]*|\\\r?\n/g, " ")
    .replaceAll(/[()]/g, " ")
    .replaceAll(/\s+/g, " ");
  const [, module, taken] = /^from ([.\s]*[\w.]*) ?import (.+)$/.exec(written) ?? [];
  if (module !== undefined && taken !== undefined) {
    const from = module.replaceAll(" ", "");
    return namesIn(taken).map(([name, as]) => ({
      module: from,
      taken: name,
      as: name === "*" ? undefined : (as ?? name),
    }));
  }
  const [, modules] = /^import (.+)$/.exec(written) ?? [];
  return modules === undefined
    ? []
    : namesIn(modules).map(([name, as]) => ({ module: name, taken: undefined, as: as ?? name }));
}

/** `a as b, c` */
function namesIn(list: string): readonly (readonly [name: string, as: string | undefined])[] {
  return list.split(",").flatMap((each) => {
    const [, name, as] = /^ ?([\w.]+|\*)(?: as (\w+))? ?$/.exec(each) ?? [];
    return name === undefined ? [] : [[name, as] as const];
  });
}
