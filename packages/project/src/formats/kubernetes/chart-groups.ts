import { type ConfigNode, entryOf, type TableNode, tableAt } from "../../tree/tree.js";
import { type StartingFile, treesOf, type UnitGroup, type UnitOf, type UnreadTemplateFile } from "../unit-group.js";
import { appliedAsIs } from "./applied.js";
import { type ChartTemplate, chartAbove, isChart } from "./chart-template.js";
import type { ValuesFile } from "./chart-values.js";
import { unitsOfObjects } from "./kubernetes-units.js";
import { isKustomization } from "./kustomization.js";
import { OPERATIONS } from "./kustomize-files.js";
import { kindOf, nameOf, tablesIn, textAt, textBelow } from "./manifest.js";
import { Origins } from "./origins.js";
import { type ChartInput, NO_VALUES } from "./render-template.js";

/** What charts start, and the files that went into it. */
export interface ChartGroups<File> {
  readonly groups: readonly UnitGroup<File>[];
  readonly used: ReadonlySet<string>;
}

/** Nobody has so many; the rest is told. */
const MOST_TEMPLATES = 200;

/** What is deployed of the charts among some files: what `helm template` makes of each with its own values. */
export function chartGroups<File extends StartingFile>(files: readonly File[]): ChartGroups<File> {
  const used = new Set<string>();
  const groups: UnitGroup<File>[] = [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const charts = new Map<string, File[]>();
  for (const file of files) {
    const folder = chartFolder(file.path);
    if (folder === undefined || isKustomization(file.path)) continue;
    const isTemplate = file.started?.template !== undefined;
    if (!isTemplate && !byPath.has(`${folder}Chart.yaml`)) continue;
    used.add(file.path);
    const templates = charts.get(folder);
    if (templates === undefined) charts.set(folder, [file]);
    else templates.push(file);
  }
  for (const [folder, templates] of charts) groups.push(chartGroup(folder, templates, byPath));
  for (const { path } of files)
    if (isChart(path)) for (const name of OWN_NAMES) used.add(path.replace(/Chart\.yaml$/, name));
  return { groups, used };
}

const OWN_NAMES = ["Chart.yaml", "values.yaml"];

function chartFolder(path: string): string | undefined {
  const above = chartAbove(path);
  return above === undefined
    ? undefined
    : path
        .split("/")
        .slice(0, -1 - above.length / 3)
        .map((part) => `${part}/`)
        .join("");
}

function chartGroup<File extends StartingFile>(
  folder: string,
  all: readonly File[],
  byPath: ReadonlyMap<string, File>,
): UnitGroup<File> {
  const chart = byPath.get(`${folder}Chart.yaml`);
  const valuesFile = byPath.get(`${folder}values.yaml`);
  const input: ChartInput = { values: valuesOf(valuesFile), chart: valuesOf(chart) };
  const problem = chart === undefined ? "no Chart.yaml says which chart it is of" : problemOf(folder, input, byPath);
  const origins = new Origins();
  const holders = new Map<TableNode, File>();
  const unread: UnreadTemplateFile<File>[] = [];
  if (valuesFile !== undefined) holders.set(input.values.tree, valuesFile);
  if (chart !== undefined) holders.set(input.chart.tree, chart);
  // What begins so only has parts for others.
  const templates = all.filter(({ path }) => !/(?:^|\/)_[^/]*$/.test(path));
  const manifests = templates.flatMap((file, index): readonly TableNode[] => {
    const rendered = renderedFrom(file, index < MOST_TEMPLATES ? problem : "there are more than are read here", input);
    if ("unread" in rendered) {
      unread.push({ file, reason: rendered.unread });
      return [];
    }
    for (const [node, tree] of rendered.origins) origins.set(node, tree);
    for (const manifest of rendered.manifests) holders.set(manifest, file);
    return rendered.manifests.filter((each) => !isTest(each));
  });
  const isCountedElsewhere = unread.some(({ file }) =>
    /\b(?:HorizontalPodAutoscaler|ScaledObject|Rollout)\b/.test(file.source.text),
  );
  const documentOf = (tree: TableNode) => holders.get(tree);
  const applied = {
    objects: manifests.map(appliedAsIs),
    originOf: (node: Parameters<Origins["of"]>[0]) => origins.of(node),
    whyMissing: (kind: string, name: string) => whyMissing(kind, name, manifests),
  };
  const units = unitsOfObjects(applied).flatMap(({ tree, unit }): UnitOf<File>[] => {
    const document = documentOf(tree);
    if (document === undefined) return [];
    // What scales it may say something else.
    const counted = isCountedElsewhere ? { ...unit, replicas: undefined, isNumberUnknown: true } : unit;
    return [{ document, unit: counted, isElsewhere: false }];
  });
  const rendered = templates.filter((file) => !unread.some((each) => each.file === file));
  return { units, documentOf, templates: { unread, rendered, values: valuesFile } };
}

/** A name that is only known later may be any. */
function whyMissing(kind: string, name: string, manifests: readonly TableNode[]): string | undefined {
  const names = [name, ...manifests.filter((each) => kindOf(each) === kind).map(nameOf)];
  const isLate = names.some((each) => each?.includes("{{") === true);
  return isLate ? "which one it is, is only known when the chart is installed" : undefined;
}

/** @param problem why no template of the chart can be filled in */
function renderedFrom(file: StartingFile, problem: string | undefined, input: ChartInput): ReturnType<ChartTemplate> {
  const template = file.started?.template;
  if (template === undefined) return { manifests: plainManifests(file), origins: NO_ORIGINS };
  return problem === undefined ? template(input) : { unread: problem };
}

const NO_ORIGINS: ReadonlyMap<ConfigNode, TableNode> = new Map();

function plainManifests(file: StartingFile): readonly TableNode[] {
  return treesOf(file).filter(({ entries }) => entries[0]?.key !== OPERATIONS);
}

function valuesOf(file: StartingFile | undefined): ValuesFile {
  const tree = file === undefined ? undefined : treesOf(file)[0];
  return { tree: tree ?? NO_VALUES, text: file?.source.text ?? "" };
}

/** Why nothing is known of all templates of a chart. */
function problemOf(
  folder: string,
  { values, chart }: ChartInput,
  byPath: ReadonlyMap<string, StartingFile>,
): string | undefined {
  const around = /^(.*\/|)charts\/[^/]+\/$/.exec(folder)?.[1];
  if (around !== undefined && byPath.has(`${around}Chart.yaml`))
    return "the chart around its own may give it other values";
  if (textAt(chart.tree, "type") === "library") return "its chart is a library, which starts nothing by itself";
  const imports = tablesIn(chart.tree, "dependencies").some((each) => entryOf(each, "import-values") !== undefined);
  if (imports) return "its chart takes values from another one";
  if (byPath.has(`${folder}requirements.yaml`)) return "its chart has a requirements.yaml";
  return /!!|^%/m.test(values.text) ? "the values have tags of YAML's" : undefined;
}

/** What only `helm test` starts. */
function isTest(manifest: TableNode): boolean {
  return tableAt(manifest, ["metadata", "annotations"]) === undefined
    ? false
    : /\btest/.test(textBelow(manifest, ["metadata", "annotations"], "helm.sh/hook") ?? "");
}
