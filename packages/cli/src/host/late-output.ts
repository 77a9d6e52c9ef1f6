import type { WriteStream } from "node:tty";
import type { Output } from "./host.js";
import type { PlainWriter } from "./plain-writer.js";

/** An output whose stream is opened when it is needed: most runs write no error, and a stream takes milliseconds. */
export interface LateOutput extends Output {
  /** Whether nothing waits to be written, nor to be told of. */
  isWritten(): boolean;
}

/**
 * @param plain writes without a stream, where that can be done: no terminal, then
 * @param columns of whoever shows what goes to no terminal, where it is known
 */
export function lateOutput(open: () => WriteStream, plain: PlainWriter | undefined, columns?: number): LateOutput {
  let stream: WriteStream | undefined;
  const opened = () => {
    stream ??= open();
    return stream;
  };
  const isTerminal = () => plain === undefined && opened().isTTY === true;
  return {
    write: (text) => {
      // What follows on something that the stream was given has to stand behind it.
      const left = plain === undefined || stream !== undefined ? text : plain(text);
      if (left.length > 0) opened().write(left);
    },
    get isTerminal() {
      return isTerminal();
    },
    get columns() {
      return isTerminal() ? opened().columns : columns;
    },
    get rows() {
      return isTerminal() ? opened().rows : undefined;
    },
    isWritten: () => stream === undefined || (stream.writableLength === 0 && stream.errored === null),
  };
}
