import type { ParsedFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { readYaml } from "../syntax/read-yaml.js";
import { DEPLOYMENT_YAML } from "../syntax/yaml-dialect.js";
import { yamlVariableAt } from "../syntax/yaml-variables.js";
import { workflowUnits } from "./workflow-units.js";

/** A workflow of GitHub Actions. */
export const githubActions: ParsedFormat<"yaml"> = {
  name: "github-actions",
  title: "`.github/workflows/*.yml`",
  files: [".github/workflows/*.yaml", ".github/workflows/*.yml"],
  recognises: ({ path, extension }) =>
    (extension === "yaml" || extension === "yml") && /\.github[\\/]workflows[\\/]/.test(path),
  isLookedFor: true,
  mentionsUs: mentionsVariable,
  reader: "GitHub Actions",
  comment: "#",
  parser: "yaml",
  read: ({ text }, parser) =>
    readYaml(text, DEPLOYMENT_YAML, parser, (root) => ({ started: { units: workflowUnits(root, text), trees: [] } })),
  placeAt: yamlVariableAt,
  writing: { hasPlainText: true },
};
