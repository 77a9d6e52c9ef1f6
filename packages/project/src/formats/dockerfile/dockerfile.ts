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
  reader: "pynenc",
  comment: "#",
  parser: "dockerfile",
  read: (source, { imagesIn, commentsIn }) => ({
    started: imagesIn(source),
    comments: () => commentsIn(source),
  }),
  placeAt: (source, offset) => variableAt(source, offset, STYLE),
  writing: { variablesBlock: { line: (key, value) => `ENV ${key}=${value}`, comments: "above" } },
};

const STYLE: VariableStyle = {
  separator: () => "=",
  bareValue: () => ({ typed: /^\S*$/, rest: /^\S*/, quotes: "where needed" }),
};
