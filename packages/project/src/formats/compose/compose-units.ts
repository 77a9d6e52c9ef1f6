import { commandFields } from "../command-fields.js";
import type { DeploymentUnit, NamedSource } from "../environment.js";
import type { StartedCommand } from "../syntax/started-command.js";
import { commandOf } from "./compose-command.js";
import { environmentFilesOf, environmentOf } from "./compose-environment.js";
import { serviceImages } from "./compose-images.js";
import {
  type ComposeFile,
  layersOf,
  type NamedService,
  type Said,
  saidOf,
  servicesWithIncluded,
  textOf,
} from "./compose-layers.js";
import { composeMounts } from "./compose-mounts.js";
import { awaitedBy, replicasOf } from "./compose-replicas.js";

/** The services of a Compose file, with what they extend, include and are laid over. */
export function composeUnits(file: ComposeFile): readonly DeploymentUnit[] {
  const layered = (services: readonly NamedService[]) =>
    services.flatMap((service) => {
      const unknownSources: NamedSource[] = [];
      const layers = layersOf(file, service.entry.key, unknownSources);
      return layers.length === 0 ? [] : [{ ...service, layers, unknownSources }];
    });
  const services = layered(servicesWithIncluded(file));
  // What is below may build what these run.
  const all = file.base === undefined ? services : layered(servicesWithIncluded(file, true));
  const images = serviceImages(new Map(all.map(({ entry, layers }) => [entry.key, layers])));
  const layersBy = new Map(services.map(({ entry, layers }) => [entry.key, layers]));
  const mountsOf = (service: string) => composeMounts(service, layersBy.get(service) ?? []);
  const prepares = new Set(services.flatMap(({ layers }) => awaitedBy(layers)));
  return services.map(({ file: { root }, entry: { key, keyRange }, layers, unknownSources }): DeploymentUnit => {
    const files = environmentFilesOf(layers);
    const { image, unknown, folder } = images.get(key) ?? {};
    const command = commandOf(layers);
    return {
      name: `service ${key}`,
      range: keyRange,
      tree: root,
      ...commandFields(environmentOf(layers), command ?? NO_COMMAND, {
        environmentFiles: files.filter(({ reason }) => reason === undefined),
        unknownSources: [
          ...unknownSources,
          ...files.filter(({ reason }) => reason !== undefined),
          ...(unknown === undefined ? [] : [unknown]),
        ],
      }),
      ...replicasOf(layers),
      mounts: composeMounts(key, layers, mountsOf),
      isNoRunner: prepares.has(key),
      onlyWith: onlyWith(layers, file.profiles),
      startsIn: within(folder, command?.folder),
      image: image === undefined ? undefined : { ...image, runsAsIs: command === undefined },
    };
  });
}

/** What an image is made of is where its command is started, which may go on from there. */
function within(folder: NamedSource | undefined, changed: string | undefined): NamedSource | undefined {
  if (folder === undefined || changed === undefined) return folder;
  const { name, path } = folder;
  return { ...folder, name: `${name}/${changed}`, ...(path === undefined ? {} : { path: `${path}/${changed}` }) };
}

const NO_COMMAND: StartedCommand = { starts: undefined, variables: [], loaded: [] };

/** The profiles of which one has to be asked for to start a service. */
function onlyWith(layers: readonly Said[], active: ReadonlySet<string> | undefined): string | undefined {
  const profiles = profilesIn(layers);
  const isActive = active !== undefined && (active.has("*") || profiles.some((each) => active.has(each)));
  return profiles.length === 0 || isActive ? undefined : `profile ${profiles.join(", ")}`;
}

function profilesIn(layers: readonly Said[]): readonly string[] {
  const said = saidOf(layers, "profiles").flatMap(({ value }) => (value.kind === "list" ? value.items : []));
  return [...new Set(said.flatMap((item) => textOf(item) ?? []))].sort();
}
