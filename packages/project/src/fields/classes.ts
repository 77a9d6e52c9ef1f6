import { CONFIG_CLASSES, type ConfigClass, type ConfigField } from "@slotwise/pynenc";
import { rememberFor } from "../memory/remember.js";

const BY_NAME = new Map<string, ConfigClass>(CONFIG_CLASSES.map((each) => [each.configClass, each]));
const BY_SECTION = new Map<string, ConfigClass>(CONFIG_CLASSES.map((each) => [each.section, each]));

export function classNamed(configClass: string): ConfigClass | undefined {
  return BY_NAME.get(configClass);
}

export function classOfSection(section: string): ConfigClass | undefined {
  return BY_SECTION.get(section);
}

/** Every section name, in the order of the facts. */
export const SECTIONS: readonly string[] = CONFIG_CLASSES.map(({ section }) => section);

/** A class's parents, depth first in order of declaration, and last the class itself: the passes it is built in. */
export const passesOf: (configClass: ConfigClass) => readonly ConfigClass[] = rememberFor(findPasses);

function findPasses(configClass: ConfigClass): readonly ConfigClass[] {
  const passes = new Set<ConfigClass>();
  for (const name of configClass.extends) {
    const parent = classNamed(name);
    if (parent !== undefined) for (const pass of passesOf(parent)) passes.add(pass);
  }
  passes.add(configClass);
  return [...passes].filter((pass) => pass === configClass || fieldsOf(pass).size > 0);
}

/** All fields of a class by name, inherited ones included; its own declaration wins. */
export const fieldsOf: (configClass: ConfigClass) => ReadonlyMap<string, ConfigField> = rememberFor(findFields);

function findFields(configClass: ConfigClass): ReadonlyMap<string, ConfigField> {
  const fields = new Map<string, ConfigField>();
  // The first parent comes first in Python's method resolution order, so it is written over the later ones.
  for (const name of [...configClass.extends].reverse()) {
    const parent = classNamed(name);
    if (parent !== undefined) for (const [field, fact] of fieldsOf(parent)) fields.set(field, fact);
  }
  for (const field of configClass.fields) fields.set(field.name, field);
  return fields;
}

/** Whether a part of an application may have a class: `ConfigThreadRunner` that of `app.runner`, as any child of `ConfigRunner`. */
export function isOfPart(configClass: ConfigClass, part: string): boolean {
  const base = `Config${part.replaceAll(/(?:^|_)([a-z])/g, (_, first: string) => first.toUpperCase())}`;
  return configClass.configClass === base || configClass.extends.some((name) => isClassOfPart(name, part));
}

function isClassOfPart(name: string, part: string): boolean {
  const configClass = classNamed(name);
  return configClass !== undefined && isOfPart(configClass, part);
}

/** A field and the classes that declare it or inherit it. */
export interface KnownField {
  readonly field: ConfigField;
  readonly classes: readonly ConfigClass[];
}

/** Every field name of every class, with all classes that have it. */
export const FIELDS: ReadonlyMap<string, KnownField> = allFields();

function allFields(): Map<string, KnownField> {
  const known = new Map<string, { readonly field: ConfigField; readonly classes: ConfigClass[] }>();
  for (const configClass of CONFIG_CLASSES) {
    for (const [name, field] of fieldsOf(configClass)) {
      const before = known.get(name);
      // Added to and not made anew: this is done whenever the command starts.
      if (before === undefined) known.set(name, { field, classes: [configClass] });
      else before.classes.push(configClass);
    }
  }
  return known;
}

/** The classes that declare a field themselves: from their tables and variables the others inherit its value. */
export function homesOf(fieldName: string): readonly ConfigClass[] {
  const having = FIELDS.get(fieldName)?.classes ?? [];
  return having.filter(({ fields }) => fields.some(({ name }) => name === fieldName));
}
