import { escapeXml } from "./escape-xml.js";
import { safeLine } from "./safe-line.js";

/** One line as it may stand in markup: a line break is as much out of place in it as what turns the reading direction. */
export function escapeLine(line: string): string {
  return escapeXml(safeLine(line));
}
