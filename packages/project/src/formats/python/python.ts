import { entryOfVariable } from "../environment.js";
import type { ParsedFormat } from "../format.js";
import { placeInPython } from "./place-in-python.js";

/** A Python module. */
export const python: ParsedFormat<"python"> = {
  name: "python",
  title: "`*.py`",
  files: ["*.py"],
  recognises: ({ base }) => base.endsWith(".py"),
  isLookedFor: true,
  mentionsUs: (text) => /\bpynenc\b/i.test(text) && MENTIONS_SETTINGS.test(text),
  reader: "pynenc",
  comment: "#",
  parser: "python",
  read: ({ text }, { parse }) => {
    const { environment, comments, ...code } = parse(text);
    return { code, environment: environment.map(entryOfVariable), comments: () => comments };
  },
  placeAt: placeInPython,
  writing: {
    booleans: ["False", "True"],
    isExpression: true,
    variablesBlock: { line: (key, value) => `os.environ["${key}"] = "${value}"`, comments: "behind" },
  },
};

const MENTIONS_SETTINGS =
  /\.conf\.|\bconfig_values\b|\bcustom_config\b|\bconfig_filepath\b|\bon_cron\b|\bPynencBuilder\b|\bPynenc\s*\(\s*[^\s)]|\bPynenc\s+as\b|\bPYNENC_/;
