import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { startingFew } from "../syntax/few-units.js";
import { startOfPynenc } from "../syntax/pynenc-command.js";
import { variableAt } from "../variable-place.js";
import { parseForeman } from "./formation.js";
import { parseProcfile } from "./parse-procfile.js";
import { processVariables } from "./process-variables.js";
import { isForeman, procfileGroups } from "./procfile-groups.js";

const PROCFILE = /^Procfile(?:[.-].+)?$|\.procfile$/;

/** What foreman, honcho and their like start, and foreman's options. */
export const procfile: LightFormat = {
  name: "procfile",
  title: "`Procfile`",
  files: ["Procfile", "Procfile.*", "Procfile-*", "*.procfile", ".foreman"],
  recognises: ({ path, base }) => PROCFILE.test(base) || isForeman(path),
  isLookedFor: true,
  mentionsUs: (text) => mentionsVariable(text) || text.split("\n").some((line) => startOfPynenc(line) === "runner"),
  mayBePart: () => true,
  parts: { beside: /^(?:Procfile(?:[.-].+)?|.*\.procfile|\.foreman)$/ },
  mayNameFiles: () => true,
  reader: "foreman",
  comment: "#",
  read: ({ name, text }) => {
    if (isForeman(name)) {
      const comments = [...text.matchAll(/#[^\r\n]*/g)].map(({ index, 0: all }) => ({
        start: index,
        end: index + all.length,
      }));
      return { started: { units: [], trees: [parseForeman(text)] }, comments: () => comments };
    }
    const { processes, comments } = parseProcfile(text);
    return { ...startingFew(processes.map(({ unit }) => unit)), comments: () => comments };
  },
  groupUnits: procfileGroups,
  variablesIn: processVariables,
  placeAt: (source, offset) =>
    variableAt(source, offset, {
      isName: (before) => /^[A-Za-z0-9_-]+:\s*(?:.*[\s;])?[A-Z][\w#.]*$/.test(before),
      separator: () => "=",
      bareValue: () => ({ typed: /^\S*$/, rest: /^\S*/, quotes: "where needed" }),
    }),
  writing: {},
};
