import { variableName } from "../../fields/variable-name.js";
import { filesStartedTogether } from "../compose-variables.js";
import { isCalled } from "../file-name.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { atEnd } from "../syntax/insert-line.js";
import { TO_LINE_END } from "../syntax/yaml-variables.js";
import { type VariableStyle, variableAt } from "../variable-place.js";
import { readVariables } from "./read-variables.js";

/** A file of variables. */
export const dotenv: LightFormat = {
  name: "dotenv",
  title: "`.env`",
  files: [".env", ".env.*", "*.env"],
  recognises: ({ base }) => /^\.env(?:\.|$)|\.env$/.test(base),
  isLookedFor: true,
  isExample: (path) => isCalled(path, EXAMPLE),
  mentionsUs: mentionsVariable,
  reader: "pynenc",
  comment: "#",
  read: ({ text }) => readVariables(text),
  // Where Compose is started with it, it says which of its files.
  mayNameFiles: (text) => /^[^\S\r\n]*(?:export[^\S\r\n]+)?COMPOSE_FILE\b/m.test(text),
  namesFiles: ({ environment = [] }) => filesStartedTogether(environment),
  placeAt: (source, offset) => variableAt(source, offset, STYLE),
  writing: {
    mayLoseLines: true,
    variablesBlock: { line: (key, value) => `${key}=${value}`, comments: "above" },
    insertSetting: ({ source }, field, value) => atEnd(source, `${variableName(field)}=${value}`),
  },
};

/** `.env.example`, `.env.production.sample`, `example.env`, `.env.example.local` */
const EXAMPLE = /(?:^|[._-])(?:examples?|samples?|templates?|tmpl|dist)(?:[._-]|$)/i;

const STYLE: VariableStyle = {
  isName: (before) => /^\s*(?:export\s+)?[\w#.]*$/.test(before),
  separator: () => "=",
  bareValue: () => ({ ...TO_LINE_END, quotes: "none" }),
};
