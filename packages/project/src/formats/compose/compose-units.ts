import { commandFields } from "../command-fields.js";
import type { DeploymentUnit, NamedSource } from "../environment.js";
import type { StartedCommand } from "../syntax/started-command.js";
import { serviceImage } from "./compose-build.js";
import { commandOf } from "./compose-command.js";
import { environmentFilesOf, environmentOf } from "./compose-environment.js";
import { type ComposeFile, layersOf, type Said, saidOf, servicesWithIncluded, textOf } from "./compose-layers.js";
import { composeMounts } from "./compose-mounts.js";
import { awaitedBy, replicasOf } from "./compose-replicas.js";

/** The services of a Compose file, with what they extend, include and are laid over. */
export function composeUnits(file: ComposeFile): readonly DeploymentUnit[] {
  const services = servicesWithIncluded(file).flatMap((service) => {
    const unknownSources: NamedSource[] = [];
    const layers = layersOf(file, service.entry.key, unknownSources);
    return layers.length === 0 ? [] : [{ ...service, layers, unknownSources }];
  });
  const layersBy = new Map(services.map(({ entry, layers }) => [entry.key, layers]));
  const mountsOf = (service: string) => composeMounts(service, layersBy.get(service) ?? []);
  const prepares = new Set(services.flatMap(({ layers }) => awaitedBy(layers)));
  return services.map(({ file: { root }, entry: { key, keyRange }, layers, unknownSources }): DeploymentUnit => {
    const files = environmentFilesOf(layers);
    const { image, unknown, folder } = serviceImage(layers);
    const command = commandOf(layers);
    return {
      name: `service ${key}`,
      range: keyRange,
      tree: root,
      ...commandFields(environmentOf(layers), command ?? NO_COMMAND),
      ...replicasOf(layers),
      mounts: composeMounts(key, layers, mountsOf),
      isNoRunner: prepares.has(key),
      onlyWith: onlyWith(layers, file.profiles),
      environmentFiles: files.filter(({ isOfOtherFormat }) => !isOfOtherFormat),
      startsIn: within(folder, command?.folder),
      image: image === undefined ? undefined : { ...image, runsAsIs: command === undefined },
      unknownSources: [
        ...unknownSources,
        ...files.filter(({ isOfOtherFormat }) => isOfOtherFormat),
        ...(unknown === undefined ? [] : [unknown]),
      ],
    };
  });
}

/** What an image is made of is where its command is started, which may go on from there. */
function within(folder: NamedSource | undefined, changed: string | undefined): NamedSource | undefined {
  if (folder === undefined || changed === undefined) return folder;
  const { name, path } = folder;
  return { ...folder, name: `${name}/${changed}`, ...(path === undefined ? {} : { path: `${path}/${changed}` }) };
}

const NO_COMMAND: StartedCommand = { starts: undefined, variables: [] };

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
