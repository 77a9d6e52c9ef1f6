import { safeLine } from "./columns.js";

/** Text as it may stand between tags and in attributes, whatever it contains. */
export function escapeXml(text: string): string {
  return safeLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
