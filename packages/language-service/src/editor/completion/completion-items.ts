import {
  exampleInToml,
  FIELDS,
  FILE_SETTINGS,
  fieldsOf,
  INNER_TABLES,
  LEVELS,
  type NamedTable,
  type OwnTable,
  ownFileSetting,
  type SettingsTable,
  sectionTables,
} from "@slotwise/project";
import { CLASS_PLUGINS, COMPONENT_CLASSES, CONFIG_CLASSES, type ConfigField } from "@slotwise/pynenc";
import { RULES } from "../../rules/index.js";
import { defaultText } from "../hover.js";
import { SETTING_DESCRIPTIONS } from "../setting-descriptions.js";

export type CompletionKind = "setting" | "table" | "value" | "variable" | "rule";

/** A word that may be written, whatever the format writes around it. */
export interface CompletionItem {
  readonly word: string;
  readonly kind: CompletionKind;
  /** A few words beside it. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
}

/** The names that a table knows. */
export function keysOf(table: SettingsTable): readonly CompletionItem[] {
  switch (table.kind) {
    case "general":
      return [...FIELDS.values()].map(({ field }) => settingItem(field));
    case "class":
      return [...fieldsOf(table.configClass).values()].map(settingItem);
    case "declarations":
      return FILE_SETTINGS.map(({ key, description }) => {
        return { word: key, kind: "setting", detail: "slotwise", documentation: description };
      });
    case "rules":
      return ruleItems();
    case "ignore":
      return [];
  }
}

export function ruleItems(): readonly CompletionItem[] {
  return RULES.map(({ name, severity, summary }) => {
    return { word: name, kind: "rule", detail: severity, documentation: `${summary}.` };
  });
}

/** The tables that address one class each. */
export function sectionItems(): readonly CompletionItem[] {
  return sectionTables().map(tableItem);
}

/** A table, as a file calls it. */
export function tableItem({ name: word, table }: NamedTable): CompletionItem {
  const detail = table.kind === "class" ? table.configClass.configClass : "";
  return { word, kind: "table", detail, documentation: tableDescription(table) };
}

function tableDescription(table: SettingsTable): string {
  switch (table.kind) {
    case "general":
      return "What pynenc reads from this file.";
    case "class":
      return `Settings of ${table.configClass.configClass} alone. They beat general ones of the same file.`;
    case "declarations":
      return "What no pynenc setting tells: how many runners there are, how long an execution takes.";
    case "rules":
    case "ignore":
      return INNER_TABLES.find((inner) => inner.table.kind === table.kind)?.description ?? "";
  }
}

/** Environment variables; those of single classes only when they are asked for, since they are many. */
export function variableItems(withClasses: boolean): readonly CompletionItem[] {
  const file: CompletionItem = {
    word: "PYNENC__FILEPATH",
    kind: "variable",
    detail: "path",
    documentation: "A settings file, TOML, YAML or JSON by its ending, that is read as well.",
  };
  const general = [...FIELDS.values()].map(({ field }) => asVariable(field, "PYNENC__"));
  const own = withClasses
    ? CONFIG_CLASSES.flatMap((configClass) =>
        [...fieldsOf(configClass).values()].map((field) =>
          asVariable(field, `PYNENC__${configClass.configClass.toUpperCase()}__`),
        ),
      )
    : [];
  return [file, ...general, ...own];
}

function asVariable(field: ConfigField, prefix: string): CompletionItem {
  return { ...settingItem(field), word: `${prefix}${field.name.toUpperCase()}`, kind: "variable" };
}

function settingItem(field: ConfigField): CompletionItem {
  const description = SETTING_DESCRIPTIONS.get(field.name);
  const since = field.since === undefined ? "" : ` Since pynenc ${field.since}.`;
  return {
    word: field.name,
    kind: "setting",
    detail: field.unit ?? field.format ?? field.type,
    documentation: `${description === undefined ? "" : `${description} `}Default: \`${defaultText(field)}\`.${since}`,
  };
}

/** A value, as a bare word. */
export interface ValueItem extends CompletionItem {
  /** Whether it is a string. */
  readonly isText: boolean;
}

/** The values of a setting that can be listed. */
export function valuesOf(field: ConfigField): readonly ValueItem[] {
  const value = (word: string, isText: boolean) => {
    const detail = word === defaultText(field) ? "default" : "";
    return { word, kind: "value", detail, documentation: SETTING_DESCRIPTIONS.get(field.name) ?? "", isText } as const;
  };
  const classes = COMPONENT_CLASSES[field.name];
  if (classes !== undefined) return classItems(field, classes);
  if (field.values !== undefined) return field.values.map((word) => value(word, true));
  if (field.type === "bool") return [value("true", false), value("false", false)];
  if (field.type === "float" || field.type === "int") return [value(defaultText(field), false)];
  return field.type === "str" && field.secret !== true && field.default !== "" ? [value(defaultText(field), true)] : [];
}

/** Every release knows the same classes of pynenc's own; those of a plugin are behind them, with what has to be installed. */
function classItems(field: ConfigField, classes: readonly string[]): readonly ValueItem[] {
  const description = SETTING_DESCRIPTIONS.get(field.name) ?? "";
  return classes
    .map((word) => {
      const plugin = CLASS_PLUGINS[word];
      const detail = plugin ?? (word === field.default ? "default" : "pynenc");
      const documentation = plugin === undefined ? description : `${description} Brought by the plugin ${plugin}.`;
      return { word, kind: "value", detail, documentation, isText: true, plugin } as const;
    })
    .sort((one, other) => Number(one.plugin !== undefined) - Number(other.plugin !== undefined))
    .map(({ plugin: _plugin, ...item }) => item);
}

/** What may stand behind a key of one of our own tables, as bare words, and in a list behind a pattern of files. */
function ownValuesOf(table: OwnTable, key: string): readonly ValueItem[] {
  switch (table.kind) {
    case "declarations": {
      const setting = ownFileSetting(key);
      const words = setting !== undefined && "words" in setting.kind ? setting.kind.words : undefined;
      return (words ?? setting?.examples ?? []).map((value) => {
        const isText = typeof value === "string";
        return { word: isText ? value : exampleInToml(value), kind: "value", detail: "", documentation: "", isText };
      });
    }
    case "rules":
      return LEVELS.map((word) => ({ word, kind: "value", detail: "", documentation: "", isText: true }));
    case "ignore":
      return ruleItems().map((item) => ({ ...item, isText: true }));
  }
}

/** The values that a key of a table may have. */
export function valuesIn(table: SettingsTable, key: string): readonly ValueItem[] {
  if (table.kind !== "general" && table.kind !== "class") return ownValuesOf(table, key);
  const field = fieldOf(table, key);
  return field === undefined ? [] : valuesOf(field);
}

/** The field that a key of a table means. */
function fieldOf(table: SettingsTable, key: string): ConfigField | undefined {
  if (table.kind === "general") return FIELDS.get(key)?.field;
  return table.kind === "class" ? fieldsOf(table.configClass).get(key) : undefined;
}
