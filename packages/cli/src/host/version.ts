import { safeLine } from "@slotwise/words";
import type { Host } from "./host.js";

/** Filled in when the command is bundled. */
declare const SLOTWISE_VERSION: string | undefined;

/** The version of this command. */
export const VERSION: string = typeof SLOTWISE_VERSION === "string" ? SLOTWISE_VERSION : "0.0.0-source";

const VERSION_FLAGS: readonly string[] = ["-V", "--version"];
const VERBOSE = "--verbose";

/** Whether the version is asked for with what it runs on, and nothing else. */
export function isVersionInDetail(args: readonly string[]): boolean {
  return args.length === 2 && args.includes(VERBOSE) && args.some((each) => VERSION_FLAGS.includes(each));
}

/** The version, and the Node and the program that answer; the package on PyPI adds why that Node, and its own Python. */
export function versionInDetail({ environment }: Pick<Host, "environment">): string {
  const started = environment.SLOTWISE_STARTED_BY?.split("\n") ?? [];
  return [
    `slotwise ${VERSION}`,
    `Node ${process.versions.node}: ${process.execPath}`,
    `program: ${import.meta.filename}`,
    ...started,
  ]
    .map((line) => `${safeLine(line)}\n`)
    .join("");
}
