import { UsageError } from "../host/host.js";

const DEFAULT_TIMEOUT_SECONDS = 10;

/** `--timeout`: how many seconds a target may be silent. @throws UsageError */
export function parseTimeout(text: string | undefined): number {
  if (text === undefined) return DEFAULT_TIMEOUT_SECONDS;
  const value = Number(/^(\d+(?:\.\d+)?)s?$/.exec(text)?.[1]);
  if (value > 0 && value <= 86_400) return value;
  throw new UsageError(`--timeout is "${text}", but must be a number of seconds above 0, such as 10`);
}
