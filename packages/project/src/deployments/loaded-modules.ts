import type { SettingsDocument } from "../documents/document.js";
import type { CodeApplication } from "../formats/python/code-application.js";
import { ModulePaths } from "./module-paths.js";

/** A module that another one loads. */
export interface LoadedModule {
  readonly document: SettingsDocument;
  /** Whether it is loaded whenever the other one is. */
  readonly isSure: boolean;
}

/** Something that a module has, by the module's name as another one writes it. */
export interface ModuleMember {
  readonly module: string;
  /** Of a module in a package, behind its own: `tasks.app` of `shop`. */
  readonly name: string;
}

/** An application, or a builder, with the module that says something of it. */
export interface FoundApplication {
  readonly document: SettingsDocument;
  readonly application: CodeApplication;
}

/** Where an application comes from. */
export interface Origin {
  /** The same for all modules that have it from there. */
  readonly key: string;
  /** Undefined where that module says nothing of it, or was not read. */
  readonly found: FoundApplication | undefined;
}

/** Nobody hands a name on, or loads modules, through more of them. */
const MOST_DEPTH = 50;

/** The modules of a project as they load each other. */
export class LoadedModules {
  readonly #byPath: ReadonlyMap<string, SettingsDocument>;
  readonly paths: ModulePaths;
  readonly #loaded = new Map<SettingsDocument, readonly LoadedModule[]>();
  readonly #imported = new Map<SettingsDocument, readonly LoadedModule[]>();
  readonly #made = new Map<SettingsDocument, readonly FoundApplication[]>();
  readonly #changed = new Map<SettingsDocument, ReadonlyMap<string, readonly CodeApplication[]>>();

  constructor(documents: readonly SettingsDocument[]) {
    this.#byPath = new Map(documents.flatMap((each) => (each.code === undefined ? [] : [[each.path, each]])));
    this.paths = new ModulePaths(this.#byPath.keys());
  }

  /** All that a module loads, each behind what it loads itself. */
  by(document: SettingsDocument): readonly LoadedModule[] {
    const known = this.#loaded.get(document);
    if (known !== undefined) return known;
    const found = new Map<SettingsDocument, boolean>();
    const around = new Set([document]);
    const visit = (at: SettingsDocument, isSure: boolean) => {
      for (const { document: next, isSure: isAlways } of this.#importedBy(at)) {
        const isSureHere = isSure && isAlways;
        if (around.has(next) || around.size > MOST_DEPTH) continue;
        // Once more where it is only now known to be loaded always.
        if (found.get(next) === true || (found.has(next) && !isSureHere)) continue;
        around.add(next);
        visit(next, isSureHere);
        around.delete(next);
        found.set(next, isSureHere);
      }
    };
    visit(document, true);
    const loaded = [...found].map(([each, isSure]) => ({ document: each, isSure }));
    this.#loaded.set(document, loaded);
    return loaded;
  }

  /** The module in which something is that another one takes. */
  moduleOf(member: ModuleMember, from: SettingsDocument): SettingsDocument | undefined {
    const last = member.name.lastIndexOf(".");
    const inside = last === -1 ? undefined : this.#documentOf(below(member.module, member.name.slice(0, last)), from);
    return inside ?? this.#documentOf(member.module, from);
  }

  /** Where an application comes from of which a module says something; undefined where nobody knows. */
  originOf(document: SettingsDocument, application: CodeApplication): Origin | undefined {
    if (application.isMade === true) return originOf({ document, application });
    const [member] = application.imported ?? [];
    if (application.isBuilder === true) return undefined;
    if (member !== undefined) return this.#application(member, document);
    // By some other name it can only be the one that there is.
    const [only, ...others] = this.madeBy(document);
    return only === undefined || others.length > 0 ? undefined : originOf(only);
  }

  /** The applications that are made in what a module loads. */
  madeBy(document: SettingsDocument): readonly FoundApplication[] {
    const known = this.#made.get(document);
    if (known !== undefined) return known;
    const made = this.by(document).flatMap((each) =>
      applicationsOf(each.document).flatMap((application) =>
        application.isMade === true ? { document: each.document, application } : [],
      ),
    );
    this.#made.set(document, made);
    return made;
  }

  /** What a module says of applications that others make, by where those come from. */
  changedBy(document: SettingsDocument): ReadonlyMap<string, readonly CodeApplication[]> {
    const known = this.#changed.get(document);
    if (known !== undefined) return known;
    const changed = new Map<string, CodeApplication[]>();
    for (const application of applicationsOf(document)) {
      const origin = application.isMade === true ? undefined : this.originOf(document, application);
      if (origin === undefined) continue;
      const changes = changed.get(origin.key) ?? [];
      changed.set(origin.key, changes);
      changes.push(application);
    }
    this.#changed.set(document, changed);
    return changed;
  }

  /** Where an application comes from that a module takes from another one, which may have it from a third one. */
  #application(member: ModuleMember, from: SettingsDocument): Origin {
    return this.#find(member, from, ({ isMade, name }, taken) => isMade === true && name === taken);
  }

