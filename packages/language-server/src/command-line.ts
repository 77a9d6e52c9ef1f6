/** What the arguments ask for. */
export type Request =
  | { readonly kind: "serve"; readonly isTransportNamed: boolean; readonly warning: string | undefined }
  | { readonly kind: "tell"; readonly text: string }
  | { readonly kind: "refuse"; readonly text: string };

/** Of the protocol: how a client connects. Any other client talks over standard streams, named or not. */
const TRANSPORTS: ReadonlySet<string> = new Set(["--node-ipc", "--stdio", "--pipe", "--socket"]);

/** With the value behind it, or behind an equals sign. */
const WITH_VALUE: ReadonlySet<string> = new Set(["--pipe", "--socket", "--clientProcessId"]);

const USAGE = `Usage: slotwise-language-server --stdio

Speaks the Language Server Protocol, for an editor that starts it: problems, fixes, hovers and more for pynenc's
settings. On a command line of your own, slotwise lint finds the same problems.

Options:
  --stdio                   talk over standard input and output (also without any option)
  --node-ipc                talk over Node's channel to the process that started this one
  --pipe NAME               talk over a named pipe or a socket file
  --socket PORT             talk over a local port
  --clientProcessId NUMBER  end when that process does
  --version                 print the version
  --help                    print this
`;

/**
 * Reads the arguments. What is not known stops only a person: a client that sends more than it should is served.
 * @param isTerminal whether a person would have to type the protocol
 */
export function readCommandLine(args: readonly string[], version: string, isTerminal: boolean): Request {
  if (args.includes("--help") || args.includes("-h")) return { kind: "tell", text: USAGE };
  if (args.includes("--version")) return { kind: "tell", text: `${version}\n` };
  const names = args
    .filter((_, index) => !WITH_VALUE.has(args[index - 1] ?? ""))
    .map((arg) => arg.split("=")[0] ?? arg);
  const unknown = names.find((name) => !TRANSPORTS.has(name) && !WITH_VALUE.has(name));
  const isTransportNamed = names.some((name) => TRANSPORTS.has(name));
  const warning = unknown === undefined ? undefined : `slotwise-language-server: there is no option ${unknown}\n`;
  if (!isTerminal || (isTransportNamed && warning === undefined)) return { kind: "serve", isTransportNamed, warning };
  return { kind: "refuse", text: `${warning ?? "slotwise-language-server: an editor has to start this\n"}\n${USAGE}` };
}
