import type { Host, Output } from "../host/host.js";
import { type VirtualTime, virtualTime } from "./virtual-time.js";

/** A host that remembers what was written. */
export interface FakeHost extends Host {
  readonly written: { stdout: string; stderr: string };
  readonly time: VirtualTime;
  /** What somebody types, and what else happens to a process. */
  type(keys: string): void;
  interrupt(): void;
  /** The process ends, as it does when something breaks that nobody caught. */
  end(): void;
  resize(columns: number, rows?: number): void;
  /** How many wait for keys, signals, sizes and the end: whoever waited has to stop. */
  readonly listeners: number;
}

export interface FakeHostOptions {
  readonly currentFolder?: string;
  readonly environment?: Host["environment"];
  readonly input?: string | Uint8Array;
  /** What standard error's terminal is wide; without it, it is no terminal. */
  readonly terminalColumns?: number;
  /** The same of standard output. */
  readonly outputColumns?: number;
  /** Its height, where it is a terminal. */
  readonly outputRows?: number;
  /** What the clock says at first. */
  readonly now?: number;
  readonly monotonicMilliseconds?: () => number;
}

/** A process for tests: no terminal, no colour, a clock that stands still but for what a test lets pass. */
export function fakeHost({
  currentFolder = "/",
  environment = { LANG: "C.UTF-8" },
  input = "",
  terminalColumns,
  outputColumns,
  outputRows = 24,
  now = 0,
  monotonicMilliseconds = () => 0,
}: FakeHostOptions = {}): FakeHost {
  const written = { stdout: "", stderr: "" };
  const size = { columns: outputColumns, rows: outputColumns === undefined ? undefined : outputRows };
  const keys = new Set<(keys: string) => void>();
  const interrupts = new Set<() => void>();
  const sizes = new Set<() => void>();
  const ends = new Set<() => void>();
  const time = virtualTime(now);
  return {
    written,
    stdout: {
      ...output(written, "stdout"),
      isTerminal: outputColumns !== undefined,
      get columns() {
        return size.columns;
      },
      get rows() {
        return size.rows;
      },
    },
    stderr: {
      ...output(written, "stderr"),
      isTerminal: terminalColumns !== undefined,
      columns: terminalColumns,
    },
    environment,
    currentFolder,
    readStandardInput: async () => (typeof input === "string" ? new TextEncoder().encode(input) : input),
    monotonicMilliseconds,
    time,
    now: () => time.now,
    after: time.after,
    onInterrupt: listenIn(interrupts),
    onKeys: listenIn(keys),
    onResize: listenIn(sizes),
    onEnd: listenIn(ends),
    type: (text) => {
      for (const handler of [...keys]) handler(text);
    },
    interrupt: () => {
      for (const handler of [...interrupts]) handler();
    },
    end: () => {
      for (const handler of [...ends]) handler();
    },
    resize: (columns, rows = outputRows) => {
      Object.assign(size, { columns, rows });
      for (const handler of [...sizes]) handler();
    },
    get listeners() {
      return keys.size + interrupts.size + sizes.size + ends.size;
    },
  };
}

function output(written: FakeHost["written"], name: "stdout" | "stderr"): Pick<Output, "write"> {
  return {
    write: (text) => {
      written[name] += text;
    },
  };
}

function listenIn<Handler>(handlers: Set<Handler>): (handler: Handler) => () => void {
  return (handler) => {
    handlers.add(handler);
    return () => handlers.delete(handler);
  };
}
