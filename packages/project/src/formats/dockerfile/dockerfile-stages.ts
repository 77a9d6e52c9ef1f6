import {
  type Arg,
  type Copy,
  type Dockerfile,
  DockerfileParser,
  type Env,
  type From,
  type Property,
  type Run,
} from "dockerfile-ast";
import type { SourceText, TextPosition, TextRange } from "../../text/source-text.js";
import { type EnvironmentVariable, literalValue } from "../environment.js";
import { type WrittenCommand, writtenCommand } from "./written-command.js";

/** What stands between one `FROM` and the next. */
export interface Stage {
  /** As `--target` takes it: its name, else its number. */
  readonly name: string;
  readonly range: TextRange;
  /** The stage that it is built from; undefined for an image from elsewhere. */
  readonly base: Stage | undefined;
  /** What it is built from, as that is called; undefined where that is not known. */
  readonly from: string | undefined;
  readonly isFromNothing: boolean;
  /** The stages that it takes files from. */
  readonly helpers: readonly Stage[];
  readonly steps: readonly Step[];
  readonly commands: StageCommands;
}

/** What a stage says that its image starts. */
export interface StageCommands {
  readonly entrypoint?: WrittenCommand;
  readonly command?: WrittenCommand;
}

/** An instruction that sets names: for the build alone, or in the image as well. */
export type Step =
  | { readonly kind: "argument"; readonly name: string; readonly byDefault: string | undefined }
  | { readonly kind: "variables"; readonly variables: readonly WrittenVariable[] };

export interface WrittenVariable extends EnvironmentVariable {
  /** As it is written, quotes included; undefined where its value is a literal. */
  readonly word: string | undefined;
}

/** A stage as it is written, before it is known what it is built from. */
interface WrittenStage {
  readonly from: From | undefined;
  readonly range: TextRange;
  readonly steps: Step[];
  /** What it takes files from, as that is written: a stage by its name or number, else an image. */
  readonly takesFrom: string[];
  commands: StageCommands;
}

export interface WrittenStages {
  /** The arguments before the first `FROM`. */
  readonly general: readonly Step[];
  /** At least one: what somebody has only begun to write has no `FROM` yet. */
  readonly written: readonly WrittenStage[];
}

/** The start of a text, where nothing in it says more. */
export const FIRST: TextRange = { start: 0, end: 0 };

export function writtenStages(source: SourceText): WrittenStages {
  const general: Step[] = [];
  const written: WrittenStage[] = [];
  for (const instruction of parsedDockerfile(source).getInstructions()) {
    const keyword = instruction.getKeyword();
    if (keyword === "FROM") {
      const range = offsets(source, instruction.getRange());
      written.push({ from: instruction as From, range, steps: [], takesFrom: [], commands: {} });
    }
    if (keyword === "COPY" || keyword === "RUN") {
      for (const name of namesTakenFrom(instruction as Copy | Run, source)) written.at(-1)?.takesFrom.push(name);
    }
    if (keyword === "ARG") (written.at(-1)?.steps ?? general).push(...argumentsOf(instruction as Arg));
    const stage = written.at(-1);
    const said = keyword === "ENTRYPOINT" || keyword === "CMD" ? instruction.getArgumentsRange() : null;
    if (stage !== undefined && said !== null) {
      const key = keyword === "CMD" ? "command" : "entrypoint";
      stage.commands = { ...stage.commands, [key]: writtenCommand(source.text, offsets(source, said)) };
    }
    if (keyword !== "ENV") continue;
    if (written.length === 0) written.push(NOT_BEGUN());
    const properties = (instruction as Env).getProperties();
    const variables = properties.flatMap((property) => variableOf(property, source) ?? []);
    written.at(-1)?.steps.push({ kind: "variables", variables });
  }
  return { general, written: written.length === 0 ? [NOT_BEGUN()] : written };
}

/** The parser looks for directives anew behind each `#` of a first line that has no end. */
export function parsedDockerfile({ text }: SourceText): Dockerfile {
  return DockerfileParser.parse(/[\r\n]/.test(text) ? text : `${text}\n`);
}

const NOT_BEGUN = (): WrittenStage => ({ from: undefined, range: FIRST, steps: [], takesFrom: [], commands: {} });

/**
 * The stages, each with the one that it is built from.
 *
 * @param imageOf an image as it is written, with what is filled in; undefined where that is not known
 */
export function linkedStages(
  written: readonly WrittenStage[],
  imageOf: (written: string) => string | undefined,
): readonly Stage[] {
  const stages: Stage[] = [];
  const latest = new Map<string, Stage>();
  for (const { from, range, steps, takesFrom, commands } of written) {
    // Only an earlier stage can be meant; anything else is an image of that name.
    const called = imageOf(from?.getImage() ?? "");
    const image = called?.toLowerCase() ?? "";
    const name = from?.getBuildStage() ?? undefined;
    const stage: Stage = {
      name: name ?? String(stages.length),
      range,
      base: latest.get(image),
      from: called,
      isFromNothing: image === "scratch",
      helpers: takesFrom.flatMap((each) => numbered(each, stages) ?? latest.get(each.toLowerCase()) ?? []),
      steps,
      commands,
    };
    stages.push(stage);
    if (name !== undefined) latest.set(name.toLowerCase(), stage);
  }
  return stages;
}

/** A stage with those that it is built on, the first of them first. */
export function chainOf(stage: Stage): readonly Stage[] {
  const chain: Stage[] = [];
  for (let at: Stage | undefined = stage; at !== undefined; at = at.base) chain.unshift(at);
  return chain;
}

/** No name is a number, and only an earlier stage can be meant. */
function numbered(name: string, stages: readonly Stage[]): Stage | undefined {
  return /^\d+$/.test(name) ? stages[Number(name)] : undefined;
}

/** `COPY --from=NAME`, and each `RUN --mount=...,from=NAME`. Most have none, and flags cost time. */
function namesTakenFrom(instruction: Copy | Run, source: SourceText): readonly string[] {
  const { start, end } = offsets(source, instruction.getRange());
  if (!source.text.slice(start, end).includes("from=")) return [];
  return instruction.getFlags().flatMap((flag) => {
    if (flag.getName() === "from") return flag.getValue() ?? [];
    return flag.getName() === "mount" ? (flag.getOption("from")?.getValue() ?? []) : [];
  });
}

function argumentsOf(instruction: Arg): readonly Step[] {
  return instruction.getProperties().map((property) => ({
    kind: "argument",
    name: property.getName(),
    byDefault: property.getUnescapedValue() ?? undefined,
  }));
}

function variableOf(property: Property, source: SourceText): WrittenVariable | undefined {
  const valueRange = property.getValueRange();
  if (valueRange === null) return undefined;
  const value = literalValue(property.getValue() ?? "");
  return {
    name: property.getName(),
    nameRange: offsets(source, property.getNameRange()),
    value,
    valueRange: offsets(source, valueRange),
    word: value === undefined ? (property.getUnescapedValue() ?? undefined) : undefined,
  };
}

export function offsets(source: SourceText, { start, end }: { start: TextPosition; end: TextPosition }): TextRange {
  return { start: source.offsetAt(start), end: source.offsetAt(end) };
}
