import { DockerfileParser, type Env, type From, type Property } from "dockerfile-ast";
import type { SourceText, TextPosition, TextRange } from "../../text/source-text.js";
import { type DeploymentUnit, type EnvironmentVariable, literalValue } from "../environment.js";

/** What stands between one `FROM` and the next. */
interface Stage {
  /** As `--target` takes it: its name, else its number. */
  readonly name: string;
  readonly range: TextRange;
  /** The stage that it is built from; undefined for an image from elsewhere. */
  readonly base: Stage | undefined;
  readonly own: readonly EnvironmentVariable[];
}

/** No Dockerfile makes so many images; one that a program wrote may, and each has all that it inherits. */
const MOST_IMAGES = 100;

/**
 * The images that a Dockerfile makes: one for each stage that no other is built from, since it says where it is used by
 * `--target`, with what it inherits along its `FROM`s. That a stage copies files from another gives it no variables.
 */
export function dockerfileUnits(source: SourceText): readonly DeploymentUnit[] {
  const stages: Stage[] = [];
  const latest = new Map<string, Stage>();
  const builtFrom = new Set<Stage>();
  for (const { from, own } of stagesIn(source)) {
    // Only an earlier stage can be meant; anything else is an image of that name.
    const base = latest.get(from?.getImage()?.toLowerCase() ?? "");
    if (base !== undefined) builtFrom.add(base);
    const name = from?.getBuildStage() ?? undefined;
    const stage: Stage = {
      name: name ?? String(stages.length),
      range: from === undefined ? FIRST : offsets(source, from.getRange()),
      base,
      own,
    };
    stages.push(stage);
    if (name !== undefined) latest.set(name.toLowerCase(), stage);
  }
  return stages
    .filter((stage) => !builtFrom.has(stage))
    .slice(-MOST_IMAGES)
    .map((stage) => {
      const isLast = stage === stages.at(-1);
      return {
        name: isLast ? "image" : `image, stage ${stage.name}`,
        range: isLast ? FIRST : stage.range,
        environment: environmentOf(stage),
        replicas: undefined,
        environmentFiles: [],
      };
    });
}

/** What it inherits first: its own variables are the later ones. */
function environmentOf(stage: Stage): readonly EnvironmentVariable[] {
  const parts: (readonly EnvironmentVariable[])[] = [];
  for (let at: Stage | undefined = stage; at !== undefined; at = at.base) parts.unshift(at.own);
  return parts.flat();
}

const FIRST: TextRange = { start: 0, end: 0 };

interface WrittenStage {
  readonly from: From | undefined;
  readonly own: EnvironmentVariable[];
}

/** At least one: what somebody has only begun to write has no `FROM` yet. */
function stagesIn(source: SourceText): readonly WrittenStage[] {
  const stages: WrittenStage[] = [];
  for (const instruction of DockerfileParser.parse(source.text).getInstructions()) {
    const keyword = instruction.getKeyword();
    if (keyword === "FROM") stages.push({ from: instruction as From, own: [] });
    if (keyword !== "ENV") continue;
    if (stages.length === 0) stages.push({ from: undefined, own: [] });
    const properties = (instruction as Env).getProperties();
    stages.at(-1)?.own.push(...properties.flatMap((property) => variableOf(property, source) ?? []));
  }
  return stages.length === 0 ? [{ from: undefined, own: [] }] : stages;
}

function variableOf(property: Property, source: SourceText): EnvironmentVariable | undefined {
  const valueRange = property.getValueRange();
  if (valueRange === null) return undefined;
  return {
    name: property.getName(),
    nameRange: offsets(source, property.getNameRange()),
    value: literalValue(property.getValue() ?? ""),
    valueRange: offsets(source, valueRange),
  };
}

/** The comments of a Dockerfile; behind an instruction there are none. */
export function commentsInDockerfile(source: SourceText): readonly TextRange[] {
  const comments = DockerfileParser.parse(source.text).getComments();
  return comments.map((comment) => offsets(source, comment.getRange()));
}

function offsets(source: SourceText, { start, end }: { start: TextPosition; end: TextPosition }): TextRange {
  return { start: source.offsetAt(start), end: source.offsetAt(end) };
}
