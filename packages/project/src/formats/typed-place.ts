import type { ConfigClass } from "@slotwise/pynenc";
import { INNER_TABLES, type OwnTable } from "../declarations/own-tables.js";
import { classOfSection, fieldsOf, SECTIONS } from "../fields/classes.js";
import type { TextRange } from "../text/source-text.js";

/** What may stand in a table of settings. */
export type SettingsTable =
  | { readonly kind: "general" }
  | { readonly kind: "class"; readonly configClass: ConfigClass }
  | OwnTable;

/** A table by the name that a file gives it. */
export interface NamedTable {
  readonly name: string;
  readonly table: SettingsTable;
}

/**
 * What is being typed at an offset, as far as the text tells: what is half typed does not parse. `range` is what an answer
 * replaces, `written` how the format writes one there, `isSet` whether a name is taken already.
 */
export type TypedPlace =
  | {
      readonly kind: "table";
      readonly tables: readonly NamedTable[];
      readonly range: TextRange;
      written(name: string): string;
    }
  | {
      readonly kind: "key";
      readonly table: SettingsTable;
      /** Whether a table may be begun here as well, as any other key. */
      readonly hasTables: boolean;
      readonly range: TextRange;
      isSet(name: string): boolean;
      written(name: string, isTable: boolean): string;
    }
  | {
      readonly kind: "value";
      readonly table: SettingsTable;
      readonly key: string;
      readonly range: TextRange;
      written(word: string, isText: boolean): string;
    }
  | {
      readonly kind: "variable";
      /** Whether one of a single class is asked for: they are many. */
      readonly isOfClass: boolean;
      readonly range: TextRange;
      isSet(name: string): boolean;
      written(name: string): string;
    }
  /** Of a variable of that name. To Python every value of one is a text. */
  | {
      readonly kind: "variable-value";
      readonly name: string;
      readonly range: TextRange;
      written(word: string): string;
    };

/** The table that a class's section addresses; a single task's holds the same as `task`. */
export function tableOfSection(section: string): SettingsTable | undefined {
  const configClass = classOfSection(section.startsWith("task.") ? "task" : section);
  return configClass === undefined ? undefined : { kind: "class", configClass };
}

/** The tables that address one class each. */
export function sectionTables(): readonly NamedTable[] {
  return SECTIONS.flatMap((name) => {
    const configClass = classOfSection(name);
    if (configClass === undefined || fieldsOf(configClass).size === 0) return [];
    return [{ name, table: { kind: "class", configClass } }];
  });
}

/**
 * The tables within the one of ours.
 *
 * @param prefix what stands before their names: `tool.slotwise.`
 */
export function ownTables(prefix = ""): readonly NamedTable[] {
  return INNER_TABLES.map(({ name, table }) => ({ name: `${prefix}${name}`, table }));
}
