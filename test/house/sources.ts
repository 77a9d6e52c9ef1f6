import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

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
}

export interface Import {
  /** As it is written. */
  readonly specifier: string;
  /** The source file that it names, where it is a relative path. */
  readonly path: string | undefined;
  /** Whether nothing is left of it at run time. */
  readonly isType: boolean;
}

/** Every source file, read anew at each call. */
export function sources(): readonly Source[] {
  const folders = readdirSync(join(ROOT, "packages"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `packages/${name}`);
  return [...folders, "extension"].flatMap((folder) =>
    readdirSync(join(ROOT, folder, "src"), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/src/${name.replaceAll("\\", "/")}`)
      .filter((path) => path.endsWith(".ts") && !isNoSource(path))
      .sort()
      .map((path) => readSource(path, folder)),
  );
}

/** Tests and what helps them, and files that nobody wrote. */
function isNoSource(path: string): boolean {
  return path.endsWith(".test.ts") || path.endsWith(".generated.ts") || path.includes("/src/testing/");
}

function readSource(path: string, folder: string): Source {
  const text = readFileSync(join(ROOT, path), "utf8");
  return {
    path,
    package: folder.replace("packages/", ""),
    room: dirname(relative(`${folder}/src`, path)).replace(/^\.$/, ""),
    lines: text.split("\n").length - 1,
    imports: importsIn(path, text),
  };
}

/** What a module's text imports, by whatever form: `import`, `export from`, `import()`, and the types among them. */
export function importsIn(path: string, text: string): readonly Import[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const named = (specifier: string, isType: boolean): Import => ({
    specifier,
    path: specifier.startsWith(".") ? normalize(join(dirname(path), specifier)).replace(/\.js$/, ".ts") : undefined,
    isType,
  });
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const specifier = /^(["'])(.*)\1$/.exec(text.slice(start, end))?.[2];
    return specifier === undefined ? [] : [named(specifier, false)];
  });
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [named(moduleRequest.value, isType)] : [])),
  );
  const imported = module.staticImports.map(({ moduleRequest, entries }) =>
    named(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType)),
  );
  return [...imported, ...exported, ...dynamic];
}
