/** Something that text is written to. */
export interface Output {
  write(text: string): void;
  /** Whether a person watches: decides on colour and on progress. */
  readonly isTerminal: boolean;
  /** Width in characters, when a terminal tells. */
  readonly columns: number | undefined;
  /** Height in lines, when a terminal tells. */
  readonly rows?: number | undefined;
}

/** The process as the commands see it. Injected once, in `main.ts`, so that everything below it can be tested. */
export interface Host {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly currentFolder: string;
  /** Reads all of standard input, up to `maxBytes` bytes. */
  readStandardInput(maxBytes: number): Promise<Uint8Array>;
  /** Milliseconds of a clock that only goes forward; for progress, never for results. */
  monotonicMilliseconds(): number;
  /** Milliseconds since 1970-01-01T00:00:00Z, by the machine's clock. */
  now(): number;
  /** Calls back once, after a while, unless the returned function is called before. */
  after(milliseconds: number, handler: () => void): () => void;
  /** Calls back on Ctrl-C or a request to end, until the returned function is called. */
  onInterrupt(handler: () => void): () => void;
  /** Calls back with each key as it is pressed, Ctrl-C among them, until the returned function is called. Nothing without a terminal to type at. */
  onKeys(handler: (keys: string) => void): () => void;
  /** Calls back when the terminal has another size, until the returned function is called. */
  onResize(handler: () => void): () => void;
  /** Calls back when the process ends, however it does, until the returned function is called: what is done then is done at once or not at all. */
  onEnd(handler: () => void): () => void;
}

/**
 * How a run ends: 0 clean, 1 problems, 2 wrong usage or an internal error, 3 no pynenc settings anywhere.
 * `2` beats `1` beats `3` beats `0`.
 */
export type ExitStatus = 0 | 1 | 2 | 3;

const RANK: readonly ExitStatus[] = [0, 3, 1, 2];

export function worstStatus(statuses: Iterable<ExitStatus>): ExitStatus {
  let worst: ExitStatus = 0;
  for (const status of statuses) {
    if (RANK.indexOf(status) > RANK.indexOf(worst)) worst = status;
  }
  return worst;
}

/** A mistake in how the command was called: one line for the user, exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A file that was named and cannot be judged: one line for the user, exit status 1, as a finding of lint would give. */
export class NotJudgedError extends Error {
  override readonly name = "NotJudgedError";
}
