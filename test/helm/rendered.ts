import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { parseAllDocuments, parseDocument } from "yaml";
import { unitGroups } from "../../packages/project/src/deployments/unit-groups.js";
import { readDocument } from "../../packages/project/src/documents/read-document.js";
import { type Built, containersIn, type Manifest } from "../kustomize/built.js";
import type { ChartFiles } from "./charts.js";

/** What `helm template` makes of a chart; undefined where it stops. */
export async function renderedByHelm(helm: string, folder: string): Promise<Built | undefined> {
  try {
    const { stdout } = await promisify(execFile)(helm, ["template", "shop", folder], { encoding: "utf8" });
    const manifests = parseAllDocuments(stdout).map((each) => each.toJS() as Manifest);
    return manifests.every(isTakenByCluster) ? containersIn(manifests) : undefined;
  } catch {
    return undefined;
  }
}

/** Helm itself asks nobody whether what it renders is of any use. */
function isTakenByCluster({ data, spec }: Manifest): boolean {
  const isTable = (value: unknown) =>
    value === undefined || value === null || (typeof value === "object" && !Array.isArray(value));
  const isList = (value: unknown) => value === undefined || value === null || Array.isArray(value);
  return (
    isTable(data) &&
    (spec?.template?.spec?.containers ?? []).every(({ env, envFrom }) => isList(env) && isList(envFrom))
  );
}

/** What slotwise says of the same. */
export interface RenderedBySlotwise {
  readonly containers: Readonly<Record<string, RenderedContainer>>;
  /** The files that are told as unread. */
  readonly unread: readonly string[];
  /** What does not stand where it is said to stand. */
  readonly misplaced: readonly string[];
}

interface RenderedContainer {
  /** Undefined what is only known later. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly missing: number;
  readonly replicas: number | "unknown" | undefined;
}

export function renderedBySlotwise(files: ChartFiles): RenderedBySlotwise {
  const documents = Object.entries(files).map(([name, text]) => readDocument(name, text));
  const containers: Record<string, RenderedContainer> = {};
  const misplaced: string[] = [];
  const groups = unitGroups(documents);
  for (const { units, documentOf } of groups) {
    for (const { unit, document } of units) {
      const [, kind = "", container] = /^(\S+) .*, container (\S+)$/.exec(unit.name) ?? [];
      if (container === undefined) continue;
      const variables: Record<string, string | undefined> = {};
      for (const { name, value, valueRange, tree } of unit.environment) {
        const holder = (tree === undefined ? undefined : documentOf(tree)) ?? document;
        const written = holder.source.text.slice(valueRange.start, valueRange.end);
        if (value !== undefined && !standsThere(value, written))
          misplaced.push(`${name} ${value}: ${written} in ${holder.path}`);
        variables[name] = value;
      }
      const replicas = unit.isNumberUnknown === true ? "unknown" : unit.replicas?.most;
      containers[`${kind} ${container}`] = { variables, missing: unit.unknownSources?.length ?? 0, replicas };
    }
  }
  const unread = groups.flatMap(({ templates }) => templates?.unread.map(({ file }) => file.path) ?? []);
  return { containers, unread, misplaced };
}

/** As it is, as YAML or a template writes it, or put together by an action. */
function standsThere(value: string, written: string): boolean {
  if (written.includes(value) || written.includes("{{")) return true;
  const parsed: unknown = parseDocument(written).toJS({ mapAsMap: true });
  if (value === "" || (typeof parsed === "number" && Math.trunc(parsed) === Number(value))) return true;
  return value.includes(String(parsed)) || Number(parsed) === Number(value);
}
