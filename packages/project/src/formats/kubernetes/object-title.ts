import { rememberFor } from "../../memory/remember.js";
import type { Applied, AppliedObject } from "./applied.js";
import { kindOf, nameOf } from "./manifest.js";

/**
 * What an object is called among those that it is applied with: as it is written, unless another one is called so as well.
 * Then by the name that it has in the cluster, or with its namespace before that.
 */
export function objectTitle(object: AppliedObject, applied: Applied): string {
  const [written = "", ...others] = titlesOf(object);
  const isAlone = (title: string) => titlesIn(applied).get(title) === 1;
  return [written, ...others].find(isAlone) ?? others.at(-1) ?? written;
}

function titlesOf({ manifest, names, namespace }: AppliedObject): readonly string[] {
  const kind = kindOf(manifest) ?? "";
  const last = names.at(-1) ?? "";
  const titles = [nameOf(manifest) ?? "", last, ...(namespace === undefined ? [] : [`${namespace}/${last}`])];
  return titles.map((name) => `${kind} ${name}`.trim());
}

/** How many objects may be called by each title. */
const titlesIn = rememberFor(({ objects }: Applied) => {
  const count = new Map<string, number>();
  for (const object of objects) {
    for (const title of new Set(titlesOf(object))) count.set(title, (count.get(title) ?? 0) + 1);
  }
  return count;
});
