import type { SyntaxProblem } from "../../tree/tree.js";
import { entryOfVariable } from "../environment.js";
import type { ParsedFormat } from "../format.js";
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
  mentionsUs: (text) => /\bpynenc\b/i.test(text) && MENTIONS_SETTINGS.test(text),
  reader: "pynenc",
  comment: "#",
  parser: "python",
  read: ({ text }, { parse }) => {
    const settings = parsed(text, parse);
    if (settings === undefined) return { syntaxProblem: TOO_DEEP };
    const { environment, comments, ...code } = settings;
    return { code, environment: environment.map(entryOfVariable), comments: () => comments };
  },
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

const MENTIONS_SETTINGS =
  /\.conf\.|\bconfig_values\b|\bcustom_config\b|\bconfig_filepath\b|\bon_cron\b|\bPynencBuilder\b|\bPynenc\s*\(\s*[^\s)]|\bPynenc\s+as\b|\bPYNENC_/;
