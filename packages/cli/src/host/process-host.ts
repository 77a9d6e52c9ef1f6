import type { WriteStream } from "node:tty";
import type { ExitStatus, Host, Output } from "./host.js";

/** Ctrl-C, a request to end, and a terminal that was closed. */
const INTERRUPTS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The real process as a `Host`, which also ends it. */
export interface ProcessHost extends Host {
  end(status: ExitStatus): void;
}

export function processHost(real: NodeJS.Process): ProcessHost {
  // Where one fails, there is nobody left to tell.
  const stderr = openedLate(() => real.stderr.on("error", () => {}));
  const stdout = openedLate(() =>
    real.stdout.on("error", (error: NodeJS.ErrnoException) => {
      // A reader that closes early (`slotwise … | head`) is no error of ours, nor is a terminal that was closed.
      if (error.code === "EPIPE" || error.code === "EIO") return;
      stderr.stream().write(`slotwise: standard output could not be written: ${error.message}\n`);
      // At once: what is still to come could not be written either.
      real.exit(2 satisfies ExitStatus);
    }),
  );
  return {
    stdout: outputOf(stdout),
    stderr: outputOf(stderr),
    environment: real.env,
    currentFolder: real.cwd(),
    readStandardInput: (maxBytes) => readAll(real.stdin, maxBytes),
    // Not `performance.now()`, for which Node loads all that can be measured.
    monotonicMilliseconds: () => Number(real.hrtime.bigint()) / 1e6,
    onInterrupt: (handler) => {
      let isAsked = false;
      const stopListening = () => {
        for (const signal of INTERRUPTS) real.off(signal, listener);
      };
      const listener = (signal: NodeJS.Signals) => {
        handler();
        // Who asks twice does not want to wait for an orderly end.
        if (isAsked) {
          stopListening();
          real.kill(real.pid, signal);
        }
        isAsked = true;
      };
      for (const signal of INTERRUPTS) real.on(signal, listener);
      return stopListening;
    },
    end: (status) => {
      real.exitCode = status;
      // At once, unless something is still on its way: Node would take milliseconds to take down what is there.
      if (stdout.isWritten() && stderr.isWritten()) real.exit();
    },
  };
}

interface OpenedLate {
  stream(): WriteStream;
  /** Whether nothing waits to be written, nor to be told of. */
  isWritten(): boolean;
}

/** A stream, opened when it is first asked for: most runs write no error, and a pipe or a terminal takes milliseconds. */
function openedLate(open: () => WriteStream): OpenedLate {
  let opened: WriteStream | undefined;
  return {
    stream: () => {
      opened ??= open();
      return opened;
    },
    isWritten: () => opened === undefined || (opened.writableLength === 0 && opened.errored === null),
  };
}

function outputOf({ stream }: OpenedLate): Output {
  return {
    write: (text) => void stream().write(text),
    get isTerminal() {
      return stream().isTTY === true;
    },
    get columns() {
      return stream().isTTY === true ? stream().columns : undefined;
    },
  };
}

/** Stops at one byte more than allowed, so that the caller sees that there was too much. */
async function readAll(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) break;
  }
  return Buffer.concat(chunks);
}
