import type { ParsedFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { readYaml } from "../syntax/read-yaml.js";
import { DEPLOYMENT_YAML } from "../syntax/yaml-dialect.js";
import { YAML_VARIABLES } from "../syntax/yaml-variables.js";
import { variableAt } from "../variable-place.js";
import { startedWithinReason } from "../within-reason.js";
import { renderUnits } from "./render-units.js";

/** A blueprint of Render. */
export const render: ParsedFormat<"yaml"> = {
  name: "render",
  title: "`render.yaml`",
  files: ["render.yaml", "render.yml"],
  recognises: ({ base, extension }, text) => {
    if (extension !== "yaml" && extension !== "yml") return false;
    return (
      /^render\.ya?ml$/.test(base) || (/^(?:services|projects|envVarGroups):/m.test(text) && /\benvVars:/.test(text))
    );
  },
  isLookedFor: true,
  mentionsUs: mentionsVariable,
  reader: "Render",
  comment: "#",
  parser: "yaml",
  read: ({ text }, parser) =>
    readYaml(text, DEPLOYMENT_YAML, parser, (root) => startedWithinReason(renderUnits(root, text))),
  // A name is a value here, and its value an entry beside it.
  placeAt: (source, offset) => variableAt(source, offset, { ...YAML_VARIABLES, separator: () => "" }),
  writing: { hasPlainText: true, mayNameLast: true },
};
