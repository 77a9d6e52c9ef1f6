import type { MessageReader, MessageWriter } from "vscode-jsonrpc";

/** A server that was started: a process of its own, or a worker. */
export interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Once, when the server is gone for whatever reason. */
  onExit(listener: (reason: string) => void): void;
  /** Ends it at once. */
  kill(): void;
}
