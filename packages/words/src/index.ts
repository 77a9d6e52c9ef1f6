export { displayWidth } from "./display-width.js";
export { escapeLine } from "./escape-line.js";
export { escapeXml } from "./escape-xml.js";
export { fitText } from "./fit-text.js";
export { formatDuration } from "./format-duration.js";
export { formatCount, formatNumber, formatShare } from "./format-number.js";
export { parseDuration } from "./parse-duration.js";
export { safeLine } from "./safe-line.js";
export { wrapText } from "./wrap-text.js";
