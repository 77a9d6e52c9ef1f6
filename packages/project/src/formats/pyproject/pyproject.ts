import { ownTableNamed } from "../../declarations/own-tables.js";
import { isBelowTool } from "../below-tool.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { fromTree, settingsFile } from "../settings-file.js";
import { belowHeader } from "../syntax/insert-line.js";
import { moveInToml } from "../syntax/move-in-toml.js";
import { placeInToml, type TomlTables } from "../syntax/place-in-toml.js";
import { parseToml } from "../syntax/toml.js";
import { ownTables, type SettingsTable, sectionTables, tableOfSection } from "../typed-place.js";
import { PYPROJECT_BLOCK } from "./pyproject-block.js";

/** A `pyproject.toml`, which is everybody's; and whatever has that in its path. */
export const pyproject: LightFormat = {
  name: "pyproject",
  title: "`pyproject.toml`",
  files: ["pyproject.toml"],
  recognises: ({ path, extension }) => isBelowTool(path) && !["yaml", "yml", "json"].includes(extension),
  ownName: /^pyproject\.toml$/,
  isEverybodys: true,
  isOfApplication: true,
  isLookedFor: false,
  mentionsUs: (text) => /\b(?:pynenc|slotwise)\b/.test(text) || mentionsVariable(text),
  reader: "pynenc",
  comment: "#",
  read: ({ name, text }) => fromTree(parseToml(text), (root) => settingsFile(root, name)),
  placeAt: (source, offset) => placeInToml(source, offset, TABLES),
  writing: {
    mayLoseLines: true,
    settingsBlock: PYPROJECT_BLOCK,
    insertSetting: ({ source, settings }, field, value) =>
      belowHeader(source, settings, "tool.pynenc", `${field} = ${value}`),
    insertDeclaration: ({ source, declarations }, key, value) =>
      belowHeader(source, declarations, "tool.slotwise", `${key} = ${value}`),
    moveToGeneral: ({ source, settings }, entry, table) => {
      const edits = settings === undefined ? undefined : moveInToml(source, settings, entry, table, true);
      return edits === undefined ? undefined : { place: "to [tool.pynenc]", edits };
    },
  },
};

const GENERAL = "tool.pynenc";
const OURS = "tool.slotwise";

const TABLES: TomlTables = {
  named: [
    { name: GENERAL, table: { kind: "general" } },
    ...sectionTables().map(({ name, table }) => ({ name: `${GENERAL}.${name}`, table })),
    { name: OURS, table: { kind: "declarations" } },
    ...ownTables(`${OURS}.`),
  ],
  find: (name): SettingsTable | undefined => {
    if (name === GENERAL) return { kind: "general" };
    if (name === OURS || name.startsWith(`${OURS}.`)) return ownTableNamed(name.slice(OURS.length + 1));
    return name.startsWith(`${GENERAL}.`) ? tableOfSection(name.slice(GENERAL.length + 1)) : undefined;
  },
};
