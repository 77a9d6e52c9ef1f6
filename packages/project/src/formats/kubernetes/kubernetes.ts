import type { ParsedFormat } from "../format.js";
import { isPartAboutUs, isTemplate } from "../mentions.js";
import { YAML_PARTS } from "../parts.js";
import { isManifest } from "../syntax/is-manifest.js";
import { DEPLOYMENT_YAML } from "../syntax/yaml-dialect.js";
import { YAML_VARIABLES } from "../syntax/yaml-variables.js";
import { variableAt } from "../variable-place.js";
import { kubernetesGroups } from "./kubernetes-groups.js";
import { kubernetesUnits, manifestsIn } from "./kubernetes-units.js";

/** Manifests of Kubernetes. */
export const kubernetes: ParsedFormat<"yaml"> = {
  name: "kubernetes",
  title: "Kubernetes manifests",
  files: ["*.yaml", "*.yml"],
  recognises: ({ extension }, text) => (extension === "yaml" || extension === "yml") && isManifest(text),
  isLookedFor: true,
  mentionsUs: isPartAboutUs,
  mayBePart: (text) => !isTemplate(text),
  parts: YAML_PARTS,
  reader: "Kubernetes",
  comment: "#",
  parser: "yaml",
  read: ({ text }, { parseDocuments, commentsIn }) => {
    const parsed = parseDocuments(text, DEPLOYMENT_YAML);
    if (parsed.kind === "syntax-error") return { syntaxProblem: parsed.problem };
    const trees = manifestsIn(parsed.roots);
    return { started: { units: kubernetesUnits(trees), trees }, comments: () => commentsIn(text) };
  },
  groupUnits: kubernetesGroups,
  // A name is a value here, and its value an entry beside it.
  placeAt: (source, offset) => variableAt(source, offset, { ...YAML_VARIABLES, separator: () => "" }),
  writing: { hasPlainText: true, mayNameLast: true },
};
