import type { SourceText } from "../../text/source-text.js";
import type { ConfigNode, SyntaxProblem, TableNode } from "../../tree/tree.js";
import type { FormatReading } from "../format.js";
import type { YamlParser } from "../parsers/yaml-parser.js";
import { DEPLOYMENT_YAML } from "../syntax/yaml-dialect.js";
import { chartTemplate, isChartTemplate, isOfChart } from "./chart-template.js";
import { generatedManifest, writtenData } from "./generated-object.js";
import { withInlinePatches } from "./inline-patches.js";
import { refusalIn } from "./kubernetes-refusals.js";
import { kubernetesUnits } from "./kubernetes-units.js";
import { generatorsOf, isKustomization, latePatchesOf, patchesOf } from "./kustomization.js";
import { unknownField, withFields } from "./kustomization-fields.js";
import { variableFilesIn } from "./kustomization-files.js";
import { OPERATIONS } from "./kustomize-files.js";
import { manifestsIn } from "./manifest.js";
import { unreadObjects } from "./unread-objects.js";

/** What a file of manifests, of patches or a kustomization gives. */
export function readKubernetes(source: SourceText, parser: YamlParser): FormatReading {
  const { name, text } = source;
  if (isChartTemplate(name, text)) {
    const started = { units: [], trees: [], template: chartTemplate(source, parser), isOnlyPart: true } as const;
    return { started, comments: () => parser.commentsIn(text) };
  }
  const parsed = parser.parseDocuments(text, DEPLOYMENT_YAML);
  if (parsed.kind === "syntax-error") return { syntaxProblem: parsed.problem };
  const comments = () => parser.commentsIn(text);
  if (isOfChart(name)) {
    const trees = parsed.roots.filter((root) => root.kind === "table").slice(0, 1);
    return { started: { units: [], trees, isOnlyPart: true }, comments };
  }
  if (!isKustomization(name)) {
    const manifests = manifestsIn(parsed.roots);
    const trees = [...manifests, ...parsed.roots.filter(({ kind }) => kind === "list").map(operationsTree)];
    const unreadParts = unreadObjects(manifests);
    const started = { units: kubernetesUnits(manifests, text), trees, unreadParts };
    return { started, comments, ...told(refusalIn(manifests, text)) };
  }
  const root = parsed.roots.find((each) => each.kind === "table");
  const tree: TableNode =
    root === undefined
      ? { kind: "table", entries: [], range: undefined }
      : withInlinePatches(withFields(root), text, parser);
  const patches = patchTables(tree);
  const made = generatorsOf(tree).map((each) => generatedManifest(each, writtenData(each, text)));
  const units = kubernetesUnits([...made, ...patches], text);
  // What a generator is given is always a text.
  return {
    started: { units, trees: [tree], variableFiles: variableFilesIn(tree) },
    comments,
    ...told(unknownField(tree) ?? refusalIn(patches, text)),
  };
}

function told(syntaxProblem: SyntaxProblem | undefined): Pick<FormatReading, "syntaxProblem"> {
  return syntaxProblem === undefined ? {} : { syntaxProblem };
}

/** The patches that stand in a kustomization itself, but for those that are operations. */
function patchTables(root: TableNode): readonly TableNode[] {
  const patches = [...patchesOf(root), ...latePatchesOf(root)].flatMap(({ inline }) => inline ?? []);
  return patches.filter((each) => each.kind === "table");
}

/** A list of operations as a tree, which is always a table. */
function operationsTree(list: ConfigNode): TableNode {
  const range = list.range ?? { start: 0, end: 0 };
  return { kind: "table", entries: [{ key: OPERATIONS, keyRange: range, value: list }], range };
}
