/**
 * Sizes that a person wants to see drawn instead of those that the files say, by the name of the deployment among those
 * that a document shows. Nothing is edited; a new map for each change, so that whoever keeps pictures sees it.
 */
export type TriedSizes = ReadonlyMap<string, number>;

/** Larger ones are no fleet of pynenc's, and cost nothing but a wrong picture. */
export const LARGEST_TRIED = 100_000;

/** Another size for one deployment; without one, as the files say again. */
export function withTriedSize(sizes: TriedSizes, deployment: string, runners: number | undefined): TriedSizes {
  const changed = new Map(sizes);
  if (runners === undefined) changed.delete(deployment);
  else changed.set(deployment, Math.min(LARGEST_TRIED, Math.max(1, Math.round(runners))));
  return changed;
}
