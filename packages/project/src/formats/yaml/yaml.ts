import { isCalled } from "../file-name.js";
import type { ParsedFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { settingsFile } from "../settings-file.js";
import { beforeFirstKey } from "../syntax/insert-line.js";
import { readYaml } from "../syntax/read-yaml.js";
import { PYNENC_YAML } from "../syntax/yaml-dialect.js";
import { yamlVariableAt } from "../syntax/yaml-variables.js";
import { placeInYaml } from "./place-in-yaml.js";

const OWN_NAME = /^pynenc\.ya?ml$/;

/** A settings file of pynenc's in YAML. */
export const yaml: ParsedFormat<"yaml"> = {
  name: "yaml",
  title: "`pynenc.yaml`",
  files: ["*.yaml", "*.yml"],
  recognises: ({ extension }) => extension === "yaml" || extension === "yml",
  ownName: OWN_NAME,
  isReadOnceNamed: true,
  isOfApplication: true,
  isLookedFor: true,
  isOfManyKinds: true,
  // pynenc reads none of another name that nobody told it to read: a chart's values, say. Those are told as unread.
  mentionsUs: mentionsVariable,
  reader: "pynenc",
  comment: "#",
  parser: "yaml",
  read: ({ name, text }, parser) => readYaml(text, PYNENC_YAML, parser, (root) => settingsFile(root, name)),
  placeAt: (source, offset) =>
    isCalled(source.name, OWN_NAME) ? placeInYaml(source, offset) : yamlVariableAt(source, offset),
  writing: {
    hasPlainText: true,
    settingsBlock: { line: (key, value) => `${key}: ${value}`, comments: "behind" },
    insertSetting: ({ source, settings }, field, value) =>
      settings?.range === undefined ? undefined : beforeFirstKey(source, settings, `${field}: ${value}`),
  },
};
