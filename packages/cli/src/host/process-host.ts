import type { ExitStatus, Host } from "./host.js";
import { lateOutput } from "./late-output.js";
import { plainWriter } from "./plain-writer.js";

/** Ctrl-C, a request to end, and a terminal that was closed. */
const INTERRUPTS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The real process as a `Host`, which also ends it. */
export interface ProcessHost extends Host {
  end(status: ExitStatus): void;
}

export function processHost(real: NodeJS.Process, plainWriterOf: typeof plainWriter = plainWriter): ProcessHost {
  // Where one fails, there is nobody left to tell.
  const stderr = lateOutput(() => real.stderr.on("error", () => {}), plainWriterOf(2));
  const openOutput = () =>
    real.stdout.on("error", (error: NodeJS.ErrnoException) => {
      // A reader that closes early (`slotwise … | head`) is no error of ours, nor is a terminal that was closed.
      if (error.code === "EPIPE" || error.code === "EIO") return;
      stderr.write(`slotwise: standard output could not be written: ${error.message}\n`);
      // At once: what is still to come could not be written either.
      real.exit(2 satisfies ExitStatus);
    });
  const stdout = lateOutput(openOutput, plainWriterOf(1), wantedColumns(real.env));
  return {
    stdout,
    stderr,
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
    now: () => Date.now(),
    after: (milliseconds, handler) => {
      const timer = setTimeout(handler, milliseconds);
      return () => clearTimeout(timer);
    },
    onKeys: (handler) => {
      const { stdin } = real;
      if (stdin.isTTY !== true) return () => {};
      const listener = (keys: Buffer) => handler(keys.toString());
      stdin.setRawMode(true);
      stdin.on("data", listener);
      return () => {
        stdin.off("data", listener);
        stdin.setRawMode(false);
        stdin.pause();
      };
    },
    onResize: (handler) => {
      real.on("SIGWINCH", handler);
      return () => real.off("SIGWINCH", handler);
    },
    onEnd: (handler) => {
      real.once("exit", handler);
      return () => real.off("exit", handler);
    },
    end: (status) => {
      real.exitCode = status;
      // At once, unless something is still on its way: Node would take milliseconds to take down what is there.
      if (stdout.isWritten() && stderr.isWritten()) real.exit();
    },
  };
}

/** Narrower nothing can be told. */
const LEAST_COLUMNS = 20;

/** What `COLUMNS` says of the terminal in which somebody else shows what is printed, as pytest does. */
function wantedColumns({ COLUMNS }: NodeJS.ProcessEnv): number | undefined {
  const columns = /^\d{1,4}$/.test(COLUMNS ?? "") ? Number(COLUMNS) : 0;
  return columns < LEAST_COLUMNS ? undefined : columns;
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
