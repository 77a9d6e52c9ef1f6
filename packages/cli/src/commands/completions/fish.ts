import type { CompletedCommand, CompletedOption, CompletedProgram, Completion } from "./command-tree.js";

/** A completion script for fish. */
export function fishCompletions(program: CompletedProgram): string {
  const { name, commands, defaultCommand } = program;
  const names = commands.map((command) => command.name).join(" ");
  const isNone = `not __fish_seen_subcommand_from ${names}`;
  const lines = [
    `# fish completion for ${name}: ${name} completions fish > ~/.config/fish/completions/${name}.fish`,
    ...commands.map(
      (command) => `complete -c ${name} -n ${quoted(isNone)} -a ${command.name} -d ${quoted(command.description)}`,
    ),
    ...program.options.map((option) => optionLine(name, isNone, option)),
    ...commands.flatMap((command) => {
      const isSeen = `__fish_seen_subcommand_from ${command.name}`;
      const condition = command.name === defaultCommand.name ? `${isSeen}; or ${isNone}` : isSeen;
      return commandLines(name, condition, command);
    }),
  ];
  return `${[...new Set(lines)].join("\n")}\n`;
}

function commandLines(program: string, condition: string, { options, argument }: CompletedCommand): readonly string[] {
  const when = `complete -c ${program} -n ${quoted(condition)}`;
  const argumentLines = argument.kind === "files" ? [] : [`${when} -f${argumentsOf(argument)}`];
  return [...argumentLines, ...options.map((option) => optionLine(program, condition, option))];
}

function optionLine(program: string, condition: string, { names, description, value }: CompletedOption): string {
  const flags = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(" ");
  const follows = value === undefined ? "" : value.kind === "files" ? " -r -F" : ` -x${argumentsOf(value)}`;
  return `complete -c ${program} -n ${quoted(condition)} ${flags}${follows} -d ${quoted(description)}`;
}

function argumentsOf(completion: Completion): string {
  return completion.kind === "words" ? ` -a ${quoted(completion.words.join(" "))}` : "";
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, "\\$&")}'`;
}
