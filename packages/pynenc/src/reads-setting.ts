import { CONFIG_CLASSES } from "./classes.generated.js";

/**
 * Whether a release reads a setting anywhere, itself or through a known plugin: what it does not read has no effect.
 *
 * @param configClass that declares it: `ConfigTrigger`
 * @param release one of `RELEASES`
 */
export function readsSetting(configClass: string, name: string, release: string): boolean {
  const fields = CONFIG_CLASSES.find((each) => each.configClass === configClass)?.fields ?? [];
  return fields.some((field) => field.name === name && field.unreadIn?.includes(release) !== true);
}
