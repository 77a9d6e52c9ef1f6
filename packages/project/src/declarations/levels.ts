import type { Severity } from "./severity.js";

/** How bad a rule's finding is, or that the rule is not asked. */
export type Level = Severity | "off";

export const LEVELS: readonly Level[] = ["error", "warning", "info", "off"];

export function parseLevel(text: string): Level | undefined {
  return LEVELS.find((level) => level === text);
}

/** A rule's name and its level, read; or which of the two cannot be meant. Each place says so in its own words. */
export type ReadLevel =
  | { readonly kind: "level"; readonly level: Level }
  | { readonly kind: "no-rule" }
  | { readonly kind: "no-level" };

/** @param text undefined for what is no text at all */
export function readLevel(name: string, text: string | undefined, ruleNames: readonly string[]): ReadLevel {
  if (!ruleNames.includes(name)) return { kind: "no-rule" };
  const level = text === undefined ? undefined : parseLevel(text);
  return level === undefined ? { kind: "no-level" } : { kind: "level", level };
}
