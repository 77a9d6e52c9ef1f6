import type { CompletedCommand, CompletedOption, CompletedProgram, Completion } from "./command-tree.js";

/** A completion script for bash 3.2 and later. */
export function bashCompletions(program: CompletedProgram): string {
  const { name, commands, defaultCommand } = program;
  const names = commands.map((command) => command.name);
  return `# bash completion for ${name}: source <(${name} completions bash)
_${name}() {
  # bash takes words apart at equals signs: they are put together again.
  local line=() word last=-1
  for word in "\${COMP_WORDS[@]:0:COMP_CWORD + 1}"; do
    if ((last > 0)) && [[ $word == = || \${line[last]} == *= ]]; then
      line[last]+=$word
    else
      line+=("$word")
      last=$((last + 1))
    fi
  done
  local current=\${line[last]} previous=\${line[last > 0 ? last - 1 : 0]}
  if [[ $current == --*=* ]]; then
    previous=\${current%%=*}
    current=\${current#*=}
  fi
  local command=
  for word in "\${line[@]:1:last - 1}"; do
    case $word in
      ${names.join(" | ")}) command=$word; break ;;
    esac
  done
  local words=
  case \${command:-${defaultCommand.name}} in
${commands.map(commandCase).join("\n")}
  esac
  if [[ -z $command && $current != -* && $previous != -* ]]; then
    words="$words ${names.join(" ")}"
  elif [[ -z $command && $current == -* ]]; then
    words="$words ${optionNames(program.options)}"
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  # What stands before the last equals sign stays as it is.
  COMPREPLY=("\${COMPREPLY[@]#"\${current%"\${current##*=}"}"}")
}
complete -o bashdefault -o default -F _${name} ${name}
`;
}

function commandCase(command: CompletedCommand): string {
  const values = command.options.flatMap(({ names, value }) =>
    value === undefined ? [] : [`        ${names.join(" | ")}) words="${wordsOf(value)}" ;;`],
  );
  return `    ${command.name})
      case $previous in
${[
  ...values,
  `        *) if [[ $current == -* ]]; then words="${optionNames(command.options)}"; else words="${wordsOf(command.argument)}"; fi ;;`,
].join("\n")}
      esac
      ;;`;
}

/** Files are bash's own business: it looks for them when there is no word. */
function wordsOf(completion: Completion): string {
  return completion.kind === "words" ? completion.words.join(" ") : "";
}

function optionNames(options: readonly CompletedOption[]): string {
  return options.flatMap(({ names }) => names).join(" ");
}
