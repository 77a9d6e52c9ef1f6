import type { ParsedFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { fromTree } from "../settings-file.js";
import { variableAt } from "../variable-place.js";
import { ecsGroups } from "./ecs-groups.js";
import { refusalIn } from "./ecs-refusals.js";
import { ecsUnits } from "./ecs-units.js";

/** Task definitions of Amazon's ECS, and the services that run them, as its command line takes and prints them. */
export const ecs: ParsedFormat<"json"> = {
  name: "ecs",
  title: "ECS task definitions",
  files: ["*task-def*.json", "*task_def*.json", "*[Tt]ask[Dd]ef*.json", "ecs-*.json"],
  recognises: ({ base, extension }, text) =>
    extension === "json" && (text === "" ? isCalledSo(base) : isTask(text) || isService(text)),
  isLookedFor: true,
  mentionsUs: mentionsVariable,
  mayBePart: (text) => isTask(text) || isService(text),
  parts: { beside: /\.json$/ },
  reader: "ECS",
  comment: undefined,
  parser: "json",
  read: ({ text }, { parse }) => ({
    ...fromTree(parse(text), (root) => {
      const started = { units: ecsUnits(root, text, []), trees: [root] };
      const syntaxProblem = refusalIn(root);
      return { started, ...(syntaxProblem === undefined ? {} : { syntaxProblem }) };
    }),
    comments: () => [],
  }),
  groupUnits: ecsGroups,
  // A name is a value here, and its value an entry beside it.
  placeAt: (source, offset) => variableAt(source, offset, { separator: () => "", bareValue: () => undefined }),
  writing: { mayNameLast: true },
};

function isCalledSo(base: string): boolean {
  return /task[-_]?def|^ecs-/i.test(base);
}

function isTask(text: string): boolean {
  return /"containerDefinitions"\s*:/.test(text);
}

function isService(text: string): boolean {
  return /"desiredCount"\s*:/.test(text) && /"taskDefinition"\s*:/.test(text);
}
