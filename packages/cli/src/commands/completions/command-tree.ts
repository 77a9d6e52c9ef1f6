import { RULE_NAMES } from "@slotwise/language-service";
import { LEVELS } from "@slotwise/project";
import { RELEASES } from "@slotwise/pynenc";
import type { Argument, Command, Option } from "commander";

/** What can stand in a place: one of some words, a file, or something that only the user knows. */
export type Completion =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "files" }
  | { readonly kind: "unknown" };

/** An option as a shell needs to know it. */
export interface CompletedOption {
  /** `--help`, `-h` */
  readonly names: readonly string[];
  readonly description: string;
  /** What follows it; nothing for a switch. */
  readonly value: Completion | undefined;
}

/** A command as a shell needs to know it. */
export interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  /** What its arguments are, whichever of them. */
  readonly argument: Completion;
}

/** A program as a shell needs to know it. */
export interface CompletedProgram {
  readonly name: string;
  readonly options: readonly CompletedOption[];
  readonly commands: readonly CompletedCommand[];
  /** What is run when no command is named. */
  readonly defaultCommand: CompletedCommand;
}

/** Reads what there is to complete from the commands themselves, so that nothing is told twice. */
export function completedProgram(program: Command): CompletedProgram {
  const visible = program.createHelp().visibleCommands(program);
  const names = visible.map((command) => command.name());
  const commands = visible.map((command) => completedCommand(command, names));
  const [first] = commands;
  if (first === undefined) throw new RangeError("a program without commands has nothing to complete");
  const isDefault = (command: CompletedCommand) => command.name === DEFAULT_COMMAND;
  return {
    name: program.name(),
    options: optionsOf(program),
    commands,
    defaultCommand: commands.find(isDefault) ?? first,
  };
}

/** commander knows which one it is, and does not tell. */
const DEFAULT_COMMAND = "lint";

function completedCommand(command: Command, siblings: readonly string[]): CompletedCommand {
  const [argument] = command.registeredArguments;
  return {
    name: command.name(),
    description: firstSentence(command.description()),
    options: optionsOf(command),
    argument: argument === undefined ? { kind: "unknown" } : argumentCompletion(argument, siblings),
  };
}

function optionsOf(command: Command): readonly CompletedOption[] {
  return command.createHelp().visibleOptions(command).map(completedOption);
}

function completedOption(option: Option): CompletedOption {
  const { flags, long, short, description, argChoices } = option;
  const takesValue = option.required || option.optional;
  return {
    names: [long, short].filter((name) => name !== undefined && name !== null),
    description: firstSentence(description),
    value: takesValue ? completionOf(/[<[]([^>\]]*)/.exec(flags)?.[1] ?? "", argChoices) : undefined,
  };
}

function argumentCompletion(argument: Argument, siblings: readonly string[]): Completion {
  if (argument.name() === "command") return { kind: "words", words: siblings };
  return completionOf(argument.name(), argument.argChoices);
}

/** What the name of a value in a command's help stands for. */
function completionOf(name: string, choices: readonly string[] | undefined): Completion {
  if (choices !== undefined) return { kind: "words", words: choices };
  switch (name.replace(/\.\.\.$/, "")) {
    case "rule":
      return { kind: "words", words: RULE_NAMES };
    case "name=level":
      return { kind: "words", words: RULE_NAMES.flatMap((rule) => LEVELS.map((level) => `${rule}=${level}`)) };
    case "version":
      return { kind: "words", words: RELEASES };
    case "path":
    case "file":
    case "reports":
    case "source":
      return { kind: "files" };
    default:
      return { kind: "unknown" };
  }
}

/** One line, without what a shell would have to escape. */
function firstSentence(text: string): string {
  return (text.split(/[.;:]\s|\n/)[0] ?? "").replace(/\.$/, "").trim();
}
