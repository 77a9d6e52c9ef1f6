import { builderMethod } from "@slotwise/pynenc";
import { FIELDS } from "../../fields/classes.js";
import type { SyntaxProblem } from "../../tree/tree.js";
import { entryOfVariable } from "../environment.js";
import type { ParsedFormat } from "../format.js";
import { filesOfImport } from "./files-of-import.js";
import { placeInPython } from "./place-in-python.js";

/** A Python module. */
export const python: ParsedFormat<"python"> = {
  name: "python",
  title: "`*.py`",
  files: ["*.py"],
  recognises: ({ base }) => base.endsWith(".py"),
  isOfApplication: true,
  isLookedFor: true,
  isOfManyKinds: true,
  mentionsUs: (text) => (/\bpynenc/i.test(text) && MENTIONS_SETTINGS.test(text)) || saysItWithoutName(text),
  reader: "pynenc",
  comment: "#",
  parser: "python",
  read: ({ text }, { parse }) => {
    const settings = parsed(text, parse);
    if (settings === undefined) return { syntaxProblem: TOO_DEEP };
    const { environment, comments, ...code } = settings;
    return { code, environment: environment.map(entryOfVariable), comments: () => comments };
  },
  mayNameFiles: (text) => /^[ \t]*(?:from|import)[ \t.]/m.test(text),
  namesFiles: ({ source, code }) => (code?.imports ?? []).flatMap((each) => filesOfImport(each, source.name)),
  countsOnlyIfOurs: true,
  isStartedByName: () => true,
  placeAt: placeInPython,
  writing: {
    booleans: ["False", "True"],
    isExpression: true,
    variablesBlock: { line: (key, value) => `os.environ["${key}"] = "${value}"`, comments: "behind" },
  },
};

/** Undefined where brackets within each other are more than the parser has a stack for; Python itself takes 200. */
function parsed<Settings>(text: string, parse: (text: string) => Settings): Settings | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const TOO_DEEP: SyntaxProblem = {
  range: { start: 0, end: 0 },
  message: "Brackets stand within each other, deeper than Python takes them",
};

/** A module need not name pynenc that works on what another one has of it. */
function saysItWithoutName(text: string): boolean {
  return changesApplication(text) || goesOnBuilding(text) || (text.includes("on_cron(") && /\btriggers\s*=/.test(text));
}

/** Whether it sets what is called as a setting of pynenc's. */
function changesApplication(text: string): boolean {
  if (!text.includes(".conf")) return false;
  return [...text.matchAll(/\.conf\.(\w+)[^\S\n]*=(?!=)/g)].some(([, field = ""]) => FIELDS.has(field));
}

/** Whether it goes on with a builder; words such as `redis` are everybody's. */
function goesOnBuilding(text: string): boolean {
  if (!text.includes(".build()")) return false;
  return [...text.matchAll(/\.([a-z]+_\w+)\(/g)].some(
    ([, name = ""]) => name === "custom_config" || builderMethod(name) !== undefined,
  );
}

const MENTIONS_SETTINGS =
  /\.conf\.|\bconfig_values\b|\bcustom_config\b|\bconfig_filepath\b|\bon_cron\b|\bPynencBuilder\b|\bPynenc\s*\(\s*[^\s)]|\bPynenc\s+as\b|\bPYNENC_/;
