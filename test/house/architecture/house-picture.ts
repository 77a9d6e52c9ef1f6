import { wrapText } from "@slotwise/words";
import { HOUSE } from "../plan.js";
import { packageNamed, type Source } from "../sources.js";
import { type Arrow, type Box, picture } from "./picture.js";

/** Every package with its rooms, and an arrow to each that it imports; what follows from other arrows has none. */
export function housePicture(all: readonly Source[]): string {
  const uses = usesOf(all);
  const boxes = HOUSE.map(
    ({ name, does, rooms }): Box => ({
      id: name,
      title: name,
      lines: [...wrapText(does, 36)],
      small: rooms === undefined ? [] : wrapText(roomNames(rooms), 44),
      kind: "package",
    }),
  );
  return picture("The packages of slotwise, and which uses which", boxes.toReversed(), withoutShortcuts(uses));
}

/** The packages that each really imports. */
export function usesOf(all: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    HOUSE.map(({ name }) => {
      const own = all.filter((source) => source.package === name);
      const used = new Set(own.flatMap(({ imports }) => imports.map(({ specifier }) => packageNamed(specifier)?.name)));
      return [name, HOUSE.map((each) => each.name).filter((each) => used.has(each))];
    }),
  );
}

/** The rooms' names with dots behind them, at which no line begins. */
function roomNames(rooms: Readonly<Record<string, string>>): string {
  return Object.keys(rooms)
    .filter((room) => room !== "")
    .join("\u00A0· ");
}

function withoutShortcuts(uses: ReadonlyMap<string, readonly string[]>): readonly Arrow[] {
  const reaches = (from: string, to: string): boolean =>
    (uses.get(from) ?? []).some((each) => each === to || reaches(each, to));
  return [...uses].flatMap(([from, used]) =>
    used.filter((to) => !used.some((other) => other !== to && reaches(other, to))).map((to) => ({ from, to })),
  );
}
