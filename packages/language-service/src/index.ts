export { analyse, analyseProject } from "./analyse.js";
export * from "./judge.js";
export { readDocument } from "./read-document.js";
export { ALL_READERS } from "./readers.js";
