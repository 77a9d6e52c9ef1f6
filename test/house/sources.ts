import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { folderOf, HOUSE, type PackagePlan } from "./plan.js";

const ROOT = process.env["SLOTWISE_ROOT"] ?? fileURLToPath(new URL("../../", import.meta.url));

/** One source file of a package or of the extension: what is shipped, and not what tests or builds it. */
export interface Source {
  /** From the repository's root, with slashes. */
  readonly path: string;
  /** `core`, `cli`, ..., `extension`. */
  readonly package: string;
  /** The folder below `src` that it is in, `""` for `src` itself. */
  readonly room: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** The names that it exports, its own and those that it passes on. */
  readonly exports: readonly string[];
  /** Of the interfaces among them, those that extend others: `A extends B`. */
  readonly extensions: readonly string[];
}

export interface Import {
  /** As it is written. */
  readonly specifier: string;
  /** The source file that it names, where it is a relative path. */
  readonly path: string | undefined;
  /** What it takes from there, by the names that it has there. */
  readonly names: readonly string[];
  /** Whether nothing is left of it at run time. */
  readonly isType: boolean;
}

/** Every source file, read anew at each call. */
export function sources(): readonly Source[] {
  const names = readdirSync(join(ROOT, "packages"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return [...names, "extension", "site"].flatMap((name) => {
    const folder = folderOf(name);
    return readdirSync(join(ROOT, folder, "src"), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/src/${name.replaceAll("\\", "/")}`)
      .filter((path) => path.endsWith(".ts") && !isNoSource(path))
      .sort()
      .map((path) => readSource(path, name));
  });
}

/** Tests and what helps them, and files that nobody wrote. */
function isNoSource(path: string): boolean {
  return path.endsWith(".test.ts") || path.endsWith(".generated.ts") || path.includes("/src/testing/");
}

function readSource(path: string, name: string): Source {
  const folder = folderOf(name);
  const text = readFileSync(join(ROOT, path), "utf8");
  return {
    path,
    package: name,
    room: dirname(relative(`${folder}/src`, path)).replace(/^\.$/, ""),
    lines: text.split("\n").length - 1,
    ...linksIn(path, text),
  };
}

/** What a module's text imports, by whatever form (`import`, `export from`, `import()`, types), and exports. */
export function linksIn(path: string, text: string): Pick<Source, "imports" | "exports" | "extensions"> {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const imported = (specifier: string, names: readonly string[], isType: boolean): Import => ({
    specifier,
    path: specifier.startsWith(".") ? normalize(join(dirname(path), specifier)).replace(/\.js$/, ".ts") : undefined,
    names,
    isType,
  });
  const statics = module.staticImports.map(({ moduleRequest, entries }) =>
    imported(
      moduleRequest.value,
      entries.flatMap(({ importName }) => importName.name ?? []),
      entries.length > 0 && entries.every(({ isType }) => isType),
    ),
  );
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, importName, isType }) =>
      moduleRequest ? [imported(moduleRequest.value, importName.name === null ? [] : [importName.name], isType)] : [],
    ),
  );
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const specifier = /^(["'])(.*)\1$/.exec(text.slice(start, end))?.[2];
    return specifier === undefined ? [] : [imported(specifier, [], false)];
  });
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ exportName }) => exportName.name ?? []),
  );
  const extensions = program.body.flatMap((statement) => {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
    if (declared?.type !== "TSInterfaceDeclaration") return [];
    return declared.extends.map(
      ({ expression }) => `${declared.id.name} extends ${text.slice(expression.start, expression.end)}`,
    );
  });
  return { imports: [...statics, ...passedOn, ...dynamic], exports, extensions };
}

/** The package of ours that an import names, by whichever of its entries. */
export function packageNamed(specifier: string): PackagePlan | undefined {
  return HOUSE.find(({ importName }) => specifier === importName || specifier.startsWith(`${importName}/`));
}

/** The room of its package: the first folder below `src`. */
export function roomOf({ room }: Pick<Source, "room">): string {
  return room.split("/")[0] ?? "";
}
