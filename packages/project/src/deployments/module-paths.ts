/** Finds the files of modules among those that were read. */
export class ModulePaths {
  readonly #paths: ReadonlySet<string>;
  /** By the last part of their paths. */
  readonly #byName = new Map<string, string[]>();

  /** @param paths of all modules, from the project's folder */
  constructor(paths: Iterable<string>) {
    this.#paths = new Set(paths);
    for (const path of this.#paths) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      const named = this.#byName.get(name) ?? [];
      this.#byName.set(name, named);
      named.push(path);
    }
  }

  /**
   * The file of a module; undefined for one that was not read, such as a library's.
   *
   * @param module as it is written, with its leading dots: `.settings`, `shop.settings`
   * @param from the path of the module that loads it; undefined where a command names it
   */
  find(module: string, from?: string): string | undefined {
    const [, dots = "", name = ""] = /^(\.*)(.*)$/s.exec(module) ?? [];
    const parts = name === "" ? [] : name.split(".");
    if (dots !== "") {
      const folder = (from ?? "").split("/").slice(0, -dots.length);
      return (from ?? "").split("/").length < dots.length ? undefined : this.#fileOf([...folder, ...parts]);
    }
    if (parts.length === 0) return undefined;
    const beside = from?.split("/").slice(0, -1) ?? [];
    for (const folder of [beside, [], ["src"]]) {
      const found = this.#fileOf([...folder, ...parts]);
      if (found !== undefined) return found;
    }
    // Wherever people tell Python to look; of several nobody knows which.
    return this.#onlyBelow(`/${parts.join("/")}.py`);
  }

  /** The same of what a command names: a module, one with an application in it, or a file. */
  findNamed(application: string): string | undefined {
    if (/[\\/]|\.py$/.test(application)) {
      const path = application.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
      return this.#only(path.endsWith(".py") ? path : `${path}.py`);
    }
    return this.find(application) ?? this.find(application.replace(/\.[^.]*$/, ""));
  }

  /** What a command is started in may be another folder than the project's. */
  #only(path: string): string | undefined {
    if (this.#paths.has(path)) return path;
    const name = path.slice(path.lastIndexOf("/") + 1);
    return this.#onlyBelow(/^(?:[A-Za-z]:)?\//.test(path) ? `/${name}` : `/${path}`);
  }

  /** The only path that ends so. */
  #onlyBelow(end: string): string | undefined {
    const named = this.#byName.get(end.slice(end.lastIndexOf("/") + 1)) ?? [];
    const [only, ...others] = named.filter((path) => `/${path}`.endsWith(end));
    return others.length === 0 ? only : undefined;
  }

  #fileOf(parts: readonly string[]): string | undefined {
    const path = parts.join("/");
    return [`${path}.py`, path === "" ? "__init__.py" : `${path}/__init__.py`].find((each) => this.#paths.has(each));
  }
}
