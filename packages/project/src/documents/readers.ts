import { composeUnits } from "../formats/compose.js";
import { commentsInDockerfile, dockerfileUnits } from "../formats/dockerfile.js";
import { entryOfVariable } from "../formats/environment.js";
import type { FileFormat } from "../formats/file-format.js";
import { workflowUnits } from "../formats/github-actions.js";
import { parseJson } from "../formats/json.js";
import { kubernetesUnits, manifestsIn } from "../formats/kubernetes.js";
import { parsePython } from "../formats/python.js";
import type { TableNode } from "../formats/tree.js";
import { DEPLOYMENT_YAML, PYNENC_YAML, parseYaml, parseYamlDocuments, type YamlDialect } from "../formats/yaml.js";
import { commentsInYaml } from "../formats/yaml-comments.js";
import type { SettingsDocument } from "./document.js";
import { type DocumentContent, fromTree, type Readers, settingsFile } from "./read-toml-document.js";

/** The readers of every format that needs a parser of its own. */
export const ALL_READERS: Readers = new Map<FileFormat, (document: SettingsDocument["source"]) => DocumentContent>([
  [
    "json",
    ({ name, text }) => ({ ...fromTree(parseJson(text), (root) => settingsFile(root, name)), comments: () => [] }),
  ],
  ["yaml", ({ name, text }) => fromYaml(text, PYNENC_YAML, (root) => settingsFile(root, name))],
  ["compose", ({ text }) => fromYaml(text, DEPLOYMENT_YAML, (root) => composeFile(root, text))],
  ["workflow", ({ text }) => fromYaml(text, DEPLOYMENT_YAML, (root) => ({ units: workflowUnits(root) }))],
  ["kubernetes", ({ text }) => fromManifests(text)],
  ["dockerfile", (source) => ({ units: dockerfileUnits(source), comments: () => commentsInDockerfile(source) })],
  ["python", ({ text }) => fromPython(text)],
]);

function fromYaml(text: string, dialect: YamlDialect, read: (root: TableNode) => DocumentContent): DocumentContent {
  const content = fromTree(parseYaml(text, dialect), read);
  return content.syntaxProblem === undefined ? { ...content, comments: () => commentsInYaml(text) } : content;
}

function composeFile(root: TableNode, text: string): DocumentContent {
  return { linkable: { kind: "compose", trees: [root] }, units: composeUnits({ root, text }) };
}

function fromManifests(text: string): DocumentContent {
  const parsed = parseYamlDocuments(text, DEPLOYMENT_YAML);
  if (parsed.kind === "syntax-error") return { syntaxProblem: parsed.problem };
  const trees = manifestsIn(parsed.roots);
  const linkable = { kind: "kubernetes", trees } as const;
  return { linkable, units: kubernetesUnits(trees), comments: () => commentsInYaml(text) };
}

function fromPython(text: string): DocumentContent {
  const code = parsePython(text);
  return {
    codeValues: code.values,
    codeFiles: code.files,
    assignments: code.assignments,
    applications: code.applications,
    environment: code.environment.map(entryOfVariable),
    crons: code.crons,
    comments: () => code.comments,
  };
}
