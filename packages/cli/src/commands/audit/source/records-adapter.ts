import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Host, UsageError } from "../../../host/host.js";
import { type Child, type ChildEnd, startChild } from "../../../target/child.js";
import { splitCommand } from "../../../target/split-command.js";
import { withoutControls } from "../../../target/without-controls.js";

/** How long an application may take to be imported and read. */
const MILLISECONDS = 60_000;

/** What is printed beyond that is no store's. */
const MOST_CHARACTERS = 200_000_000;

/** So much of a message is shown, and so much of what goes to standard error is kept. */
const SHOWN = 300;
const KEPT = 10_000;

/** Names a Python: the package on PyPI names its own where that one has pynenc, since it need not be on the PATH. */
const PYTHON_VARIABLE = "SLOTWISE_PYTHON";

const PYTHON = "python";

/** What an adapter may do; less for tests. */
export interface AdapterLimits {
  readonly milliseconds: number;
  readonly characters: number;
}

/**
 * The records that an application's own pynenc prints, as lines.
 * @throws UsageError, one line, where there is no such Python, module or application, or where it fails
 */
export async function applicationLines(
  app: string,
  python: string | undefined,
  host: Pick<Host, "currentFolder" | "environment" | "onInterrupt">,
  limits: AdapterLimits = { milliseconds: MILLISECONDS, characters: MOST_CHARACTERS },
): Promise<string> {
  const command: readonly [string, ...string[]] =
    python === undefined
      ? [host.environment[PYTHON_VARIABLE] || PYTHON]
      : splitCommand(python, { name: "--python", example: "poetry run python" });
  let stopped: string | undefined;
  let output = "";
  let errorOutput = "";
  // What looks like an option is no question for the adapter's own help, whose lines would pass for records.
  const named = app.startsWith("-") ? ["--", app] : [app];
  const child: Child = startChild([...command, adapter(), ...named], {
    folder: host.currentFolder,
    environment: host.environment,
    onOutput: (text) => {
      output += text;
      if (output.length > limits.characters) stop(`printed more than ${limits.characters} characters`);
    },
    onErrorOutput: (text) => {
      errorOutput = (errorOutput + text).slice(-KEPT);
    },
  });
  child.closeInput();
  const stop = (why: string) => {
    stopped ??= why;
    child.signal("SIGKILL");
  };
  const ignoreInterrupts = host.onInterrupt(() => stop("was interrupted"));
  const timer = setTimeout(() => stop(`did not answer within ${limits.milliseconds / 1000} s`), limits.milliseconds);
  const end = await child.ended;
  clearTimeout(timer);
  ignoreInterrupts();
  const problem = problemOf(end, stopped, output, errorOutput, command[0]);
  if (problem !== undefined) throw new UsageError(`--app ${shown(app)}: ${shown(problem)}`);
  return output;
}

/** Why there are no records; undefined where there are. */
function problemOf(
  end: ChildEnd,
  stopped: string | undefined,
  output: string,
  errorOutput: string,
  program: string,
): string | undefined {
  if (end.kind === "not-started") return `${program} cannot be started (${end.reason}): --python names a Python`;
  if (stopped !== undefined) return `the application ${stopped}`;
  if (end.kind === "killed") return `the application was ended by ${end.signal}`;
  if (end.status === 0) return output === "" ? "nothing was printed: is --python a Python?" : undefined;
  return toldProblem(output) ?? lastLine(errorOutput) ?? `the application ended with exit status ${end.status}`;
}

/** What the adapter itself says. */
function toldProblem(output: string): string | undefined {
  try {
    const line = JSON.parse(output) as { readonly kind?: unknown; readonly message?: unknown } | null;
    return line?.kind === "problem" && typeof line.message === "string" ? line.message : undefined;
  } catch {
    return undefined;
  }
}

function lastLine(text: string): string | undefined {
  return text.split("\n").findLast((line) => line.trim() !== "");
}

/** On one line, and without the passwords that exceptions of databases have in their addresses, of either form. */
function shown(text: string): string {
  const line = withoutControls(text)
    .replaceAll(/\/\/\S*@/g, "//...@")
    .replaceAll(PASSWORD, "$1...");
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}...` : line;
}

/** `password=...` as libpq writes it, `pwd=...;` as ODBC does, and `'password': '...'` of Python's own. */
const PASSWORD =
  /((?:password|passwd|pwd)["']?\s*[=:]\s*)(?:'(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?|\{[^}]*\}?|[^\s;,&]+)/gi;

/** It is packaged beside the command. */
function adapter(): string {
  return join(dirname(createRequire(import.meta.filename).resolve("slotwise/package.json")), "adapters/records.py");
}
