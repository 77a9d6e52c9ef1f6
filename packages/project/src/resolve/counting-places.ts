import type { ConfigClass, ConfigField } from "@slotwise/pynenc";
import { coerce } from "../coerce/coerce.js";
import type { Coerced } from "../coerce/coerced.js";
import { fieldsOf } from "../fields/classes.js";
import { rememberFor } from "../memory/remember.js";
import type { TableEntry } from "../tree/tree.js";
import type { EffectiveSetting, FileOrigin, ResolvedClass } from "./effective-setting.js";

/** The places of one settings object that count so far. */
export class CountingPlaces {
  /** What counts for each field: a certain one, and behind it those that may beat it. */
  readonly #winners = new Map<string, Set<FileOrigin>>();
  readonly #found = new Map<string, Map<TableEntry, FileOrigin>>();
  /** Keys that some class's own file has given: to pynenc the files of all classes are one source. */
  readonly #ofClassFiles = new Set<string>();
  /** What won in the pass that goes on. */
  readonly #inPass = new Map<string, FileOrigin>();
  readonly #errors = new Map<string, { readonly coerced: Coerced; readonly origin: FileOrigin }>();

  /** Lets a place win, unless its key has been taken from its source before. */
  take(field: string, origin: FileOrigin): void {
    if (origin.document.onlyFor === undefined) {
      if (this.#found.get(field)?.has(origin.entry) !== true) this.win(field, origin);
      return;
    }
    const key = JSON.stringify(origin.path);
    if (this.#ofClassFiles.has(key)) return;
    this.#ofClassFiles.add(key);
    this.win(field, origin);
  }

  win(field: string, origin: FileOrigin): void {
    const candidates = (origin.entry.isUncertain === true ? this.#winners.get(field) : undefined) ?? new Set();
    candidates.delete(origin);
    this.#winners.set(field, candidates.add(origin));
    this.#found.set(field, (this.#found.get(field) ?? new Map()).set(origin.entry, origin));
    this.#inPass.set(field, origin);
  }

  endPass(fields: ReadonlyMap<string, ConfigField>): void {
    for (const [name, origin] of this.#inPass) {
      const field = fields.get(name);
      if (field === undefined || this.#errors.has(name)) continue;
      const coerced = coercedOf(field, origin);
      if (coerced.kind === "error") this.#errors.set(name, { coerced, origin });
    }
    this.#inPass.clear();
  }

  /** The class's defaults, and what has been found instead of them. */
  settled(configClass: ConfigClass): ResolvedClass {
    const defaults = defaultsOf(configClass);
    if (this.#winners.size === 0) return defaults;
    const resolved = new Map(defaults);
    for (const [name, candidates] of this.#winners) {
      const before = defaults.get(name);
      if (before !== undefined) resolved.set(name, this.#settled(before, candidates));
    }
    return resolved;
  }

  #settled({ field, configClass }: EffectiveSetting, candidates: ReadonlySet<FileOrigin>): EffectiveSetting {
    const error = this.#errors.get(field.name);
    // Where it stopped nothing has been beaten yet.
    if (error !== undefined) return { field, configClass, ...error, rivals: [], beaten: [] };
    const rivals = [...candidates];
    const origin = rivals.pop() as FileOrigin;
    return {
      field,
      configClass,
      coerced: coercedOf(field, origin),
      origin,
      rivals,
      beaten: [...(this.#found.get(field.name)?.values() ?? [])].filter((other) => !candidates.has(other)),
    };
  }
}

/** What a class is where nobody says anything: most of its settings are so in every project, and these are made once. */
const defaultsOf = rememberFor(
  (configClass: ConfigClass): ResolvedClass =>
    new Map(
      [...fieldsOf(configClass)].map(([name, field]) => [
        name,
        {
          field,
          configClass,
          coerced: { kind: "value", value: field.default },
          origin: { kind: "default" },
          rivals: [],
          beaten: [],
        },
      ]),
    ),
);

function coercedOf(field: ConfigField, origin: FileOrigin): Coerced {
  return origin.entry.isUncertain === true ? { kind: "unknown" } : coerce(field, origin.entry.value);
}
