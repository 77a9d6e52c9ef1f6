import type { ParsedFormat } from "../format.js";
import { isPartAboutUs, isTemplate } from "../mentions.js";
import { YAML_PARTS } from "../parts.js";
import { isManifest } from "../syntax/is-manifest.js";
import { YAML_VARIABLES, yamlVariableAt } from "../syntax/yaml-variables.js";
import { treesOf } from "../unit-group.js";
import { variableAt } from "../variable-place.js";
import { chartAbove, isChartTemplate, isOfChart } from "./chart-template.js";
import { kubernetesGroups } from "./kubernetes-groups.js";
import { buildsSomething, isKustomization, isOperations } from "./kustomization.js";
import { filesInKustomization } from "./kustomization-files.js";
import { readKubernetes } from "./read-kubernetes.js";

/** Manifests of Kubernetes, the kustomizations that build them, and the charts that they are templates of. */
export const kubernetes: ParsedFormat<"yaml"> = {
  name: "kubernetes",
  title: "Kubernetes manifests",
  files: ["*.yaml", "*.yml", "Kustomization"],
  recognises: ({ path, extension }, text) =>
    isKustomization(path) ||
    isOfChart(path) ||
    ((extension === "yaml" || extension === "yml") && (isManifest(text) || isOperations(text))),
  isLookedFor: true,
  mentionsUs: (text, path) =>
    isPartAboutUs(text) || (!isTemplate(text) && (startsRunner(text) || (buildsSomething(text) && !isOfChart(path)))),
  mayBePart: (text, path) => !isTemplate(text) || isChartTemplate(path, text),
  parts: { ...YAML_PARTS, folders: /^templates$/ },
  reader: "Kubernetes",
  comment: "#",
  parser: "yaml",
  read: readKubernetes,
  mayNameFiles: (text) => buildsSomething(text) || text.includes("{{"),
  namesFiles: (document) => {
    if (isKustomization(document.source.name)) return treesOf(document).flatMap(filesInKustomization);
    const chart = document.started?.template === undefined ? undefined : chartAbove(document.source.name);
    // Of a chart around it, which may have others in a folder, only whether it is there counts.
    return chart === undefined ? [] : [`${chart}Chart.yaml`, `${chart}values.yaml`, `${chart}../../Chart.yaml`];
  },
  groupUnits: kubernetesGroups,
  // A name is a value in a manifest, and its value an entry beside it; a kustomization has both in one text.
  placeAt: (source, offset) =>
    isKustomization(source.name) || isOfChart(source.name)
      ? yamlVariableAt(source, offset)
      : variableAt(source, offset, { ...YAML_VARIABLES, separator: () => "" }),
  writing: { hasPlainText: true, mayNameLast: true },
};

/** Whether a text may start a runner of pynenc's, whose settings may all be elsewhere. */
function startsRunner(text: string): boolean {
  return /\bpynenc\b[\s\S]{0,1000}?\brunner\b[\s"',-]{1,100}start\b/.test(text);
}
