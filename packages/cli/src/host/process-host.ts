import type { WriteStream } from "node:tty";
import type { ExitStatus, Host, Output } from "./host.js";

/** Ctrl-C, a request to end, and a terminal that was closed. */
const INTERRUPTS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The real process as a `Host`. */
export function processHost(real: NodeJS.Process): Host {
  // Where one fails, there is nobody left to tell.
  const stderr = opened(() => real.stderr.on("error", () => {}));
  const stdout = opened(() =>
    real.stdout.on("error", (error: NodeJS.ErrnoException) => {
      // A reader that closes early (`slotwise … | head`) is no error of ours, nor is a terminal that was closed.
      if (error.code === "EPIPE" || error.code === "EIO") return;
      stderr().write(`slotwise: standard output could not be written: ${error.message}\n`);
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
    monotonicMilliseconds: () => performance.now(),
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
  };
}

type Opened = () => WriteStream;

/** A stream, opened when it is first asked for: most runs write no error, and a pipe or a terminal takes milliseconds. */
function opened(open: Opened): Opened {
  let stream: WriteStream | undefined;
  return () => {
    stream ??= open();
    return stream;
  };
}

function outputOf(stream: Opened): Output {
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
