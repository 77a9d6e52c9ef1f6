import type { ParsedFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { readYaml } from "../syntax/read-yaml.js";
import { DEPLOYMENT_YAML } from "../syntax/yaml-dialect.js";
import { yamlVariableAt } from "../syntax/yaml-variables.js";
import { pipelineUnits } from "./pipeline-units.js";

/** A pipeline of GitLab's. */
export const gitlabCi: ParsedFormat<"yaml"> = {
  name: "gitlab-ci",
  title: "`.gitlab-ci.yml`",
  files: [".gitlab-ci.yml", "*.gitlab-ci.yml", "*.gitlab-ci.yaml"],
  recognises: ({ base }) => /(?:^|\.)gitlab-ci\.ya?ml$/.test(base),
  isLookedFor: true,
  mentionsUs: mentionsVariable,
  reader: "GitLab",
  comment: "#",
  parser: "yaml",
  read: ({ text }, parser) =>
    readYaml(text, DEPLOYMENT_YAML, parser, (root) => {
      const units = pipelineUnits(root);
      return units === undefined ? { syntaxProblem: TOO_MUCH } : { started: { units, trees: [] } };
    }),
  placeAt: yamlVariableAt,
  writing: { hasPlainText: true },
};

const TOO_MUCH = {
  range: { start: 0, end: 0 },
  message: "Too many jobs with too many variables",
  isLimit: true,
} as const;
