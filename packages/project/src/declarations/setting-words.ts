import type { OwnExample } from "./own-setting.js";

/** The first sentence of a description, as what stands among others: without its capital and its full stop. */
export function inBrief(description: string): string {
  const [first = ""] = description.split(/\.(?:\s|$)/);
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}

/** A value as TOML writes it on one line. */
export function exampleInToml(value: OwnExample): string {
  if (isList(value)) return `[${value.map(exampleInToml).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, each]) => {
    return `${/^[\w-]+$/.test(key) ? key : JSON.stringify(key)} = ${exampleInToml(each)}`;
  });
  return `{ ${entries.join(", ")} }`;
}

function isList(value: OwnExample): value is readonly OwnExample[] {
  return Array.isArray(value);
}
