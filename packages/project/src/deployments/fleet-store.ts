import type { SettingsDocument } from "../documents/document.js";
import { classNamed } from "../fields/classes.js";
import type { DeploymentUnit, Mount } from "../formats/environment.js";
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
  /** The path by which each container has a store of its own; undefined where they may share it. */
  readonly privatePath: EffectiveSetting | undefined;
  /** The path by which each copy of what is started has one, which its parts share: a pod's containers. */
  readonly pathOfEachCopy: EffectiveSetting | undefined;
}

/**
 * Where the orchestrator's class says nothing of a store, or code chooses it, any that is configured may be the one.
 *
 * @param documents the sources of one deployment, weakest first
 * @param unit what is started: the folders that it shares with others, and where it looks for hosts by their short names
 */
export function fleetStore(
  documents: readonly SettingsDocument[],
  { mounts, network }: Pick<DeploymentUnit, "mounts" | "network">,
): FleetStore {
  const application = resolved("ConfigPynenc", documents);
  const orchestrator = textOf(application.get("orchestrator_cls"));
  const named = STORES.filter(({ word }) => orchestrator.toLowerCase().includes(word));
  const [store] = named;
  const path = store?.word === "sqlite" ? resolved(store.configClass, documents).get("sqlite_db_path") : undefined;
  const folder = path === undefined || mounts === undefined ? undefined : keptIn(textOf(path), mounts);
  const parts = [textOf(application.get("app_id")), orchestrator];
  if (folder?.place !== undefined) {
    return {
      key: JSON.stringify([...parts, folder.place]),
      privatePath: undefined,
      pathOfEachCopy: folder.isOfEachCopy ? path : undefined,
    };
  }
  const addresses = (named.length === 0 ? STORES : named).map((each) => addressOf(each, documents));
  const isOfNetwork = network !== undefined && isLookedUpWithin(addresses.flatMap(({ hosts }) => hosts));
  return {
    key: JSON.stringify([...parts, ...addresses.flatMap(({ place }) => place), ...(isOfNetwork ? [network] : [])]),
    privatePath: folder === undefined ? undefined : path,
    pathOfEachCopy: undefined,
  };
}

/** Where a store is, and the hosts that somebody says for it: undefined one that is only known later. */
interface Address {
  readonly place: readonly string[];
  readonly hosts: readonly (string | undefined)[];
}

function addressOf(
  { configClass, address, url }: (typeof STORES)[number],
  documents: readonly SettingsDocument[],
): Address {
  const settings = resolved(configClass, documents);
  const whole = url === undefined ? undefined : settings.get(url);
  const text = textOf(whole);
  if (text !== "") return { place: addressIn(text), hosts: isKnown(whole) ? hostsIn(text) : [undefined] };
  const host = url === undefined ? undefined : settings.get(address[0]);
  const isSaid = host !== undefined && host.origin.kind !== "default";
  return {
    place: address.map((field) => textOf(settings.get(field))),
    hosts: isSaid ? [isKnown(host) ? textOf(host) : undefined] : [],
  };
}

/** Of a URL of Redis host, port and database, as its own settings have them; of others the whole. */
function addressIn(url: string): readonly string[] {
  const match = /^(?:rediss?):\/\/(?:[^@/]*@)?([^:/?#@]+)(?::(\d+))?(?:\/(\d*))?(?:\?(.*))?$/i.exec(url);
  if (match === null) return [url];
  const [, host = "", port = "6379", path = "", query = ""] = match;
  const asked = /(?:^|&)db=(\d+)/.exec(query)?.[1];
  return [host, port, asked ?? (path === "" ? "0" : path)];
}

function hostsIn(url: string): readonly string[] {
  const hosts = /^[a-z][a-z+]*:\/\/(?:[^@/]*@)?([^/?#]*)/i.exec(url)?.[1] ?? "";
  return hosts.split(",").map((host) => host.replace(/:\d*$/, ""));
}

/** Whether a store is another one in each network: by a name that means something only there, or by nothing that is said here. */
function isLookedUpWithin(hosts: Address["hosts"]): boolean {
  return hosts.length === 0 || hosts.some((host) => host === undefined || isShortName(host));
}

function isShortName(host: string): boolean {
  return /^[A-Za-z][\w-]*$/.test(host) && host !== "localhost";
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

/**
 * Where a path is kept, by the innermost folder that it is in. What is in none is in the container alone; where a relative
 * path leads nobody knows.
 */
function keptIn(path: string, mounts: readonly Mount[]) {
  if (!path.startsWith("/") || path.includes("$")) return undefined;
  const folderOf = (mount: Mount) => `${mount.path.replace(/\/+$/, "")}/`;
  const around = mounts.filter((mount) => `${path}/`.startsWith(folderOf(mount)));
  const [innermost] = around.toSorted((one, other) => other.path.length - one.path.length);
  if (innermost === undefined) return { place: undefined, isOfEachCopy: false };
  const place = `${innermost.source} ${path.slice(folderOf(innermost).length)}`;
  return { place, isOfEachCopy: innermost.isOfEachCopy === true };
}

function resolved(name: string, documents: readonly SettingsDocument[]) {
  const configClass = classNamed(name);
  return configClass === undefined ? new Map<string, EffectiveSetting>() : resolveClass(configClass, documents);
}

function isKnown(setting: EffectiveSetting | undefined): boolean {
  return setting !== undefined && "value" in setting.coerced;
}

/** A value that is only filled in later is the same as another that is filled in from the same. */
function textOf(setting: EffectiveSetting | undefined): string {
  if (setting === undefined) return "";
  const { coerced, origin } = setting;
  if ("value" in coerced) return String(coerced.value);
  const range = origin.kind === "default" ? undefined : origin.entry.value.range;
  return origin.kind === "default" ? "" : origin.document.source.text.slice(range?.start, range?.end);
}
