import { readFileSync } from "node:fs";
import { build, type Plugin } from "esbuild";

/** One flaw: a text of a source file, which stands there once, and what stands there instead. */
export interface Flaw {
  /** Below the package's `src`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/**
 * A package that can be had with one flaw, to see whether anything tells. It is bundled in memory; what it stands on is bundled
 * once, since only one of its own files differs from flaw to flaw.
 */
export class FlawedPackage {
  readonly #folder: string;
  readonly #below: readonly string[];
  #foundation: Promise<unknown> | undefined;

  /**
   * @param folder below `packages`
   * @param below the packages that it stands on
   */
  constructor(folder: string, below: readonly string[]) {
    this.#folder = folder;
    this.#below = below;
  }

  sourceOf(file: string): string {
    return readFileSync(new URL(file, this.#sources), "utf8");
  }

  /** The flaws whose text does not stand in its file, or more than once. */
  unclear<Each extends Flaw>(flaws: readonly Each[]): readonly Each[] {
    return flaws.filter(({ file, find }) => this.sourceOf(file).split(find).length !== 2);
  }

  /** @param entry source text that exports what is wanted, seen from the package's `src` */
  async load(entry: string, flaw: Flaw | undefined): Promise<unknown> {
    const all = this.#below.map((name) => `export * as ${name} from "@slotwise/${name}";`).join("\n");
    this.#foundation ??= this.#evaluated(all, []);
    const plugins = [this.#standsOnWhatIsGiven(), ...(flaw === undefined ? [] : [this.#has(flaw)])];
    return this.#evaluated(entry, plugins, await this.#foundation);
  }

  get #sources(): URL {
    return new URL(`../packages/${this.#folder}/src/`, import.meta.url);
  }

  async #evaluated(entry: string, plugins: Plugin[], given?: unknown): Promise<unknown> {
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: this.#sources.pathname, loader: "ts" },
      conditions: ["slotwise-source"],
      bundle: true,
      write: false,
      format: "iife",
      globalName: "made",
      target: "node20",
      logLevel: "silent",
      plugins,
    });
    return new Function("given", `${outputFiles[0]?.text ?? ""}\nreturn made;`)(given);
  }

  #has({ file, find, replace }: Flaw): Plugin {
    const contents = this.sourceOf(file).replace(find, () => replace);
    const path = `packages/${this.#folder}/src/${file}`;
    return {
      name: "flaw",
      setup: ({ onLoad }) =>
        onLoad({ filter: /\.ts$/ }, (loaded) => (loaded.path.endsWith(path) ? { contents, loader: "ts" } : undefined)),
    };
  }

  #standsOnWhatIsGiven(): Plugin {
    return {
      name: "given",
      setup: ({ onLoad, onResolve }) => {
        const filter = new RegExp(`^@slotwise/(${this.#below.join("|")})$`);
        onResolve({ filter }, ({ path }) => ({ path, namespace: "given" }));
        onLoad({ filter: /.*/, namespace: "given" }, ({ path }) => ({
          contents: `module.exports = given.${path.replace("@slotwise/", "")};`,
          loader: "js",
        }));
      },
    };
  }
}
