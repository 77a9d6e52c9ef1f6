import type { Command } from "commander";
import type { ExitStatus, Host } from "../host/host.js";

/** What a command adds itself to, and how it says how it went. */
export interface CommandContext {
  readonly host: Host;
  /** May be called more than once: the worst status counts. */
  finish(status: ExitStatus): void;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, context: CommandContext) => void;
