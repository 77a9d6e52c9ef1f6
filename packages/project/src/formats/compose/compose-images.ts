import type { FoundImage, NamedSource } from "../environment.js";
import { serviceImage } from "./compose-build.js";
import { variablesIn } from "./compose-environment.js";
import { type Said, saidOf, textOf } from "./compose-layers.js";

/**
 * What makes the images of services, by their names: what a service builds itself, or what another one builds under the name
 * that it asks for.
 *
 * @param services what is said of each, weakest first
 */
export function serviceImages(services: ReadonlyMap<string, readonly Said[]>): ReadonlyMap<string, FoundImage> {
  const byName = new Map<string, FoundImage[]>();
  const own = new Map<string, FoundImage>();
  const called = (name: string, place?: Said): FoundImage => {
    const [first, ...others] = byName.get(shortName(name)) ?? [];
    if (first === undefined || others.every((other) => isSame(other, first))) return first ?? {};
    const { range = { start: 0, end: 0 }, tree } =
      place === undefined ? (first.image ?? {}) : { range: place.value.range, tree: place.file.root };
    return {
      unknown: { name: `image ${name}`, range, tree, reason: "several services build it, each in another way" },
    };
  };
  for (const [service, layers] of services) {
    const found = serviceImage(layers);
    if (found === undefined) continue;
    const contexts = contextsOf(layers);
    const imageOf = (name: string): FoundImage => {
      const context = contexts.get(shortName(name));
      return context === undefined ? called(name) : imageIn(context, own, called);
    };
    const image = found.image === undefined ? found : { ...found, image: { ...found.image, imageOf } };
    own.set(service, image);
    for (const name of namesOf(layers)) byName.set(name, [...(byName.get(name) ?? []), image]);
  }
  return new Map(
    [...services].map(([service, layers]) => {
      const asked = saidOf(layers, "image").at(-1);
      const isFetched = saidOf(layers, "pull_policy").some(({ value }) => textOf(value) === "always");
      const other = () => (asked === undefined || isFetched ? {} : called(textOf(asked.value) ?? "", asked));
      return [service, own.get(service) ?? other()];
    }),
  );
}

/** Services mostly build alike by an alias of YAML or by the same few words. */
function isSame({ image: one }: FoundImage, { image: other }: FoundImage): boolean {
  const written = (each: typeof one) => each && JSON.stringify([each.name, each.target, [...each.args]]);
  return written(one) === written(other) && one?.tree === other?.tree;
}

/** The names that a service gives to what it builds. */
function namesOf(layers: readonly Said[]): readonly string[] {
  const image = saidOf(layers, "image").slice(-1);
  const tags = saidOf(saidOf(layers, "build"), "tags").flatMap(({ value }) =>
    value.kind === "list" ? value.items : [],
  );
  const nodes = [...image.map(({ value }) => value), ...tags];
  return [...new Set(nodes.flatMap((node) => textOf(node) ?? []).map(shortName))];
}

/** `docker.io/library/shop:latest` is `shop`. */
function shortName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^docker-image:\/\//, "")
    .replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, "")
    .replace(/:latest$/, "");
}

/** What stands for the images that a Dockerfile may name, by the short names of those. */
function contextsOf(layers: readonly Said[]): ReadonlyMap<string, NamedSource> {
  const said = saidOf(saidOf(layers, "build"), "additional_contexts");
  const all = said.flatMap(({ file, value }) =>
    variablesIn(value, file.text).map(({ name, value: context = "$", valueRange }): [string, NamedSource] => [
      shortName(name),
      { name: context, range: valueRange, tree: file.root },
    ]),
  );
  return new Map(all);
}

/** Of a folder comes no variable; of an image from elsewhere nobody knows any. */
function imageIn(
  context: NamedSource,
  own: ReadonlyMap<string, FoundImage>,
  called: (name: string) => FoundImage,
): FoundImage {
  const service = /^service:(.+)$/.exec(context.name)?.[1];
  if (service !== undefined) return own.get(service) ?? { unknown: { ...context, reason: "no service builds it" } };
  return context.name.startsWith("docker-image://") ? called(context.name) : {};
}
