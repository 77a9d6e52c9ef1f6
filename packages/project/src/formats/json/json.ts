import { isCalled } from "../file-name.js";
import type { ParsedFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { fromTree, settingsFile } from "../settings-file.js";

const OWN_NAME = /^pynenc\.json$/;

/** A settings file of pynenc's in JSON. */
export const json: ParsedFormat<"json"> = {
  name: "json",
  title: "`pynenc.json`",
  files: ["pynenc.json"],
  recognises: ({ extension }) => extension === "json",
  ownName: OWN_NAME,
  isReadOnceNamed: true,
  isOfApplication: true,
  isLookedFor: false,
  mentionsUs: mentionsVariable,
  reader: "pynenc",
  comment: undefined,
  refusesMark: true,
  parser: "json",
  read: ({ name, text }, { parse }) => ({
    ...fromTree(parse(text), (root) => settingsFile(root, name)),
    comments: () => [],
  }),
  // Most files of JSON are about something else.
  placeAt: (source, offset, { placeAt }) => (isCalled(source.name, OWN_NAME) ? placeAt(source, offset) : undefined),
  writing: {
    settingsBlock: {
      before: "{",
      after: "}",
      line: (key, value, isLast) => `  "${key}": ${value}${isLast ? "" : ","}`,
      comments: "none",
    },
    insertSetting: ({ source, settings }, field, value, { insert }) =>
      settings?.range === undefined ? undefined : insert(source.text, field, Number(value)),
  },
};
