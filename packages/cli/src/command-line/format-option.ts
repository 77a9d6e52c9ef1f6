import { printableJson } from "@slotwise/words";
import { Option } from "commander";

/** How a command that judges one path reports: for people, for grep, for programs. */
export type ShortFormat = "pretty" | "concise" | "json";

const SHORT_FORMATS: readonly ShortFormat[] = ["pretty", "concise", "json"];

/** `--format pretty|concise|json` */
export function formatOption(): Option {
  return new Option("--format <format>", "how to report").choices(SHORT_FORMATS).default("pretty");
}

/** Raised when a field changes its meaning or goes away; new fields may come at any time. */
const SCHEMA_VERSION = 1;

/** A report for programs. */
export function jsonText(report: Readonly<Record<string, unknown>>): string {
  return `${printableJson({ schemaVersion: SCHEMA_VERSION, ...report }, 2)}\n`;
}
