import { element, type Markup } from "../svg/svg-element.js";
import type { Mark, MarkKind } from "./picture.js";
import type { PictureClock } from "./picture-clock.js";

/** Several marks of a kind that would lie on each other. */
export interface MarkGroup {
  readonly kind: MarkKind;
  readonly at: number;
  readonly last: number;
  readonly count: number;
}

/** Up to so many marks of a row are drawn as they are; of more those of a kind that would cover each other are one. */
const MOST_SINGLE_MARKS = 40;

/** @param least time between two marks of a kind that can be told apart */
export function markGroups(marks: readonly Mark[], least: number): readonly MarkGroup[] {
  if (marks.length <= MOST_SINGLE_MARKS) return marks.map(({ kind, at }) => ({ kind, at, last: at, count: 1 }));
  // Where starts lie that close, bars say where executions begin.
  const shown = marks.filter(({ kind }) => kind !== "start");
  const groups: { kind: MarkKind; at: number; last: number; count: number }[] = [];
  const latest = new Map<MarkKind, (typeof groups)[number]>();
  for (const { kind, at } of shown.toSorted((one, other) => one.at - other.at)) {
    const group = latest.get(kind);
    if (group !== undefined && at - group.at < least) {
      group.last = at;
      group.count++;
    } else {
      const next = { kind, at, last: at, count: 1 };
      latest.set(kind, next);
      groups.push(next);
    }
  }
  return groups;
}

/** @param y top of what its runner does */
export function markMarkup(group: MarkGroup, x: number, y: number, clock: PictureClock): Markup {
  const title = element("title", {}, titleOf(group, clock));
  switch (group.kind) {
    case "start":
      return element("circle", { class: "start", cx: x, cy: y + 7, r: 4.5 }, title);
    case "look":
      return element("line", { class: "look", x1: x, x2: x, y1: y - 2, y2: y + 10 }, title);
    case "end":
      return element("line", { class: "end", x1: x, x2: x, y1: y, y2: y + 14 }, title);
    case "join":
      return element("path", { class: "join", d: `M${Math.round(x) - 4} ${y}l8 7l-8 7z` }, title);
    case "death":
      return element("path", { class: "death", d: `M${Math.round(x) + 4} ${y}l-8 7l8 7z` }, title);
    case "fault":
      return element("path", { class: "fault", d: `M${Math.round(x)} ${y - 1}l7 14h-14z` }, title);
    case "refusal":
      return element("path", { class: "refusal", d: `M${Math.round(x) - 5} ${y + 2}l10 10m0-10l-10 10` }, title);
  }
}

function titleOf({ kind, at, last, count }: MarkGroup, clock: PictureClock): string {
  const what = kind === "death" ? "last seen" : kind;
  return count === 1
    ? `${what} at ${clock.words(at)}`
    : `${what}, ${count} times from ${clock.words(at)} to ${clock.words(last)}`;
}
