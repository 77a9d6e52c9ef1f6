import { isPynencVariable } from "../environment.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { startingFew } from "../syntax/few-units.js";
import { startOfPynenc } from "../syntax/pynenc-command.js";
import { treesOf } from "../unit-group.js";
import { variableAt } from "../variable-place.js";
import { parseSupervisor } from "./parse-supervisor.js";
import { supervisorGroups } from "./supervisor-groups.js";
import { includedBy, supervisorUnits } from "./supervisor-units.js";

const SECTION = /^\[(?:(?:fcgi-)?program:|supervisord\])/m;

/** What supervisord starts: files of many names, told by their sections. */
export const supervisor: LightFormat = {
  name: "supervisor",
  title: "supervisord",
  files: ["*.conf", "*.ini"],
  // Without its text the name tells that it may be one.
  recognises: ({ extension }, text) =>
    (extension === "conf" || extension === "ini") && (text === "" || SECTION.test(text)),
  isLookedFor: true,
  mentionsUs,
  mayBePart: () => true,
  parts: { beside: /\.(?:conf|ini)$/, folders: /^(?:conf|supervisord?)\.d$/ },
  reader: "supervisord",
  comment: "#",
  read: ({ text }) => {
    const { root, comments, problem: found } = parseSupervisor(text);
    // What stops it is nobody's business here where nothing is pynenc's.
    const problem = mentionsUs(text) ? found : undefined;
    const units = supervisorUnits(root);
    // A mistake that hides all that is pynenc's is the file's own.
    const isHidden = problem !== undefined && !units.some(({ environment }) => environment.some(isPynencVariable));
    return {
      ...startingFew(isHidden ? [] : units, [root]),
      comments: () => comments,
      ...(problem === undefined ? {} : { syntaxProblem: problem }),
    };
  },
  mayNameFiles: (text) => /^(?:directory|files)\s*[=:]/m.test(text),
  namesFiles: (document) =>
    treesOf(document)
      .flatMap(includedBy)
      .filter((path) => !/[*?[%]/.test(path)),
  groupUnits: supervisorGroups,
  placeAt: (source, offset) =>
    variableAt(source, offset, {
      isName: (before) => /^(?:environment\s*[=:](?:.*[\s,])?|\s+(?:.*,\s*)?)[\w#.]*$/i.test(before),
      separator: () => "=",
      bareValue: () => ({ typed: /^[^\s,;#]*$/, rest: /^[^\s,;#]*/, quotes: '"' }),
    }),
  writing: {
    variablesBlock: {
      before: "environment=",
      line: (key, value, isLast) => `    ${key}="${value}"${isLast ? "" : ","}`,
      comments: "none",
    },
  },
};

function mentionsUs(text: string): boolean {
  return (
    mentionsVariable(text) ||
    [...text.matchAll(/^command\s*[=:]([^\r\n]*)/gim)].some(([, command = ""]) => startOfPynenc(command) === "runner")
  );
}
