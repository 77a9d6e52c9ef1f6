import type { Declarations, Reach } from "@slotwise/project";
import type { Host } from "../../../host/host.js";
import { type FoundSettings, foundAt } from "../../../project/judged.js";
import type { AuditFlags } from "../options.js";

/**
 * Of a folder that nobody named. Who audits may stand anywhere, in the root of a machine too, and wants an answer within a
 * second: settings lie near.
 */
const NEAR: Reach = { entries: 10_000, depth: 8, files: 500, read: 200 };

/**
 * The settings that an audit goes by: all there are at the path that is named, else those near.
 * @throws NotJudgedError for a file that cannot be read
 */
export function settingsAt(
  { settings }: Pick<AuditFlags, "settings">,
  declarations: Declarations,
  host: Host,
): Promise<FoundSettings> {
  return settings === undefined ? foundAt(undefined, declarations, host, NEAR) : foundAt(settings, declarations, host);
}
