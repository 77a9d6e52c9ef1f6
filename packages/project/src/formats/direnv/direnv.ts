import { variableName } from "../../fields/variable-name.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { atEnd } from "../syntax/insert-line.js";
import { variableAt } from "../variable-place.js";
import { parseEnvrc } from "./parse-envrc.js";

/** What loads a file; what a virtual environment of Python's sets is none of anybody's settings. */
const LOADS =
  /^[^\S\r\n]*(?:dotenv(?:_if_exists)?\b|(?:\.|source)[^\S\r\n]+(?!\S*\/activate\b)\S|source_env(?:_if_exists)?[^\S\r\n])|\$\(\s*(?:cat|e?grep|<)/m;

/** What direnv sets in a folder. */
export const direnv: LightFormat = {
  name: "direnv",
  title: "`.envrc`",
  files: [".envrc"],
  recognises: ({ base }) => base === ".envrc",
  isLookedFor: true,
  mentionsUs: (text) => mentionsVariable(text) || LOADS.test(text),
  mayNameFiles: (text) => LOADS.test(text),
  setsItsFolder: true,
  reader: "direnv",
  comment: "#",
  read: ({ text }) => {
    const { unit, comments } = parseEnvrc(text);
    return { started: { units: [unit], trees: [] }, comments: () => comments };
  },
  placeAt: (source, offset) =>
    variableAt(source, offset, {
      isName: (before) => /^\s*(?:export\s+)?[\w#.]*$/.test(before),
      separator: () => "=",
      bareValue: () => ({ typed: /^[^\s;&|]*$/, rest: /^[^\s;&|]*/, quotes: "where needed" }),
    }),
  writing: {
    variablesBlock: { line: (key, value) => `export ${key}=${value}`, comments: "above" },
    insertSetting: ({ source }, field, value) => atEnd(source, `export ${variableName(field)}=${value}`),
  },
};
