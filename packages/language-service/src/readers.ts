import type { SettingsDocument } from "./document.js";
import { composeUnits } from "./formats/compose.js";
import { dockerfileUnits } from "./formats/dockerfile.js";
import { type DeploymentUnit, entryOfVariable } from "./formats/environment.js";
import type { FileFormat } from "./formats/file-format.js";
import { workflowUnits } from "./formats/github-actions.js";
import { parseJson } from "./formats/json.js";
import { kubernetesUnits } from "./formats/kubernetes.js";
import { parsePython } from "./formats/python.js";
import type { ConfigNode } from "./formats/tree.js";
import { DEPLOYMENT_YAML, PYNENC_YAML, parseYaml, parseYamlDocuments } from "./formats/yaml.js";
import { type DocumentContent, fromTree, type Readers, settingsFile } from "./read-toml-document.js";

/** The readers of every format that needs a parser of its own. */
export const ALL_READERS: Readers = new Map<FileFormat, (document: SettingsDocument["source"]) => DocumentContent>([
  ["json", ({ text }) => fromTree(parseJson(text), settingsFile)],
  ["yaml", ({ text }) => fromTree(parseYaml(text, PYNENC_YAML), settingsFile)],
  ["compose", ({ text }) => fromTree(parseYaml(text, DEPLOYMENT_YAML), (root) => ({ units: composeUnits(root) }))],
  ["workflow", ({ text }) => fromTree(parseYaml(text, DEPLOYMENT_YAML), (root) => ({ units: workflowUnits(root) }))],
  ["kubernetes", ({ text }) => fromManifests(text, kubernetesUnits)],
  ["dockerfile", (source) => ({ units: dockerfileUnits(source) })],
  ["python", ({ text }) => fromPython(text)],
]);

function fromManifests(
  text: string,
  read: (roots: readonly ConfigNode[]) => readonly DeploymentUnit[],
): DocumentContent {
  const parsed = parseYamlDocuments(text, DEPLOYMENT_YAML);
  return parsed.kind === "syntax-error" ? { syntaxProblem: parsed.problem } : { units: read(parsed.roots) };
}

function fromPython(text: string): DocumentContent {
  const code = parsePython(text);
  return {
    codeValues: code.values,
    codeFiles: code.files,
    assignments: code.assignments,
    environment: code.environment.map(entryOfVariable),
  };
}
