import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { fromTree } from "../settings-file.js";
import { parseToml } from "../syntax/toml.js";
import { variableAt } from "../variable-place.js";
import { startedWithinReason } from "../within-reason.js";
import { flyUnits } from "./fly-units.js";

/** What Fly.io runs. */
export const fly: LightFormat = {
  name: "fly",
  title: "`fly.toml`",
  files: ["fly.toml", "fly.*.toml"],
  recognises: ({ base }) => /^fly\.(?:.+\.)?toml$/.test(base),
  isLookedFor: true,
  mentionsUs: mentionsVariable,
  reader: "Fly.io",
  comment: "#",
  read: ({ text }) => fromTree(parseToml(text), (root) => startedWithinReason(flyUnits(root, text))),
  placeAt: (source, offset) => variableAt(source, offset, { separator: () => " = ", bareValue: () => undefined }),
  writing: { isExpression: true },
};
