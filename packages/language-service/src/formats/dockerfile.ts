import { DockerfileParser } from "dockerfile-ast";
import type { SourceText, TextPosition, TextRange } from "../source-text.js";
import { type DeploymentUnit, type EnvironmentVariable, literalValue } from "./environment.js";

/** The `ENV` instructions of a Dockerfile, taken together: what its last stage inherits from others is not followed. */
export function dockerfileUnits(source: SourceText): readonly DeploymentUnit[] {
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
          nameRange: offsets(source, nameRange),
          value: literalValue(property.getValue() ?? ""),
          valueRange: offsets(source, valueRange),
        },
      ];
    });
  return [{ name: "image", range: { start: 0, end: 0 }, environment, replicas: undefined, environmentFiles: [] }];
}

/** The comments of a Dockerfile; behind an instruction there are none. */
export function commentsInDockerfile(source: SourceText): readonly TextRange[] {
  const comments = DockerfileParser.parse(source.text).getComments();
  return comments.map((comment) => offsets(source, comment.getRange()));
}

function offsets(source: SourceText, { start, end }: { start: TextPosition; end: TextPosition }): TextRange {
  return { start: source.offsetAt(start), end: source.offsetAt(end) };
}
