import type { WriteStream } from "node:tty";
import type { Host, Output } from "./host.js";

/** The real process as a `Host`. */
export function processHost(real: NodeJS.Process): Host {
  // A reader that closes early (`slotwise … | head`) is no error of ours.
  real.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    stdout: outputOf(real.stdout),
    stderr: outputOf(real.stderr),
    environment: real.env,
    currentFolder: real.cwd(),
    readStandardInput: (maxBytes) => readAll(real.stdin, maxBytes),
    monotonicMilliseconds: () => performance.now(),
    onInterrupt: (handler) => {
      real.on("SIGINT", handler).on("SIGTERM", handler);
      return () => real.off("SIGINT", handler).off("SIGTERM", handler);
    },
  };
}

function outputOf(stream: WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY === true ? stream.columns : undefined,
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
