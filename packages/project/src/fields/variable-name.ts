import { CONFIG_CLASSES, type ConfigClass, type ConfigField } from "@slotwise/pynenc";
import { rememberFor } from "../memory/remember.js";
import { closest } from "../text/closest.js";
import { classOfSection, FIELDS, fieldsOf, homesOf, type KnownField } from "./classes.js";

/** A field of one class. */
export interface PossibleField {
  readonly field: ConfigField;
  readonly configClass: ConfigClass;
}

/** What an environment variable's name means to pynenc. */
export type VariableName =
  | {
      readonly kind: "setting";
      readonly fields: readonly PossibleField[];
      /** The one task that it is for, in upper case: `MODULE.TASK`. */
      readonly task?: string | undefined;
    }
  /** Names a settings file, for all classes or for one. */
  | { readonly kind: "file"; readonly configClass: ConfigClass | undefined }
  /** A field of other classes than the one named: never looked at. `homes` are those that declare it. */
  | {
      readonly kind: "misplaced";
      readonly fieldName: string;
      readonly configClass: ConfigClass;
      readonly homes: readonly ConfigClass[];
    }
  /** Names a class as files do, without its `CONFIG`: never looked at. `meant` is what it has to be called. */
  | { readonly kind: "section"; readonly configClass: ConfigClass; readonly meant: string }
  /** Never looked at; `near` is what it was probably meant to be. */
  | { readonly kind: "unknown"; readonly configClass: ConfigClass | undefined; readonly near: string | undefined };

const PREFIX = "PYNENC__";
const CLASSES = new Map(CONFIG_CLASSES.map((each) => [each.configClass.toUpperCase(), each]));
const FIELD_NAMES = new Map([...FIELDS.keys()].map((name) => [name.toUpperCase(), name]));

/** `PYNENC__APP_ID`, or, for one class, `PYNENC__CONFIGPYNENC__APP_ID`. */
export function variableName(field: string, configClass?: ConfigClass): string {
  const scope = configClass === undefined ? "" : `${configClass.configClass.toUpperCase()}__`;
  return `${PREFIX}${scope}${field.toUpperCase()}`;
}

/** Reads `PYNENC__<FIELD>`, `PYNENC__<CLASS>__<FIELD>` and `PYNENC__CONFIGTASK__<MODULE>#<TASK>__<FIELD>`. */
export function parseVariableName(name: string): VariableName {
  if (!name.startsWith(PREFIX)) return unknown(undefined, oneUnderscore(name) ?? inCapitals(name));
  const rest = name.slice(PREFIX.length);
  if (rest === "FILEPATH") return { kind: "file", configClass: undefined };
  const [scope = "", ...parts] = rest.split("__");
  const configClass = CLASSES.get(scope);
  if (configClass === undefined) {
    return parts.length === 0 ? general(rest) : (ofSection(rest, scope) ?? ofNoClass(rest, scope, parts));
  }
  const word = parts.at(-1) ?? "";
  if (word === "FILEPATH" && parts.length === 1) return { kind: "file", configClass };
  const fieldName = FIELD_NAMES.get(word);
  const field = fieldName === undefined ? undefined : fieldsOf(configClass).get(fieldName);
  if (field !== undefined) return { kind: "setting", fields: [{ field, configClass }], task: taskIn(parts) };
  if (fieldName !== undefined) return { kind: "misplaced", fieldName, configClass, homes: homesOf(fieldName) };
  const near = closest(
    word,
    [...fieldsOf(configClass).keys()].map((each) => each.toUpperCase()),
  );
  return unknown(
    configClass,
    near === undefined ? undefined : [PREFIX + scope, ...parts.slice(0, -1), near].join("__"),
  );
}

/** `MODULE#TASK`, which a file calls `module.task`; a module's name may have two underscores itself. */
function taskIn(parts: readonly string[]): string | undefined {
  return parts.length < 2 ? undefined : parts.slice(0, -1).join("__").replace("#", ".");
}

/** A class by the name of its table; undefined where that class has nothing like it. */
function ofSection(rest: string, scope: string): VariableName | undefined {
  const configClass = classOfSection(scope.toLowerCase());
  if (configClass === undefined) return undefined;
  const meant = `${PREFIX}CONFIG${rest}`;
  const meaning = parseVariableName(meant);
  if (meaning.kind === "setting" || meaning.kind === "file") return { kind: "section", configClass, meant };
  return meaning.kind === "unknown" && meaning.near === undefined ? undefined : meaning;
}

/** A general name with two underscores in it, or, far more often, a class that is misspelt. */
function ofNoClass(rest: string, scope: string, parts: readonly string[]): VariableName {
  const word = parts.at(-1) ?? "";
  const isFile = word === "FILEPATH" && parts.length === 1;
  const fieldName = FIELD_NAMES.get(word);
  const having = (fieldName === undefined ? undefined : FIELDS.get(fieldName))?.classes ?? [];
  const names = isFile ? CLASSES.keys() : having.map((each) => each.configClass.toUpperCase());
  const near = closest(scope, names);
  return near === undefined ? general(rest) : unknown(undefined, [PREFIX + near, ...parts].join("__"));
}

function general(word: string): VariableName {
  const fieldName = FIELD_NAMES.get(word);
  if (fieldName !== undefined) return { kind: "setting", fields: possibleFields(fieldName) };
  const near = closest(word, FIELD_NAMES.keys());
  return unknown(undefined, near === undefined ? undefined : `${PREFIX}${near}`);
}

/** The separator is two underscores; one is what is written by mistake. */
function oneUnderscore(name: string): string | undefined {
  const word = /^PYNENC_(?!_)(.+)$/.exec(name)?.[1];
  return word !== undefined && (FIELD_NAMES.has(word) || word === "FILEPATH") ? `${PREFIX}${word}` : undefined;
}

/** Elsewhere than on Windows `pynenc__app_id` is another name, which pynenc never looks at. */
function inCapitals(name: string): string | undefined {
  if (!/^pynenc__/i.test(name)) return undefined;
  const meant = name.toUpperCase();
  const { kind } = parseVariableName(meant);
  return kind === "setting" || kind === "file" ? meant : undefined;
}

function unknown(configClass: ConfigClass | undefined, near: string | undefined): VariableName {
  return { kind: "unknown", configClass, near };
}

/** The fields of a name, one for each class that has it. */
export function possibleFields(fieldName: string): readonly PossibleField[] {
  const known = FIELDS.get(fieldName);
  return known === undefined ? [] : fieldsOfClasses(known);
}

const fieldsOfClasses = rememberFor(({ field: { name }, classes }: KnownField) =>
  classes.flatMap((configClass) => {
    const field = fieldsOf(configClass).get(name);
    return field === undefined ? [] : [{ field, configClass }];
  }),
);
