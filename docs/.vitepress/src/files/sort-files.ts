import { MOST_BYTES } from "@slotwise/project";
import { isForAudit } from "../dropped/index.js";
import type { PlaygroundFile } from "../link/playground-state.js";
import type { DroppedFile } from "./dropped-files.js";
import { type Evidence, evidenceAmong } from "./evidence.js";

/** What was dropped, by what can be done with it. */
export interface SortedFiles {
  /** What may tell what a fleet did: records, or a store with its log. Undefined where there is none. */
  readonly evidence: Evidence | undefined;
  /** What may be settings. */
  readonly texts: readonly PlaygroundFile[];
  /** A sentence for each file that is neither, or too many of them in one. */
  readonly left: readonly string[];
}

/** All texts of a folder together, at most. */
const MOST_TEXT_BYTES = 20_000_000;

export async function sortFiles(dropped: readonly DroppedFile[]): Promise<SortedFiles> {
  const evidence: DroppedFile[] = [];
  const texts: PlaygroundFile[] = [];
  const tooLarge: string[] = [];
  const binary: string[] = [];
  let bytes = 0;
  for (const each of dropped) {
    const { path, file } = each;
    if (isCalledRecords(file) || (await isForAudit(file))) evidence.push(each);
    else if (file.size > MOST_BYTES || bytes + file.size > MOST_TEXT_BYTES) tooLarge.push(path);
    else {
      const text = await textOf(file);
      bytes += file.size;
      if (text === undefined) binary.push(path);
      else texts.push({ path, text });
    }
  }
  return {
    evidence: evidenceAmong(evidence),
    texts,
    left: [...leftWords(tooLarge, "too large for settings"), ...leftWords(binary, "no text, and no SQLite database")],
  };
}

/** Undefined where it is no text, or cannot be read. */
async function textOf(file: File): Promise<string | undefined> {
  try {
    // A byte order mark stays: it is part of what pynenc reads.
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

function leftWords(paths: readonly string[], why: string): readonly string[] {
  const [first] = paths;
  if (first === undefined) return [];
  return [paths.length === 1 ? `${first} is ${why}.` : `${first} and ${paths.length - 1} more are ${why}.`];
}

/** Whoever drops a file of that name means records: where it holds none they want to know why. */
function isCalledRecords({ name }: File): boolean {
  return /\.(jsonl|ndjson)$/i.test(name);
}
