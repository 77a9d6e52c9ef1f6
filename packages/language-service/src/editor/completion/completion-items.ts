import {
  classOfSection,
  exampleInToml,
  FIELDS,
  FILE_SETTINGS,
  fieldsOf,
  LEVELS,
  type OwnTable,
  ownFileSetting,
  SECTIONS,
} from "@slotwise/project";
import { CONFIG_CLASSES, type ConfigClass, type ConfigField } from "@slotwise/pynenc";
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

/** What may stand in a table of settings. */
export type SettingsTable =
  | { readonly kind: "general" }
  | { readonly kind: "class"; readonly configClass: ConfigClass }
  | OwnTable;

/** The table that a class's section addresses; a single task's holds the same as `task`. */
export function tableOfSection(section: string): SettingsTable | undefined {
  const configClass = classOfSection(section.startsWith("task.") ? "task" : section);
  return configClass === undefined ? undefined : { kind: "class", configClass };
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
  return SECTIONS.flatMap((section) => {
    const configClass = classOfSection(section);
    if (configClass === undefined || fieldsOf(configClass).size === 0) return [];
    const documentation = `Settings of ${configClass.configClass} alone. They beat general ones of the same file.`;
    return [{ word: section, kind: "table", detail: configClass.configClass, documentation }];
  });
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

/** The values of a setting that can be listed, as bare words; `text` tells which of them are strings. */
export function valuesOf(field: ConfigField): readonly (CompletionItem & { readonly isText: boolean })[] {
  const value = (word: string, isText: boolean) => {
    const detail = word === defaultText(field) ? "default" : "";
    return { word, kind: "value", detail, documentation: SETTING_DESCRIPTIONS.get(field.name) ?? "", isText } as const;
  };
  if (field.values !== undefined) return field.values.map((word) => value(word, true));
  if (field.type === "bool") return [value("true", false), value("false", false)];
  if (field.type === "float" || field.type === "int") return [value(defaultText(field), false)];
  return field.type === "str" && field.secret !== true && field.default !== "" ? [value(defaultText(field), true)] : [];
}

/** What may stand behind a key of one of our own tables, as bare words, and in a list behind a pattern of files. */
export function ownValuesOf(table: OwnTable, key: string): readonly (CompletionItem & { readonly isText: boolean })[] {
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

/** The field that a key of a table means. */
export function fieldOf(table: SettingsTable, key: string): ConfigField | undefined {
  if (table.kind === "general") return FIELDS.get(key)?.field;
  return table.kind === "class" ? fieldsOf(table.configClass).get(key) : undefined;
}
