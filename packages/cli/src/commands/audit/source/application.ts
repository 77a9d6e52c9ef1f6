import { type Host, UsageError } from "../../../host/host.js";
import type { Source } from "./source.js";

export async function openApplication(_app: string, _python: string | undefined, _host: Host): Promise<Source> {
  throw new UsageError("an application cannot be read yet");
}
