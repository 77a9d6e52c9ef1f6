import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { fromTree } from "../settings-file.js";
import { variableAt } from "../variable-place.js";
import { startedWithinReason } from "../within-reason.js";
import { nomadUnits } from "./nomad-units.js";
import { parseHcl } from "./parse-hcl.js";

/** A job of Nomad's. */
export const nomad: LightFormat = {
  name: "nomad",
  title: "Nomad jobs",
  files: ["*.nomad", "*.nomad.hcl", "*.hcl"],
  recognises: ({ base, extension }, text) =>
    extension === "nomad" || (extension === "hcl" && (text === "" || /\.nomad\.hcl$/i.test(base) || isJob(text))),
  isLookedFor: true,
  mentionsUs: mentionsVariable,
  reader: "Nomad",
  comment: "#",
  read: ({ text }) => fromTree(parseHcl(text), (root) => startedWithinReason(nomadUnits(root, text))),
  // Nomad takes the spaces in the lines of a template as well.
  placeAt: (source, offset) => variableAt(source, offset, { separator: () => " = ", bareValue: () => undefined }),
  writing: { isExpression: true },
};

/** Whether a file of HCL, which many programs read, is Nomad's. */
function isJob(text: string): boolean {
  return /^[^\S\r\n]*job[^\S\r\n]+["\w]/m.test(text);
}
