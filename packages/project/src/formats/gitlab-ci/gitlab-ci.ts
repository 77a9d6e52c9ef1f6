import type { ParsedFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { DEPLOYMENT_YAML } from "../syntax/yaml-dialect.js";
import { yamlVariableAt } from "../syntax/yaml-variables.js";
import { startedWithinReason } from "../within-reason.js";
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
  read: ({ text }, { parseDocuments, commentsIn }) => {
    const parsed = parseDocuments(text, DEPLOYMENT_YAML);
    if (parsed.kind === "syntax-error") return { syntaxProblem: parsed.problem };
    // A document before it says what the pipeline is given.
    const root = parsed.roots.at(-1);
    const units = root?.kind === "table" ? pipelineUnits(root, text) : [];
    return { ...startedWithinReason(units), comments: () => commentsIn(text) };
  },
  placeAt: yamlVariableAt,
  writing: { hasPlainText: true },
};
