import { ownTableNamed } from "../../declarations/own-tables.js";
import type { LightFormat } from "../format.js";
import { fromTree } from "../settings-file.js";
import { beforeFirstKey } from "../syntax/insert-line.js";
import { placeInToml } from "../syntax/place-in-toml.js";
import { parseToml } from "../syntax/toml.js";
import { ownTables } from "../typed-place.js";

/** A `slotwise.toml`: what is declared to us. pynenc does not read it. */
export const slotwise: LightFormat = {
  name: "slotwise",
  title: "`slotwise.toml`",
  files: ["slotwise.toml"],
  recognises: ({ base }) => base === "slotwise.toml",
  ownName: /^slotwise\.toml$/,
  isOfApplication: true,
  isLookedFor: false,
  mentionsUs: () => true,
  reader: "slotwise",
  comment: "#",
  read: ({ text }) => fromTree(parseToml(text), (root) => ({ declarations: root })),
  placeAt: (source, offset) => placeInToml(source, offset, { named: ownTables(), find: ownTableNamed }),
  writing: {
    insertDeclaration: ({ source, declarations }, key, value) =>
      beforeFirstKey(source, declarations, `${key} = ${value}`),
  },
};
