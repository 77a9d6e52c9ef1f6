import type { SettingsDocument } from "./document.js";
import { composeUnits } from "./formats/compose.js";
import { dockerfileUnits } from "./formats/dockerfile.js";
import { parseDotenv } from "./formats/dotenv.js";
import { type DeploymentUnit, entryOfVariable } from "./formats/environment.js";
import { fileFormat } from "./formats/file-format.js";
import { workflowUnits } from "./formats/github-actions.js";
import { parseJson } from "./formats/json.js";
import { kubernetesUnits } from "./formats/kubernetes.js";
import type { ParsedTree } from "./formats/parsed-tree.js";
import { parsePython } from "./formats/python.js";
import { parseToml } from "./formats/toml.js";
import { type ConfigNode, type TableNode, tableAt } from "./formats/tree.js";
import { DEPLOYMENT_YAML, PYNENC_YAML, parseYaml, parseYamlDocuments } from "./formats/yaml.js";
import { listedRequirements, lockedRequirements, projectRequirements } from "./requirements.js";
import { createSourceText } from "./source-text.js";

const PYNENC_TABLE = ["tool", "pynenc"];
const SLOTWISE_TABLE = ["tool", "slotwise"];

type Content = Partial<Omit<SettingsDocument, "source">>;

/** Reads one file's text. Never throws: a text that does not parse is a document with a problem. */
export function readDocument(name: string, text: string): SettingsDocument {
  // An editor strips the byte order mark, a file read from disk has it; TOML forbids it, Python's reader takes it.
  const source = createSourceText(name, text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text);
  return {
    source,
    syntaxProblem: undefined,
    settings: undefined,
    unread: undefined,
    declarations: undefined,
    requirements: [],
    environment: [],
    codeValues: [],
    assignments: [],
    units: [],
    ...contentOf(name, source.text),
  };

  function contentOf(path: string, content: string): Content {
    switch (fileFormat(path, content)) {
      case "slotwise":
        return fromTree(parseToml(content), (root) => ({ declarations: root }));
      case "pyproject":
        return fromTree(parseToml(content), pyproject);
      case "toml":
        return fromTree(parseToml(content), settingsFile);
      case "json":
        return fromTree(parseJson(content), settingsFile);
      case "yaml":
        return fromTree(parseYaml(content, PYNENC_YAML), settingsFile);
      case "compose":
        return fromTree(parseYaml(content, DEPLOYMENT_YAML), (root) => ({ units: composeUnits(root) }));
      case "workflow":
        return fromTree(parseYaml(content, DEPLOYMENT_YAML), (root) => ({ units: workflowUnits(root) }));
      case "kubernetes":
        return fromManifests(content, kubernetesUnits);
      case "dockerfile":
        return { units: dockerfileUnits(source) };
      case "dotenv":
        return { environment: parseDotenv(content).map(entryOfVariable) };
      case "python":
        return fromPython(content);
      case "lock":
        return { requirements: lockedRequirements(content) };
      case "requirements":
        return { requirements: listedRequirements(content) };
      case undefined:
        return {};
    }
  }
}

function fromTree(parsed: ParsedTree, read: (root: TableNode) => Content): Content {
  return parsed.kind === "syntax-error"
    ? { syntaxProblem: parsed.problem }
    : { ...read(parsed.root), syntaxProblem: parsed.problem };
}

function fromManifests(text: string, read: (roots: readonly ConfigNode[]) => readonly DeploymentUnit[]): Content {
  const parsed = parseYamlDocuments(text, DEPLOYMENT_YAML);
  return parsed.kind === "syntax-error" ? { syntaxProblem: parsed.problem } : { units: read(parsed.roots) };
}

function fromPython(text: string): Content {
  const code = parsePython(text);
  return {
    codeValues: code.values,
    assignments: code.assignments,
    environment: code.environment.map(entryOfVariable),
  };
}

function pyproject(root: TableNode): Content {
  return {
    settings: tableAt(root, PYNENC_TABLE),
    declarations: tableAt(root, SLOTWISE_TABLE),
    requirements: projectRequirements(root),
  };
}

/** Any other file is read from its root, so a `[tool.pynenc]` in it has no effect. */
function settingsFile(root: TableNode): Content {
  return { settings: root, unread: tableAt(root, PYNENC_TABLE), declarations: tableAt(root, SLOTWISE_TABLE) };
}
