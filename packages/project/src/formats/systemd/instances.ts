import type { ScalarNode, TableNode } from "../../tree/tree.js";
import { assignmentsIn, type UnitNumber } from "./systemd-units.js";
import { instanceOf } from "./unit-name.js";

/** How many of each template the files start. */
export interface Instances {
  /** All that are named, by whatever starts them. */
  readonly names: ReadonlySet<string>;
  /** @param own the instances that have files of their own, which their template's number leaves out */
  numberOf(unit: string, own: ReadonlySet<string>): UnitNumber;
}

/** By these one unit makes another start with it. */
const STARTING: ReadonlySet<string> = new Set(["BindsTo", "Requires", "Upholds", "Wants"]);

/** What is no name systemd passes over; it knows no braces. */
const UNIT_NAME = /^[\w:.\\@%-]+\.[a-z]+$/;

/** One mention of a unit. */
interface Mention {
  readonly unit: string;
  readonly node: ScalarNode;
  readonly tree: TableNode;
}

/**
 * The instances that the units of one folder name. Of several files that name some, such as a target for each environment,
 * nobody knows which is started: then there are as many as the least of them starts, up to all of them.
 */
export function instancesIn(trees: readonly TableNode[]): Instances {
  const mentions = trees.flatMap(mentionsIn);
  const byTemplate = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const template = instanceOf(mention.unit)?.template;
    if (template !== undefined) byTemplate.set(template, [...(byTemplate.get(template) ?? []), mention]);
  }
  const names = new Set(mentions.map(({ unit }) => unit));
  return {
    names,
    numberOf: (unit, own) => {
      const template = instanceOf(unit)?.template ?? unit;
      const all = byTemplate.get(template) ?? [];
      // Which instance a specifier makes only the running unit knows.
      if (all.length === 0 || all.some((each) => each.unit.includes("%"))) return {};
      if (unit !== template) {
        const one = all.find((each) => each.unit === unit);
        return one === undefined ? { isStartedByNothing: true } : { replicas: numberedBy([one], 1, 1) };
      }
      const shared = all.filter((each) => !own.has(each.unit));
      if (shared.length === 0) return names.has(unit) ? {} : { isStartedByNothing: true };
      const perTree = new Map<TableNode, Set<string>>();
      for (const each of shared) perTree.set(each.tree, (perTree.get(each.tree) ?? new Set()).add(each.unit));
      const least = Math.min(...[...perTree.values()].map(({ size }) => size));
      return { replicas: numberedBy(shared, least, new Set(shared.map((each) => each.unit)).size) };
    },
  };
}

/** It is told where the first file names them. */
function numberedBy(mentions: readonly Mention[], least: number, most: number): UnitNumber["replicas"] {
  const [first] = mentions;
  if (first === undefined) return undefined;
  const { range } = first.node;
  const end = mentions.findLast(({ tree }) => tree === first.tree)?.node.range.end ?? range.end;
  return { least, most, range: { start: range.start, end: Math.max(end, range.end) }, tree: first.tree };
}

function mentionsIn(tree: TableNode): readonly Mention[] {
  return assignmentsIn(tree, "Unit").flatMap(({ key, value }): Mention[] => {
    if (!STARTING.has(key) || value.kind !== "list") return [];
    return value.items.flatMap((node) => {
      const unit = node.kind === "string" ? String(node.value) : "";
      return node.kind === "string" && unit.length < 256 && UNIT_NAME.test(unit) ? [{ unit, node, tree }] : [];
    });
  });
}
