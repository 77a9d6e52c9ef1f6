import { entryOf, type SyntaxProblem, type TableNode, tableAt, tablesAt, textAt } from "../../tree/tree.js";
import { isPynencVariable } from "../environment.js";

/** The first variable that is no text, in a container that has some of pynenc's: `aws ecs` takes no such task definition. */
export function refusalIn(root: TableNode): SyntaxProblem | undefined {
  const task = tableAt(root, ["taskDefinition"]) ?? root;
  for (const container of tablesAt(task, "containerDefinitions")) {
    const variables = tablesAt(container, "environment").flatMap((each) => {
      const value = entryOf(each, "value");
      return value === undefined
        ? []
        : [{ name: textAt(each, "name") ?? "", value: value.value, range: value.keyRange }];
    });
    const refused = variables.some(isPynencVariable) && variables.find(({ value }) => value.kind !== "string");
    if (!refused) continue;
    const { name, value, range } = refused;
    const how = "value" in value ? ", so it has to stand in quotes" : "";
    const message = `${name} of container ${textAt(container, "name") ?? ""} has to be a text${how}`;
    return { range: value.range ?? range, message, tolerated: true };
  }
  return undefined;
}
