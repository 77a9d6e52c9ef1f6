import type { SourceText, TextRange } from "../../text/source-text.js";
import { commandFields } from "../command-fields.js";
import type { DeploymentUnit, ImageBuild, MadeImage } from "../environment.js";
import type { StartedUnits } from "../unit-group.js";
import {
  chainOf,
  FIRST,
  linkedStages,
  offsets,
  parsedDockerfile,
  type Stage,
  type WrittenStages,
  writtenStages,
} from "./dockerfile-stages.js";
import { expandWord } from "./expand-word.js";
import { imageCommand } from "./image-command.js";
import { type GivenArgument, generalArguments, stageVariables } from "./stage-variables.js";

/** No Dockerfile makes so many images; one that a program wrote may, and each has all that it inherits. */
const MOST_IMAGES = 100;

/** What a Dockerfile makes: the images that stand in it, and the one that somebody asks for. */
export function dockerfileImages(source: SourceText): StartedUnits {
  const read = writtenStages(source);
  return { units: unitsOf(read), trees: [], imageOf: (build) => imageOf(read, build) };
}

/**
 * The images that a Dockerfile makes: one for each stage that no other is built from or takes files from, since it says
 * where it is used by `--target`, with what it inherits along its `FROM`s. That a stage copies files from another gives it
 * no variables, and makes that one a helper which nobody runs. What arguments are given only whoever builds it knows.
 */
function unitsOf(read: WrittenStages): readonly DeploymentUnit[] {
  const { stages, unitOf } = built(read, () => undefined);
  const used = new Set(stages.flatMap(({ base, helpers }) => [base, ...helpers]));
  // Somebody builds one stage or another.
  const units = stages
    .filter((stage) => !used.has(stage))
    .slice(-MOST_IMAGES)
    .map(unitOf)
    .map((unit) => ({ ...unit, onlyWith: unit.name }));
  if (units.some(({ startsRunner }) => startsRunner === true)) return units;
  // Where none is there for runners, whoever runs an image may well say another command.
  return units.map(({ startsOther: _other, ...unit }) => unit);
}

/** The image of one build, whichever stage that asks for; undefined where there is no such stage. */
function imageOf(read: WrittenStages, { target, args, imageOf: other }: ImageBuild): MadeImage | undefined {
  const { stages, unitOf } = built(read, (name) => (args.has(name) ? args.get(name) : null));
  const stage = target === undefined ? stages.at(-1) : stageCalled(target.toLowerCase(), stages);
  if (stage === undefined) return undefined;
  const chain = chainOf(stage);
  const from = chain[0]?.from;
  const found = (from === undefined ? undefined : other?.(from)) ?? {};
  const { image } = found;
  const runsAsIs = chain.every(({ commands }) => commands.entrypoint === undefined && commands.command === undefined);
  return {
    ...unitOf(stage),
    below: image === undefined ? found : { image: { ...image, runsAsIs } },
  };
}

function built({ general, written }: WrittenStages, given: GivenArgument) {
  const known = generalArguments(general, given);
  const stages = linkedStages(written, (image) =>
    expandWord(image, (name) => (known.has(name) ? known.get(name) : null)),
  );
  const unitOf = (stage: Stage): DeploymentUnit => {
    const isLast = stage === stages.at(-1);
    return {
      name: isLast ? "image" : `image, stage ${stage.name}`,
      range: isLast ? FIRST : stage.range,
      ...commandFields(stageVariables(stage, known, given), imageCommand(stage)),
      replicas: undefined,
    };
  };
  return { stages, unitOf };
}

function stageCalled(target: string, stages: readonly Stage[]): Stage | undefined {
  return stages.findLast(({ name }) => name.toLowerCase() === target);
}

/** The comments of a Dockerfile; behind an instruction there are none. */
export function commentsInDockerfile(source: SourceText): readonly TextRange[] {
  const comments = parsedDockerfile(source).getComments();
  return comments.map((comment) => offsets(source, comment.getRange()));
}
