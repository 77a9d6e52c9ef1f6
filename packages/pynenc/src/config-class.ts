/** The Python type of a field's default: it decides how a raw value is coerced. */
export type FieldType = "float" | "int" | "bool" | "str" | "enum" | "set" | "tuple";

/** One setting of one configuration class. */
export interface ConfigField {
  readonly name: string;
  readonly type: FieldType;
  readonly default: string | number | boolean | readonly string[];
  readonly unit?: "seconds" | "minutes" | "hours" | "days";
  /** The allowed values of an enum. */
  readonly values?: readonly string[];
  readonly format?: "cron";
  /** What pynenc turns a raw value into the setting with, where it is not the type's own constructor. */
  readonly mapper?: string;
  readonly secret?: boolean;
  /** The first release of pynenc that has it; without it, every release known does. */
  readonly since?: string;
  /** The last release that has it; without it, the newest does. */
  readonly until?: string;
  /** The releases that have it and read it nowhere: whatever it is set to, nothing follows. */
  readonly unreadIn?: readonly string[];
}

/** One configuration class: the table `section` addresses it. */
export interface ConfigClass {
  readonly configClass: string;
  readonly section: string;
  readonly extends: readonly string[];
  /** What brings it: pynenc itself, or a plugin, by its name on PyPI. */
  readonly package: string;
  readonly fields: readonly ConfigField[];
}
