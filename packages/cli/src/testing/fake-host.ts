import type { Host, Output } from "../host/host.js";

/** A host that remembers what was written. */
export interface FakeHost extends Host {
  readonly written: { stdout: string; stderr: string };
}

export interface FakeHostOptions {
  readonly currentFolder?: string;
  readonly environment?: Host["environment"];
  readonly input?: string | Uint8Array;
  /** What standard error's terminal is wide; without it, it is no terminal. */
  readonly terminalColumns?: number;
  /** The same of standard output. */
  readonly outputColumns?: number;
  readonly monotonicMilliseconds?: () => number;
}

/** A process for tests: no terminal, no colour, a clock that stands still. */
export function fakeHost({
  currentFolder = "/",
  environment = { LANG: "C.UTF-8" },
  input = "",
  terminalColumns,
  outputColumns,
  monotonicMilliseconds = () => 0,
}: FakeHostOptions = {}): FakeHost {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr", columns?: number): Output => ({
    write: (text) => {
      written[name] += text;
    },
    isTerminal: columns !== undefined,
    columns,
  });
  return {
    written,
    stdout: output("stdout", outputColumns),
    stderr: output("stderr", terminalColumns),
    environment,
    currentFolder,
    readStandardInput: async () => (typeof input === "string" ? new TextEncoder().encode(input) : input),
    monotonicMilliseconds,
    onInterrupt: () => () => {},
  };
}
