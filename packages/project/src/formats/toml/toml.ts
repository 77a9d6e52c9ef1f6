import { ownTableNamed } from "../../declarations/own-tables.js";
import { isCalled } from "../file-name.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { fromTree, settingsFile } from "../settings-file.js";
import { beforeFirstKey } from "../syntax/insert-line.js";
import { moveInToml } from "../syntax/move-in-toml.js";
import { placeInToml } from "../syntax/place-in-toml.js";
import { parseToml } from "../syntax/toml.js";
import { type SettingsTable, sectionTables, tableOfSection } from "../typed-place.js";

const OWN_NAME = /^pynenc\.toml$/;

/** A settings file of pynenc's in TOML. */
export const toml: LightFormat = {
  name: "toml",
  title: "`pynenc.toml`",
  files: ["pynenc.toml"],
  recognises: ({ extension }) => extension === "toml",
  ownName: OWN_NAME,
  isReadOnceNamed: true,
  isOfApplication: true,
  isLookedFor: false,
  mentionsUs: mentionsVariable,
  reader: "pynenc",
  comment: "#",
  read: ({ name, text }) => fromTree(parseToml(text), (root) => settingsFile(root, name)),
  // Most files of TOML are about something else.
  placeAt: (source, offset) =>
    isCalled(source.name, OWN_NAME)
      ? placeInToml(source, offset, { named: sectionTables(), find: tableNamed })
      : undefined,
  writing: {
    mayLoseLines: true,
    settingsBlock: { line: (key, value) => `${key} = ${value}`, comments: "behind" },
    insertSetting: ({ source, settings }, field, value) => beforeFirstKey(source, settings, `${field} = ${value}`),
    moveToGeneral: ({ source, settings }, entry, table) => {
      const edits = settings === undefined ? undefined : moveInToml(source, settings, entry, table, false);
      return edits === undefined ? undefined : { place: "to the top of the file", edits };
    },
  },
};

function tableNamed(name: string): SettingsTable | undefined {
  if (name === "") return { kind: "general" };
  if (name === OURS || name.startsWith(`${OURS}.`)) return ownTableNamed(name.slice(OURS.length + 1));
  return tableOfSection(name);
}

const OURS = "tool.slotwise";
