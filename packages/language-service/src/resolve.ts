import type { SettingsDocument } from "./document.js";
import { entryOf, type TableEntry, tableAt } from "./formats/tree.js";
import { classNamed, fieldsOf, passesOf } from "./settings/classes.js";
import { type Coerced, coerce } from "./settings/coerce.js";
import type { ConfigClass, ConfigField } from "./settings/facts.generated.js";

/** Where in a file a value stands. */
export interface FileOrigin {
  readonly kind: "file";
  readonly document: SettingsDocument;
  /** Below pynenc's root: `["max_pending_seconds"]`, or `["runner", "min_parallel_slots"]`. */
  readonly path: readonly string[];
  readonly entry: TableEntry;
}

export type Origin = { readonly kind: "default" } | FileOrigin;

/** One setting as pynenc ends up with it. */
export interface EffectiveSetting {
  readonly field: ConfigField;
  readonly configClass: ConfigClass;
  readonly coerced: Coerced;
  readonly origin: Origin;
  /** The other places that set it, weakest first; all of them lost. */
  readonly beaten: readonly FileOrigin[];
}

export type ResolvedClass = ReadonlyMap<string, EffectiveSetting>;

/**
 * Builds one settings object as pynenc does: a pass for each parent class, then one for the class itself; in each pass
 * the sources from weakest to strongest, in each source the general key and then the class's table. A pass that finds a
 * value replaces what earlier passes left. One key of one source counts once: what a parent's pass has taken is not
 * seen again.
 */
export function resolveClass(configClass: ConfigClass, documents: readonly SettingsDocument[]): ResolvedClass {
  const taken = new Set<TableEntry>();
  const winners = new Map<string, FileOrigin>();
  const found = new Map<string, FileOrigin[]>();
  for (const pass of passesOf(configClass)) {
    for (const field of fieldsOf(pass).keys()) {
      for (const origin of originsOf(documents, pass.section, field)) {
        if (taken.has(origin.entry)) continue;
        taken.add(origin.entry);
        winners.set(field, origin);
        found.set(field, [...(found.get(field) ?? []), origin]);
      }
    }
  }
  const resolved = new Map<string, EffectiveSetting>();
  for (const [name, field] of fieldsOf(configClass)) {
    const origin = winners.get(name);
    resolved.set(name, {
      field,
      configClass,
      coerced:
        origin === undefined
          ? { kind: "value", value: field.default }
          : coerce(field.type, field.values, origin.entry.value),
      origin: origin ?? { kind: "default" },
      beaten: (found.get(name) ?? []).filter((other) => other !== origin),
    });
  }
  return resolved;
}

/** The places that one pass looks at, weakest first. */
function* originsOf(documents: readonly SettingsDocument[], section: string, field: string): Generator<FileOrigin> {
  for (const document of documents) {
    if (document.settings === undefined) continue;
    const general = entryOf(document.settings, field);
    if (general !== undefined) yield { kind: "file", document, path: [field], entry: general };
    const table = tableAt(document.settings, [section]);
    const own = table === undefined ? undefined : entryOf(table, field);
    if (own !== undefined) yield { kind: "file", document, path: [section, field], entry: own };
  }
}

/** The settings objects that decide about the atomic service. */
export interface ResolvedApp {
  readonly pynenc: ResolvedClass;
  readonly runner: ResolvedClass;
  readonly runnerClass: ConfigClass;
}

/** @param documents the sources, weakest first */
export function resolveApp(documents: readonly SettingsDocument[]): ResolvedApp {
  const pynenc = resolveClass(requiredClass("ConfigPynenc"), documents);
  const chosen = pynenc.get("runner_cls")?.coerced;
  const runnerName = chosen?.kind === "value" ? String(chosen.value) : "";
  const runnerClass = classNamed(`Config${runnerName}`) ?? requiredClass("ConfigRunner");
  return { pynenc, runner: resolveClass(runnerClass, documents), runnerClass };
}

function requiredClass(name: string): ConfigClass {
  const configClass = classNamed(name);
  if (configClass === undefined) throw new Error(`the facts lack ${name}`);
  return configClass;
}
