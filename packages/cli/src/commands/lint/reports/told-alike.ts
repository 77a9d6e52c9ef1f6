/** Of what is alike in one file or project nobody reads more. */
const MOST_ALIKE = 3;
/** Places or names that are listed of the rest. */
const MOST_LISTED = 10;

/** Something to tell; and where it is the last of many that are alike, those that are not told. */
export interface Told<Item> {
  readonly item: Item;
  readonly more: readonly Item[];
}

/** The first few of those that are alike, in their order, with the rest of them behind the last of these. */
export function firstOfThoseAlike<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Told<Item>[] {
  const alike = new Map<string, Item[]>();
  for (const item of items) {
    const known = alike.get(keyOf(item));
    if (known === undefined) alike.set(keyOf(item), [item]);
    else known.push(item);
  }
  const told = [...alike.values()].map((all) => {
    // One that is alone is no longer than the line that would stand for it.
    const most = all.length === MOST_ALIKE + 1 ? all.length : MOST_ALIKE;
    return { first: new Set(all.slice(0, most)), last: all[most - 1], more: all.slice(most) };
  });
  const byItem = new Map(told.flatMap((group) => [...group.first].map((item) => [item, group] as const)));
  return items.flatMap((item) => {
    const group = byItem.get(item);
    return group === undefined ? [] : [{ item, more: item === group.last ? group.more : [] }];
  });
}

/** `and 497 more places: 12:3, 20:3, ...` */
export function moreText(what: string, names: readonly string[]): string {
  const listed = names.slice(0, MOST_LISTED).join(", ");
  return `and ${names.length} more ${what}: ${listed}${names.length > MOST_LISTED ? ", ..." : ""}`;
}
