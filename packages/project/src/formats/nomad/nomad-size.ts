import type { TextRange } from "../../text/source-text.js";
import { entryOf, type TableNode, tableAt, textAt } from "../../tree/tree.js";
import { countOf, type DeploymentUnit, type Replicas } from "../environment.js";

type Size = Pick<DeploymentUnit, "replicas" | "isNumberUnknown">;

const UNKNOWN: Size = { replicas: undefined, isNumberUnknown: true };

/**
 * How many allocations of a group there are, as far as it says.
 *
 * @param group undefined for a task that stands in its job alone, which is a group of one
 * @param name where the group is named: without a number there is one
 */
export function groupSize(job: TableNode, group: TableNode | undefined, name: TextRange): Size {
  const type = entryOf(job, "type");
  // One on each machine, or one for each time that something starts it.
  if (type !== undefined && !/^(?:service|batch)$/.test(textAt(job, "type") ?? "")) return UNKNOWN;
  if (["periodic", "parameterized"].some((key) => entryOf(job, key) !== undefined)) return UNKNOWN;
  const scaled = group === undefined ? undefined : tableAt(group, ["scaling"]);
  const said = group === undefined ? undefined : entryOf(group, "count")?.value;
  const least = scaled === undefined ? undefined : entryOf(scaled, "min")?.value;
  const counted = said ?? least;
  const count: Replicas | undefined = counted === undefined ? { least: 1, most: 1, range: name } : countOf(counted);
  if (count === undefined) return UNKNOWN;
  const size = scaled === undefined ? count : scaledSize(scaled, count);
  if (size === undefined) return UNKNOWN;
  const surge = group === undefined ? 0 : canariesOf(job, group);
  if (surge === undefined) return UNKNOWN;
  return { replicas: { ...size, most: size.most + surge }, isNumberUnknown: false };
}

/** The bounds between which an autoscaler may choose. */
function scaledSize(scaling: TableNode, count: Replicas): Replicas | undefined {
  const enabled = entryOf(scaling, "enabled")?.value;
  if (enabled?.kind === "boolean" && enabled.value === false) return count;
  const min = entryOf(scaling, "min")?.value;
  const least = min === undefined ? count : countOf(min);
  const most = countOf(entryOf(scaling, "max")?.value);
  if (least === undefined || most === undefined) return undefined;
  return { ...most, least: Math.min(least.least, most.most), others: least === count ? [count] : [least, count] };
}

/** Those of a new version that an update runs beside all of the old one; undefined where that is filled in later. */
function canariesOf(job: TableNode, group: TableNode): number | undefined {
  const updates = [group, job].flatMap((table) => tableAt(table, ["update"]) ?? []);
  const said = updates.flatMap((update) => entryOf(update, "canary") ?? []).at(0);
  return said === undefined ? 0 : countOf(said.value)?.most;
}
