import { type Env, Keyword, type Property } from "dockerfile-ast";
import type { SourceText } from "../../text/source-text.js";
import type { SyntaxProblem } from "../../tree/tree.js";
import { offsets, parsedDockerfile } from "./dockerfile-stages.js";

/** The first thing at which a builder stops of what sets variables: behind one `NAME=value` everything has to be one. */
export function refusalIn(source: SourceText): SyntaxProblem | undefined {
  for (const instruction of parsedDockerfile(source).getInstructions()) {
    if (instruction.getKeyword() !== Keyword.ENV) continue;
    const [first, ...others] = (instruction as Env).getProperties();
    if (first === undefined) continue;
    const refused = isPair(first) ? others.find((property) => !isPair(property)) : withoutValue(first);
    if (refused === undefined) continue;
    const message = "Behind ENV stand a name and a value, or NAME=value alone, and no comments";
    return { range: offsets(source, refused.getRange()), message, tolerated: true };
  }
  return undefined;
}

/** In quotes a word is one as well, whatever its name. */
function isPair(property: Property): boolean {
  return property.getAssignmentOperator() === "=" || property.getName().includes("=");
}

function withoutValue(property: Property): Property | undefined {
  return property.getValue() === null ? property : undefined;
}
