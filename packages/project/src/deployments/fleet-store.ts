import type { SettingsDocument } from "../documents/document.js";
import { classNamed } from "../fields/classes.js";
import type { Mount } from "../formats/environment.js";
import type { EffectiveSetting } from "../resolve/effective-setting.js";
import { type ResolvedApp, resolveClass } from "../resolve/resolve.js";

/** Where the orchestrator keeps who is in the fleet, by a word of its class's name. A URL stands for the rest. */
const STORES = [
  { word: "sqlite", configClass: "ConfigOrchestratorSQLite", address: ["sqlite_db_path"], url: undefined },
  {
    word: "redis",
    configClass: "ConfigOrchestratorRedis",
    address: ["redis_host", "redis_port", "redis_db"],
    url: "redis_url",
  },
  {
    word: "mongo",
    configClass: "ConfigOrchestratorMongo",
    address: ["mongo_host", "mongo_port", "mongo_db"],
    url: "mongo_url",
  },
] as const;

/** Where the runners of a deployment meet. */
export interface FleetStore {
  /** The same for deployments that make one fleet: those with one `app_id` and one store. */
  readonly key: string;
  /** The path by which each container, or each copy of one, has a store of its own; undefined where they may share it. */
  readonly privatePath: EffectiveSetting | undefined;
}

/**
 * Where the orchestrator's class says nothing of a store, or code chooses it, any that is configured may be the one.
 *
 * @param documents the sources of one deployment, weakest first
 * @param mounts the folders that its processes share with others; undefined where nobody says
 */
export function fleetStore(documents: readonly SettingsDocument[], mounts?: readonly Mount[]): FleetStore {
  const application = resolved("ConfigPynenc", documents);
  const orchestrator = textOf(application.get("orchestrator_cls"));
  const named = STORES.filter(({ word }) => orchestrator.toLowerCase().includes(word));
  const addresses = (named.length === 0 ? STORES : named).flatMap(({ configClass, address, url }) => {
    const settings = resolved(configClass, documents);
    const whole = url === undefined ? "" : textOf(settings.get(url));
    return whole === "" ? address.map((field) => textOf(settings.get(field))) : [whole];
  });
  const parts = [textOf(application.get("app_id")), orchestrator, ...addresses];
  const [store] = named;
  const path = store?.word === "sqlite" ? resolved(store.configClass, documents).get("sqlite_db_path") : undefined;
  const folder = path === undefined || mounts === undefined ? undefined : keptIn(textOf(path), mounts);
  return {
    key: JSON.stringify(folder?.source === undefined ? parts : [...parts, folder.source]),
    privatePath: folder?.isPrivate === true ? path : undefined,
  };
}

/**
 * The choice of a store in each process's own memory. Who chooses none gets it as well, and runs no fleet: what is not
 * said here may be said elsewhere.
 */
export function memoryOrchestrator({ pynenc }: Pick<ResolvedApp, "pynenc">): EffectiveSetting | undefined {
  const chosen = pynenc.get("orchestrator_cls");
  if (chosen === undefined || chosen.origin.kind === "default") return undefined;
  return /(?:^|\.)MemOrchestrator$/.test(textOf(chosen)) ? chosen : undefined;
}

/** The innermost folder that a path is in. What is in none is in the container alone; where a relative path leads nobody knows. */
function keptIn(path: string, mounts: readonly Mount[]) {
  if (!path.startsWith("/") || path.includes("$")) return undefined;
  const around = mounts.filter((mount) => `${path}/`.startsWith(`${mount.path.replace(/\/+$/, "")}/`));
  const [innermost] = around.toSorted((one, other) => other.path.length - one.path.length);
  return { source: innermost?.source, isPrivate: innermost === undefined || innermost.isOfEachCopy === true };
}

function resolved(name: string, documents: readonly SettingsDocument[]) {
  const configClass = classNamed(name);
  return configClass === undefined ? new Map<string, EffectiveSetting>() : resolveClass(configClass, documents);
}

/** A value that is only filled in later is the same as another that is filled in from the same. */
function textOf(setting: EffectiveSetting | undefined): string {
  if (setting === undefined) return "";
  const { coerced, origin } = setting;
  if ("value" in coerced) return String(coerced.value);
  const range = origin.kind === "default" ? undefined : origin.entry.value.range;
  return origin.kind === "default" ? "" : origin.document.source.text.slice(range?.start, range?.end);
}
