export { displayWidth, fitWidth, safeLine, wrapText } from "./columns.js";
export { escapeXml } from "./escape-xml.js";
export { formatDuration } from "./format-duration.js";
export { formatCount, formatNumber, formatShare } from "./format-number.js";
export { parseDuration } from "./parse-duration.js";
