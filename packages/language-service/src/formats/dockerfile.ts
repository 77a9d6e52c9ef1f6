import { DockerfileParser } from "dockerfile-ast";
import type { SourceText } from "../source-text.js";
import { type DeploymentUnit, type EnvironmentVariable, literalValue } from "./environment.js";

/** The `ENV` instructions of a Dockerfile, taken together: what its last stage inherits from others is not followed. */
export function dockerfileUnits(source: SourceText): readonly DeploymentUnit[] {
  const offset = ({ line, character }: { line: number; character: number }) => source.offsetAt({ line, character });
  const environment = DockerfileParser.parse(source.text)
    .getENVs()
    .flatMap((instruction) => instruction.getProperties())
    .flatMap((property): EnvironmentVariable[] => {
      const nameRange = property.getNameRange();
      const valueRange = property.getValueRange();
      if (valueRange === null) return [];
      return [
        {
          name: property.getName(),
          nameRange: { start: offset(nameRange.start), end: offset(nameRange.end) },
          value: literalValue(property.getValue() ?? ""),
          valueRange: { start: offset(valueRange.start), end: offset(valueRange.end) },
        },
      ];
    });
  return [{ name: "image", range: { start: 0, end: 0 }, environment, replicas: undefined, environmentFiles: [] }];
}
