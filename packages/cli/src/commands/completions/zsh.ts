import type { CompletedCommand, CompletedOption, CompletedProgram, Completion } from "./command-tree.js";

/** A completion script for zsh. */
export function zshCompletions(program: CompletedProgram): string {
  const { name, commands, defaultCommand } = program;
  return `#compdef ${name}
# zsh completion for ${name}: ${name} completions zsh > "\${fpath[1]}/_${name}"
_${name}() {
  local -a commands=(
${commands.map((command) => `    ${quoted(`${command.name}:${command.description}`)}`).join("\n")}
  )
  local command=\${words[(r)(${commands.map((command) => command.name).join("|")})]}
  if [[ -z $command && CURRENT -eq 2 && $PREFIX != -* ]]; then
    _describe -t commands command commands
  fi
  case \${command:-${defaultCommand.name}} in
${commands.map((command) => commandCase(command, program)).join("\n")}
  esac
}
if [[ $funcstack[1] == _${name} ]]; then
  _${name} "$@"
else
  compdef _${name} ${name}
fi
`;
}

function commandCase(command: CompletedCommand, program: CompletedProgram): string {
  const isDefault = command.name === program.defaultCommand.name;
  const own = new Set(command.options.flatMap(({ names }) => names));
  const general = program.options.filter(({ names }) => !names.some((each) => own.has(each)));
  const options = isDefault ? [...command.options, ...general] : command.options;
  // The command's own name is an argument too, which is none of its.
  const specs = [...options.flatMap(optionSpecs), quoted(`*:argument:${actionOf(command.argument, command.name)}`)];
  return `    ${command.name})
      _arguments -s \\
${specs.map((spec) => `        ${spec}`).join(" \\\n")}
      ;;`;
}

function optionSpecs({ names, description, value }: CompletedOption): readonly string[] {
  const help = description.replaceAll(/[[\]\\:]/g, "\\$&");
  return names.map((name) =>
    quoted(value === undefined ? `${name}[${help}]` : `*${name}=[${help}]:value:${actionOf(value)}`),
  );
}

function actionOf(completion: Completion, ...more: readonly string[]): string {
  switch (completion.kind) {
    case "words":
      return `(${[...more.slice(1), ...completion.words].join(" ")})`;
    case "files":
      return "_files";
    case "unknown":
      return " ";
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