  /** The same of a builder, which a function of another name may give. */
  builder(member: ModuleMember, from: SettingsDocument): FoundApplication | undefined {
    return this.#find(member, from, ({ isMade }, _taken, among) => isMade !== true && among.length === 1).found;
  }

  #find(
    { module, name }: ModuleMember,
    from: SettingsDocument,
    isMeant: (application: CodeApplication, taken: string, among: readonly CodeApplication[]) => boolean,
    depth = 0,
  ): Origin {
    const document = this.moduleOf({ module, name }, from);
    if (document === undefined || document === from || depth > MOST_DEPTH) {
      return { key: `${inFull(module, from.path)}.${name}`, found: undefined };
    }
    const taken = name.slice(name.lastIndexOf(".") + 1);
    const among = applicationsOf(document);
    const application = among.find((each) => isMeant(each, taken, among));
    if (application !== undefined) return originOf({ document, application });
    const imports = document.code?.imports ?? [];
    const handedOn = imports.find(({ as }) => as === taken) ?? imports.find((each) => each.taken === "*");
    if (handedOn?.taken === undefined) return { key: `${document.path} ${taken}`, found: undefined };
    const original = handedOn.taken === "*" ? taken : handedOn.taken;
    return this.#find({ module: handedOn.module, name: original }, document, isMeant, depth + 1);
  }

  /** Those that its own statements import. */
  #importedBy(document: SettingsDocument): readonly LoadedModule[] {
    const known = this.#imported.get(document);
    if (known !== undefined) return known;
    const imported = (document.code?.imports ?? []).flatMap(({ module, taken, isSure }) => {
      const names = taken === undefined || taken === "*" ? [module] : [module, below(module, taken)];
      return names.flatMap((name) => {
        const found = this.#documentOf(name, document);
        return found === undefined ? [] : { document: found, isSure };
      });
    });
    this.#imported.set(document, imported);
    return imported;
  }

  #documentOf(module: string, from: SettingsDocument): SettingsDocument | undefined {
    const path = this.paths.find(module, from.path);
    return path === undefined ? undefined : this.#byPath.get(path);
  }
}

export function applicationsOf({ code }: SettingsDocument): readonly CodeApplication[] {
  return code?.applications ?? [];
}

export function originOf(found: FoundApplication): Origin {
  return { key: `${found.document.path} ${found.application.name}`, found };
}

/** A module's name without leading dots. */
function inFull(module: string, from: string): string {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  if (dots === 0) return module;
  return [...from.split("/").slice(0, -dots), module.slice(dots)].join(".");
}

function below(module: string, name: string): string {
  return module.endsWith(".") ? module + name : `${module}.${name}`;
}
