import { type Analysis, analyseProject, type Rule } from "@slotwise/language-service";
import { NO_DECLARATIONS } from "@slotwise/project";
import { type ConfigClass, type FieldType, releasesHaving, releasesNamed } from "@slotwise/pynenc";
import type { Coerced } from "../../packages/project/src/coerce/coerced.js";
import { pythonFloatText } from "../../packages/project/src/coerce/python-text.js";
import type { SettingsDocument } from "../../packages/project/src/documents/document.js";
import { classNamed, passesOf } from "../../packages/project/src/fields/classes.js";
import type { ResolvedClass } from "../../packages/project/src/resolve/effective-setting.js";
import { resolveClass } from "../../packages/project/src/resolve/resolve.js";
import type { GeneratedProject } from "./projects.js";
import type { Answer, ClassAnswer } from "./pynenc-values.js";

/** What slotwise makes of a project, in the words of the Python helper. */
export function slotwiseValues(project: GeneratedProject, release: string): Answer {
  const documents = analysed(project, release, [])?.documents ?? [];
  const { classes, task } = project;
  return Object.fromEntries(
    classes.map((name): [string, ClassAnswer] => {
      const configClass = classNamed(name);
      if (configClass === undefined) return [name, { error: `slotwise does not know ${name}` }];
      const broken = unreadable(documents, configClass);
      if (broken !== undefined) return [name, { error: broken }];
      return [name, answerOf(resolveClass(configClass, documents, name === "ConfigTask" ? task : undefined), release)];
    }),
  );
}

/** The deployment that is the project's process: the application of its code, else its folder. */
export function analysed(project: GeneratedProject, release: string, rules?: readonly Rule[]): Analysis | undefined {
  const isInCode = project.construction !== undefined;
  const texts = {
    ...project.files,
    ...(isInCode ? { "app.py": code(project) } : {}),
    ".env": Object.entries(project.environment)
      .map(([name, value]) => `${name}='${value}'\n`)
      .join(""),
  };
  const files = Object.entries(texts).map(([name, text]) => ({ name, text }));
  const { deployments } = analyseProject(files, { ...NO_DECLARATIONS, pynencReleases: releasesNamed(release) }, rules);
  // Code that gives nothing leaves the folder as it is.
  return (
    deployments.find(({ name }) => isInCode && name === "app.py") ?? deployments.find(({ name }) => name === undefined)
  );
}

function code({ construction, assignments }: GeneratedProject): string {
  const lines = assignments.map(([name, written]) => `app.conf.${name} = ${written}\n`);
  return `from pynenc import Pynenc, PynencBuilder\n\napp = ${construction}\n${lines.join("")}`;
}

/** Values in the words of the Python helper. */
export function answerOf(resolved: ResolvedClass, release: string): ClassAnswer {
  const entries = [...resolved].filter(([, { field }]) => releasesHaving(field).includes(release));
  const failed = entries.filter(([, { coerced }]) => coerced.kind === "error").map(([name]) => name);
  const values = Object.fromEntries(
    entries.flatMap(([name, { field, coerced }]) => {
      const text = textOf(field.type, coerced);
      return text === undefined ? [] : [[name, text]];
    }),
  );
  return failed.length === 0 ? { values } : { error: failed.join(", "), failed, values };
}

/** Undefined where there is no value. */
function textOf(type: FieldType, coerced: Coerced): string | undefined {
  if (coerced.kind === "error") return undefined;
  if (coerced.kind === "unknown") return "unknown";
  const { value } = coerced;
  switch (type) {
    case "float":
      return `float ${pythonFloatText(Number(value))}`;
    case "bool":
      return `bool ${value === true ? "True" : "False"}`;
    case "set":
      return `set ${JSON.stringify([...(value as readonly string[])].sort())}`;
    case "tuple":
      return `tuple ${JSON.stringify(value)}`;
    case "int":
      // Of the kind that Python keeps: a bool is a whole number to it.
      return typeof value === "boolean" ? `bool ${value ? "True" : "False"}` : `int ${value}`;
    default:
      return `${type} ${value}`;
  }
}

/** The problem of a file that the class reads; pynenc reads it whole or not at all. */
function unreadable(documents: readonly SettingsDocument[], configClass: ConfigClass): string | undefined {
  const passes = passesOf(configClass);
  const broken = documents.find(
    ({ onlyFor, syntaxProblem }) => syntaxProblem !== undefined && (onlyFor === undefined || passes.includes(onlyFor)),
  );
  return broken?.syntaxProblem?.message;
}
