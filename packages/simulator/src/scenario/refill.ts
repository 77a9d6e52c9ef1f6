/** Makes a list hold what another one does, in place. Setting its length would take longer than all the rest. */
export function refill<Item>(list: Item[], items: readonly Item[]): void {
  while (list.length > items.length) list.pop();
  for (let index = 0; index < items.length; index++) list[index] = items[index] as Item;
}
