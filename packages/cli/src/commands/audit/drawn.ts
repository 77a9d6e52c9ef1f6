import type { Audit } from "@slotwise/audit";
import { type Host, UsageError } from "../../host/host.js";
import type { AuditFlags, DrawnTime } from "./options.js";

/** The picture for the terminal: lines that end with a line break, as wide as it is; empty where nothing can be drawn. */
export function drawn(_audit: Audit, _time: DrawnTime | undefined, _host: Host): string {
  return "";
}

/** Writes the pictures that are asked for. */
export function writePictures(
  _audit: Audit,
  _time: DrawnTime | undefined,
  { svg, html }: Pick<AuditFlags, "svg" | "html">,
  _host: Host,
): void {
  if (svg !== undefined || html !== undefined) throw new UsageError("pictures cannot be written yet");
}
