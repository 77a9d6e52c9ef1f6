import type { EnvironmentVariable } from "../environment.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { fromTree } from "../settings-file.js";
import { startingFew } from "../syntax/few-units.js";
import { parseToml } from "../syntax/toml.js";
import { TO_LINE_END } from "../syntax/yaml-variables.js";
import { variableAt } from "../variable-place.js";
import { toxIni } from "./tox-ini.js";
import { toxToml } from "./tox-toml.js";

/** What tox sets for the environments that it runs tests in. */
export const tox: LightFormat = {
  name: "tox",
  title: "`tox.ini`",
  files: ["tox.ini", "tox.toml"],
  recognises: ({ base }) => base === "tox.ini" || base === "tox.toml",
  isLookedFor: true,
  mentionsUs: (text) => mentionsVariable(text) || NAMES_FILE.test(text),
  mayNameFiles: (text) => NAMES_FILE.test(text),
  reader: "tox",
  comment: "#",
  read: ({ name, text }) => {
    if (name.endsWith(".toml")) return fromTree(parseToml(text), (root) => startingFew(toxToml(root)));
    const { units, comments } = toxIni(text);
    return { ...startingFew(units), comments: () => comments };
  },
  variablesIn,
  placeAt: (source, offset) =>
    source.name.endsWith(".toml")
      ? undefined
      : variableAt(source, offset, {
          isName: (before) =>
            /^(?:set_?env\s*=)?\s*(?:[\w{}.,!-]+:\s+)?[\w#.]*$/.test(before) && /^\s|^set_?env/.test(before),
          separator: () => " = ",
          bareValue: () => ({ ...TO_LINE_END, quotes: "none" }),
        }),
  writing: {
    variablesBlock: {
      before: "set_env =",
      line: (key, value) => `    ${key} = ${value}`,
      comments: "above",
    },
  },
};

const NAMES_FILE = /\bfile\s*(?:\||=)/;

/** A file of variables as tox reads one: a line each, quotes are part of the value. */
function variablesIn(text: string): readonly EnvironmentVariable[] {
  const lines = text.matchAll(/^[^\S\r\n]*(?:export[^\S\r\n]+)?([^#=\s][^=\r\n]*?)[^\S\r\n]*=[^\S\r\n]*([^\r\n]*)/gm);
  return [...lines].map(({ index, 0: all, 1: name = "", 2: written = "" }) => {
    const start = index + all.indexOf(name);
    const end = index + all.length - written.length;
    const said = written.trimEnd();
    return {
      name,
      nameRange: { start, end: start + name.length },
      value: /[{}\\]/.test(said) ? undefined : said,
      valueRange: { start: end, end: end + said.length },
    };
  });
}
