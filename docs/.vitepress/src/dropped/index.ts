// What the page has of the audit of a dropped file. What runs beside it is `worker/main.ts`, a script of its own.

export { type Dropped, openDropped } from "./open-dropped.js";
export { type DroppedView, showDropped } from "./show-dropped.js";
export { isForAudit } from "./sort-dropped.js";
