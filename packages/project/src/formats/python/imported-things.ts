import type { TextRange } from "../../text/source-text.js";
import type { ModuleImport } from "./module-imports.js";

/** Something that another module has, as this one calls it and where it names it. */
export interface ImportedThing {
  /** The module as it is written, with its leading dots: `.tasks`. */
  readonly module: string;
  /** `app`; behind a module, that in it: `tasks.app` of `from shop import tasks`. Of a module itself it is empty. */
  readonly name: string;
  readonly range: TextRange;
}

/** What a module has from others. */
export class ImportedThings {
  /** By what they are called here. */
  readonly #byName = new Map<string, ImportedThing>();
  /** A module of which all names are here. */
  #all: ImportedThing | undefined;

  /** `from tasks import orders_app` */
  add({ module, taken, as }: ModuleImport, range: TextRange): void {
    if (taken === "*") this.#all = { module, name: "", range };
    else if (as !== undefined) this.#byName.set(as, { module, name: taken ?? "", range });
  }

  /** What a name is, or an attribute of one; undefined for what is none of another module's. */
  of(name: string): ImportedThing | undefined {
    const [first = "", ...rest] = name.split(".");
    for (let length = rest.length; length >= 0; length--) {
      const found = this.#byName.get([first, ...rest.slice(0, length)].join("."));
      if (found === undefined) continue;
      return { ...found, name: [found.name, ...rest.slice(length)].filter((each) => each !== "").join(".") };
    }
    const isName = rest.length === 0 && /^\w+$/.test(name);
    return this.#all === undefined || !isName ? undefined : { ...this.#all, name };
  }
}
