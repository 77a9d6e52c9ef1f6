import type { NamedSource } from "../environment.js";
import { type ComposeFile, layersOf, saidOf, servicesWithIncluded } from "./compose-layers.js";

/** One of these a service has to have: Compose starts nothing of files in which one has none. */
const KEYS = ["image", "build", "provider"];

/** The services that Compose cannot start, by their names: a file that is laid over another one leaves that to it. */
export function servicesWithoutImage(file: ComposeFile): readonly string[] {
  return servicesWithIncluded(file).flatMap(({ entry }) => {
    const unknown: NamedSource[] = [];
    const layers = layersOf(file, entry.key, unknown);
    const isComplete = KEYS.some((key) => saidOf(layers, key).length > 0);
    // What it extends may say it, where that is not here.
    return layers.length === 0 || isComplete || unknown.length > 0 ? [] : [entry.key];
  });
}
