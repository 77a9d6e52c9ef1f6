import type { ParsedFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { type VariableStyle, variableAt } from "../variable-place.js";

/** What images are made by. */
export const dockerfile: ParsedFormat<"dockerfile"> = {
  name: "dockerfile",
  title: "`Dockerfile`",
  files: ["Dockerfile", "Dockerfile.*", "*.[Dd]ockerfile", "Containerfile", "Containerfile.*", "*.[Cc]ontainerfile"],
  recognises: ({ base }) => /^(?:Dockerfile|Containerfile)(?:\.|$)|\.(?:dockerfile|containerfile)$/i.test(base),
  isLookedFor: true,
  mentionsUs: mentionsVariable,
  reader: "Docker",
  comment: "#",
  parser: "dockerfile",
  read: (source, { imagesIn, commentsIn, refusalIn }) => {
    // What stops it is nobody's business here where nothing is pynenc's.
    const syntaxProblem = mentionsVariable(source.text) ? refusalIn(source) : undefined;
    return {
      started: imagesIn(source),
      comments: () => commentsIn(source),
      ...(syntaxProblem === undefined ? {} : { syntaxProblem }),
    };
  },
  placeAt: (source, offset) => variableAt(source, offset, STYLE),
  writing: { variablesBlock: { line: (key, value) => `ENV ${key}=${value}`, comments: "above" } },
};

const STYLE: VariableStyle = {
  separator: () => "=",
  bareValue: () => ({ typed: /^\S*$/, rest: /^\S*/, quotes: "where needed" }),
};
