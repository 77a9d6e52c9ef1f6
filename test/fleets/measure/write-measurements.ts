import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";

/** Puts what was measured beside the sources; `pnpm generate` makes docs/measured.md of it. */
export function writeMeasurements(name: string, python: string, rows: object): void {
  const version = spawnSync(python, ["-c", "import platform; print(platform.python_version())"], { encoding: "utf8" });
  const measured = {
    measuredOn: new Date().toISOString().slice(0, 10),
    python: version.stdout.trim(),
    cores: availableParallelism(),
    load: round(loadavg()[1] ?? 0, 1),
    rows,
  };
  const path = fileURLToPath(new URL(`../measurements/${name}.json`, import.meta.url));
  writeFileSync(path, `${rowByRow(measured, "")}\n`);
}

/** JSON with a line for each row, so that a difference between two measurements can be read. */
function rowByRow(value: object, indent: string): string {
  const inner = `${indent}  `;
  const isRow = "plan" in value;
  if (isRow) return JSON.stringify(value);
  const text = (each: unknown) =>
    typeof each === "object" && each !== null ? rowByRow(each, inner) : JSON.stringify(each);
  if (Array.isArray(value)) return `[\n${value.map((each) => inner + text(each)).join(",\n")}\n${indent}]`;
  const members = Object.entries(value).map(([key, each]) => `${inner}${JSON.stringify(key)}: ${text(each)}`);
  return `{\n${members.join(",\n")}\n${indent}}`;
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** The value that a share of all values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
