import type { Records } from "@slotwise/audit";
import { UsageError } from "../../../host/host.js";

/** Records as lines of JSON, to be taken home and audited there. */
export function recordLines(_records: Records, _isAnonymous: boolean): string {
  throw new UsageError("--format records cannot be written yet");
}
