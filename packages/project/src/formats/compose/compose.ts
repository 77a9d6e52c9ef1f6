import { isBelowTool } from "../below-tool.js";
import type { ParsedFormat } from "../format.js";
import { isPartAboutUs, isTemplate } from "../mentions.js";
import { YAML_PARTS } from "../parts.js";
import { isManifest } from "../syntax/is-manifest.js";
import { DEPLOYMENT_YAML } from "../syntax/yaml-dialect.js";
import { yamlVariableAt } from "../syntax/yaml-variables.js";
import { treesOf } from "../unit-group.js";
import { fileOfDocuments } from "./compose-documents.js";
import { filesReferredTo } from "./compose-files.js";
import { composeGroups } from "./compose-groups.js";
import { isStartedByName } from "./compose-names.js";
import { whyPassedOver } from "./compose-passed-over.js";
import { refusalIn } from "./compose-refusals.js";
import { composeUnits } from "./compose-units.js";

const LEADS_ON = /\b(?:build|extends):|^include:|\bpynenc\b/m;

/** A Compose file, by its name or its services. */
export const compose: ParsedFormat<"yaml"> = {
  name: "compose",
  title: "Compose files",
  files: ["*.yaml", "*.yml"],
  recognises: ({ path, base, extension }, text) => {
    if (extension !== "yaml" && extension !== "yml") return false;
    if (/^(?:docker-)?compose\b/.test(base)) return true;
    return /^services:/m.test(text) && !isManifest(text) && !/^pynenc\./.test(base) && !isBelowTool(path);
  },
  isLookedFor: true,
  // What is built, included or extended, or started by its command, may have all its settings in other files.
  mentionsUs: (text) => isPartAboutUs(text) || (LEADS_ON.test(text) && !isTemplate(text)),
  mayBePart: (text) => !isTemplate(text),
  isStartedByName,
  parts: YAML_PARTS,
  reader: "Compose",
  comment: "#",
  parser: "yaml",
  read: ({ text }, { parseDocuments, commentsIn }) => {
    const parsed = parseDocuments(text, DEPLOYMENT_YAML);
    if (parsed.kind === "syntax-error") return { syntaxProblem: parsed.problem };
    const trees = parsed.roots.filter((root) => root.kind === "table");
    const file = fileOfDocuments(trees, { text });
    const [syntaxProblem] = trees.flatMap((root) => refusalIn(root) ?? []);
    return {
      started: { units: file === undefined ? [] : composeUnits(file), trees },
      ...(syntaxProblem === undefined ? {} : { syntaxProblem }),
      comments: () => commentsIn(text),
    };
  },
  mayNameFiles: (text) => /^(?:services|include):/m.test(text),
  namesFiles: (document) => treesOf(document).flatMap(filesReferredTo),
  groupUnits: composeGroups,
  whyPassedOver,
  placeAt: yamlVariableAt,
  writing: { hasPlainText: true },
};
