import type { SettingsDocument } from "../documents/document.js";
import { classNamed } from "../fields/classes.js";
import type { EffectiveSetting } from "../resolve/effective-setting.js";
import { resolveClass } from "../resolve/resolve.js";

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

/**
 * The same for deployments that make one fleet: those with one `app_id` and one store. Where the orchestrator's class
 * says nothing of a store, or code chooses it, any that is configured may be the one.
 *
 * @param documents the sources of one deployment, weakest first
 */
export function fleetKey(documents: readonly SettingsDocument[]): string {
  const application = resolved("ConfigPynenc", documents);
  const orchestrator = textOf(application.get("orchestrator_cls"));
  const named = STORES.filter(({ word }) => orchestrator.toLowerCase().includes(word));
  const addresses = (named.length === 0 ? STORES : named).flatMap(({ configClass, address, url }) => {
    const settings = resolved(configClass, documents);
    const whole = url === undefined ? "" : textOf(settings.get(url));
    return whole === "" ? address.map((field) => textOf(settings.get(field))) : [whole];
  });
  return JSON.stringify([textOf(application.get("app_id")), orchestrator, ...addresses]);
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
