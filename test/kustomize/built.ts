import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { parseAllDocuments } from "yaml";
import { unitGroups } from "../../packages/project/src/deployments/unit-groups.js";
import { readDocument } from "../../packages/project/src/documents/read-document.js";

/** What a container gets: its variables, whatever it takes some from that is not there, and the number of its pods. */
export interface BuiltContainer {
  readonly variables: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  readonly replicas: number | undefined;
}

/** Containers by what they are called. */
export type Built = Readonly<Record<string, BuiltContainer>>;

/** Files by their paths, and the folder that is built. */
export interface Tree {
  readonly files: Readonly<Record<string, string>>;
  readonly root: string;
}

/** What kubectl builds; undefined where it refuses, and where it builds what the cluster would refuse. */
export async function builtByKubectl(kubectl: string, folder: string): Promise<Built | undefined> {
  try {
    const { stdout } = await promisify(execFile)(kubectl, ["kustomize", folder], { encoding: "utf8" });
    // Of a list that is to be replaced and is not there it leaves the directive alone.
    if (stdout.includes("$patch")) return undefined;
    return containersIn(parseAllDocuments(stdout).map((each) => each.toJS() as Manifest));
  } catch {
    return undefined;
  }
}

export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: {
    readonly replicas?: number;
    readonly template?: { readonly spec?: { readonly containers?: readonly Container[] } };
  };
}

interface Container {
  readonly name: string;
  readonly env?: readonly {
    readonly name: string;
    readonly value?: string;
    readonly valueFrom?: { readonly configMapKeyRef?: { readonly name: string; readonly key: string } };
  }[];
  readonly envFrom?: readonly {
    readonly prefix?: string;
    readonly configMapRef?: { readonly name: string };
    readonly secretRef?: { readonly name: string };
  }[];
}

/** What the containers of manifests get, as the cluster makes it. */
export function containersIn(manifests: readonly Manifest[]): Built {
  const objectNamed = (kind: string, name: string | undefined) =>
    manifests.find((each) => each.kind === kind && each.metadata.name === name);
  const dataOf = (kind: string, name: string | undefined) => {
    const data = objectNamed(kind, name)?.data ?? {};
    const plain = (value: string) => (kind === "Secret" ? Buffer.from(value, "base64").toString() : String(value));
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, plain(value)]));
  };
  const built: Record<string, Built[string]> = {};
  for (const { kind, spec } of manifests) {
    for (const { name, env = [], envFrom = [] } of spec?.template?.spec?.containers ?? []) {
      const variables: Record<string, string> = {};
      const missing: string[] = [];
      for (const { prefix = "", configMapRef, secretRef } of envFrom) {
        const [source, taker] =
          configMapRef === undefined ? (["Secret", secretRef] as const) : (["ConfigMap", configMapRef] as const);
        if (objectNamed(source, taker?.name) === undefined) missing.push(`${source} ${taker?.name}`);
        const taken = dataOf(source, taker?.name);
        for (const [key, value] of Object.entries(taken)) variables[`${prefix}${key}`] = value;
      }
      for (const { name: variable, value, valueFrom } of env) {
        const reference = valueFrom?.configMapKeyRef;
        const found = value ?? (reference === undefined ? "" : dataOf("ConfigMap", reference.name)[reference.key]);
        if (found !== undefined) variables[variable] = found;
      }
      built[`${kind} ${name}`] = { variables, missing, replicas: spec?.replicas };
    }
  }
  return built;
}

/** What slotwise says of the same, with whatever it says it has not read. */
export function builtBySlotwise({ files, root }: Tree): Built {
  const documents = Object.entries(files).map(([name, text]) => readDocument(name, text));
  const built: Record<string, Built[string]> = {};
  for (const { units, documentOf } of unitGroups(documents)) {
    for (const { unit, document } of units) {
      const [, kind = "", container = "", folder] = /^(\S+) \S+, container (\S+) \((.*)\)$/.exec(unit.name) ?? [];
      if (folder !== root) continue;
      const missing = (unit.unknownSources ?? []).map(({ name, reason = "" }) =>
        // What has another name in the cluster is as missing as what is nowhere.
        reason.startsWith("kustomize gives it another name") ? name : `${name} ${reason}`.trim(),
      );
      const variables: Record<string, string> = {};
      for (const { name, value, valueRange, tree } of unit.environment) {
        const { text } = ((tree === undefined ? undefined : documentOf(tree)) ?? document).source;
        const written = text.slice(valueRange.start, valueRange.end);
        // Whatever it is, it has to stand where it is said to stand.
        // Without a value it is empty, and nowhere: slotwise says that it does not know it.
        variables[name] = value === undefined ? "" : written.includes(value) ? value : `${value}, not ${written}`;
      }
      built[`${kind} ${container}`] = { variables, missing, replicas: unit.replicas?.most };
    }
  }
  return built;
}
