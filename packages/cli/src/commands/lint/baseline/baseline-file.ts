import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { Finding } from "@slotwise/language-service";
import { isWithin } from "../../../files/is-within.js";
import { readText } from "../../../files/read-text.js";
import { writeNamedFile } from "../../../files/write-file.js";
import { type Host, UsageError } from "../../../host/host.js";
import { type Accepted, applyBaseline, countFindings, staleEntries } from "./apply-baseline.js";
import { type Baseline, formatBaseline, parseBaseline } from "./baseline.js";

export interface BaselineOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/**
 * Leaves out what the baseline accepts, says on standard error what it accepts in vain, and writes it when asked.
 * @param paths what the run looked at
 * @throws UsageError when the baseline cannot be read or written
 */
export function withBaseline(
  findings: readonly Finding[],
  { baseline: file, updateBaseline }: BaselineOptions,
  paths: readonly string[],
  host: Host,
): Accepted {
  if (file === undefined) return { reported: findings, accepted: 0 };
  const folder = dirname(resolve(host.currentFolder, file));
  const keyOf = (name: string) => relative(folder, resolve(host.currentFolder, name)).split(sep).join("/");
  const named = (paths.length === 0 ? ["."] : paths).map((path) => resolve(host.currentFolder, path));
  const isCovered = (key: string) => {
    const path = resolve(folder, key);
    return !existsSync(path) || named.some((each) => isWithin(path, each));
  };
  const today = countFindings(findings, keyOf);
  if (updateBaseline === true) {
    const others = [...readBaseline(file, host, true)].filter(([key]) => !isCovered(key));
    const updated: Baseline = new Map([...others, ...today]);
    writeNamedFile(file, formatBaseline(updated), host);
    return applyBaseline(findings, updated, keyOf);
  }
  const baseline = readBaseline(file, host, false);
  for (const entry of staleEntries(baseline, today, isCovered)) {
    const now = entry.today === 0 ? "there are none" : `there ${entry.today === 1 ? "is" : "are"} ${entry.today}`;
    host.stderr.write(
      `slotwise: ${file} accepts ${entry.accepted} ${entry.rule} in ${entry.file}, but ${now}; --update-baseline takes that out\n`,
    );
  }
  return applyBaseline(findings, baseline, keyOf);
}

function readBaseline(file: string, { currentFolder }: Host, mayBeMissing: boolean): Baseline {
  const path = resolve(currentFolder, file);
  if (mayBeMissing && !existsSync(path)) return new Map();
  const read = readText(path);
  if (read.kind === "text") return parseBaseline(read.text, file);
  throw new UsageError(`the baseline ${file} was not read: ${read.reason}; --update-baseline writes it`);
}
