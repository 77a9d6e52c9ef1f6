import { OWN_SETTINGS } from "./own-settings.js";

/** A table of ours: `[tool.slotwise]` itself, its levels for rules, and the rules that need not hold in some files. */
export type OwnTable = { readonly kind: "declarations" } | { readonly kind: "rules" } | { readonly kind: "ignore" };

/** The tables within the one of ours, by the keys that lead to them from there. */
export const INNER_TABLES: readonly {
  readonly name: string;
  readonly table: OwnTable;
  readonly description: string;
}[] = [
  { name: OWN_SETTINGS.rules.key, table: { kind: "rules" }, description: OWN_SETTINGS.rules.description },
  { name: OWN_SETTINGS.ignore.key, table: { kind: "ignore" }, description: OWN_SETTINGS.ignore.description },
];

/** @param path the keys that lead to it from the one of ours; empty for that one itself */
export function ownTableNamed(path: string): OwnTable | undefined {
  return path === "" ? { kind: "declarations" } : INNER_TABLES.find(({ name }) => name === path)?.table;
}
